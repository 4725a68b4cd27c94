import { describe, expect, test } from 'vitest';
import { catalogue } from '../../../sim/storage/catalogue.ts';
import type { StorageOptions } from '../../../sim/storage/options.ts';
import type { ObservedOutcome } from '../../../src/check/observed.ts';
import { commandLine, headerLines } from '../../../src/report/header.ts';
import { byteSize, counted, duration, grouped, roundedMs } from '../../../src/report/numbers.ts';
import { observedText, shorterObservedTexts } from '../../../src/report/observed-text.ts';
import { outcomeSetText, shorterSetTexts } from '../../../src/report/outcome-set.ts';
import { storageLabel } from '../../../src/report/storage-label.ts';
import { createTheme, plainTheme } from '../../../src/report/theme.ts';
import { outcome } from '../check/outcomes.ts';
import { header } from './load.ts';

const ascii = createTheme({ unicode: false, width: 80 });

test('numbers, sizes and times are readable', () => {
  expect([grouped(0), grouped(999), grouped(1000), grouped(12880462)]).toEqual(['0', '999', '1,000', '12,880,462']);
  expect([counted(1, 'scenario'), counted(2, 'scenario')]).toEqual(['1 scenario', '2 scenarios']);
  expect([duration(3.4), duration(1949), duration(59_949), duration(125_000)]).toEqual([
    '3 ms',
    '1.9 s',
    '59.9 s',
    '2 min 5 s',
  ]);
  expect([byteSize(17), byteSize(2 ** 31), byteSize(1_572_864)]).toEqual(['17 bytes', '2 GiB', '1.5 MiB']);
});

describe('a set of outcomes', () => {
  const found = (all: readonly Readonly<Record<string, string>>[], complete = true) => ({
    outcomes: all.map((values) => ({ outcome: outcome(values) })),
    figures: { complete },
  });

  test('lists what varies first', () => {
    const set = found([
      { before: '0', after: '0!' },
      { before: '0', after: '1' },
    ]);
    expect(outcomeSetText(set, plainTheme)).toBe('after ∈ {0!, 1}; before = 0');
    expect(outcomeSetText(set, ascii)).toBe('after in {0!, 1}; before = 0');
    expect(shorterSetTexts(set, plainTheme)).toEqual(['after ∈ {0!, 1}', '2 outcomes, 1 old!']);
  });

  test('splits a product, and keeps together what depends on each other', () => {
    const all = ['0', '1'].flatMap((a) => ['0!', '1'].map((b) => ({ a, b })));
    expect(outcomeSetText(found(all), plainTheme)).toBe('a ∈ {0, 1}; b ∈ {0!, 1}');
    expect(outcomeSetText(found(all.slice(0, 3)), plainTheme)).toBe('(a, b) ∈ {(0, 0!), (0, 1), (1, 0!)}');
  });

  test('may be empty, or of runs that read nothing', () => {
    expect(outcomeSetText(found([]), plainTheme)).toBe('0 outcomes');
    expect(outcomeSetText(found([{}]), plainTheme)).toBe('1 outcome');
  });

  test('of a search that is not complete does not pretend to be all', () => {
    expect(outcomeSetText(found([], false), plainTheme)).toBe('none found yet');
    expect(shorterSetTexts(found([], false), plainTheme)).toEqual(['none found yet']);
    expect(outcomeSetText(found([{ after: '0!' }], false), plainTheme)).toBe('so far after = 0!');
    expect(shorterSetTexts(found([{ after: '0!' }], false), plainTheme)).toEqual(['so far 1 outcome, old!']);
  });
});

describe('what real systems did', () => {
  const seen = (
    registers: Readonly<Record<string, string>>,
    count: number,
    standing: ObservedOutcome['standing'] = 'inside',
  ) => ({ id: 'a', count, registers, standing });

  test('adds up equal outcomes, the most frequent first', () => {
    const observed = [seen({ x: 'bb' }, 2), seen({ x: 'aa' }, 5), seen({ x: 'bb' }, 1)];
    expect(observedText(observed, plainTheme)).toBe('5 × aa, 3 × bb ✓');
    expect(shorterObservedTexts(observed, plainTheme)).toEqual(['8 runs ✓']);
    expect(observedText([seen({ x: 'aa', y: 'bb' }, 20)], ascii)).toBe('20 x (aa, bb) +');
    expect(observedText([], plainTheme)).toBe('');
  });

  test('shows only what the model does not allow, where there is such', () => {
    const observed = [seen({ x: 'aa' }, 5), seen({ x: 'cc' }, 3, 'outside')];
    expect(observedText(observed, plainTheme)).toBe('✗ 3 × cc');
    expect(shorterObservedTexts(observed, plainTheme)).toEqual(['✗ 3 runs']);
    expect(observedText([seen({ x: 'aa' }, 5), seen({ x: 'cc' }, 3, 'not-reached')], plainTheme)).toBe('? 3 × cc');
  });
});

test('the storage is named as its file names it, with what is unusual', () => {
  const label = (storageName: string, storage: StorageOptions) => storageLabel({ storageName, litmus: { storage } });
  expect(label('gfs2', catalogue.gfs2.options)).toBe('gfs2');
  expect(label('krbd', catalogue.krbd.options)).toBe('krbd');
  expect(label('fc', { ...catalogue.fc.options, writeCache: true, localCache: 'writeback' })).toBe(
    'fc, write cache, local cache writeback',
  );
  expect(label('nfs', catalogue.nfs.options)).toBe('nfs 4.2');
  expect(label('nfs', { ...catalogue.nfs.options, version: '3', export: 'async', locks: 'local' })).toBe(
    'nfs 3, async, nolock',
  );
  expect(label('nfs', { ...catalogue.nfs.options, attributeCache: false })).toBe('nfs 4.2, actimeo=0');
  expect(label('nfs', { ...catalogue.nfs.options, attributeCache: false, synchronousWrites: true })).toBe(
    'nfs 4.2, noac',
  );
});

describe('the header', () => {
  test('is a command that can be pasted, and what it was run on', () => {
    expect(
      headerLines(
        {
          ...header,
          scenarios: { count: 96, hash: '0123456789abcdef' },
          limits: { maxStates: 5_000_000, maxBytes: 2 ** 31, timeLimitMs: 30_000 },
        },
        120,
      ),
    ).toEqual([
      'stalemate 0.1.0, model 1, Node 20.20.2: stalemate check scenarios',
      '96 scenarios, hash 0123456789abcdef; every interleaving, limits of each search: 5,000,000 states, 2 GiB, 30.0 s',
    ]);
    expect(commandLine(['check', "a b's.yaml", '*.yaml'])).toBe("stalemate check 'a b'\\''s.yaml' '*.yaml'");
  });

  test('says when rules are switched off, because then it is not about real systems', () => {
    expect(headerLines({ ...header, seed: '7', withoutRules: ['page-cache.hit'] }, 120)).toEqual([
      'stalemate 0.1.0, model 1, Node 20.20.2: stalemate check scenarios',
      'seed 7',
      'experiment: without rule page-cache.hit',
    ]);
  });

  test('keeps within the width, and the command can still be pasted', () => {
    const lines = headerLines(
      {
        ...header,
        arguments: ['check', 'a b.yaml', 'scenarios/litmus', '--max-states', '5M'],
        limits: { maxBytes: 2 ** 31 },
      },
      40,
    );
    expect(lines).toEqual([
      'stalemate 0.1.0, model 1, Node 20.20.2:',
      "  stalemate check 'a b.yaml' \\",
      '    scenarios/litmus --max-states 5M',
      'every interleaving, limits of each',
      '  search: 2 GiB',
    ]);
  });
});

test('times say no more than a clock knows', () => {
  expect([roundedMs(17.2345678), roundedMs(0.04), roundedMs(1234)]).toEqual([17.2, 0, 1234]);
});
