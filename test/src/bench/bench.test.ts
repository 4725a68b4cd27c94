import { describe, expect, test } from 'vitest';
import { mig } from '../../../sim/models/mig.ts';
import { benchmarks } from '../../../src/bench/cases.ts';
import type { Measurement } from '../../../src/bench/measure.ts';
import { migPromela } from '../../../src/bench/promela-mig.ts';
import { caseResult, spreadOf } from '../../../src/bench/result.ts';
import { buildVerifier, readReport, spinVersion } from '../../../src/bench/spin.ts';
import { formatTable } from '../../../src/bench/table.ts';
import { explore } from '../../../src/search/explore.ts';

const measured = (changes: Partial<Measurement>): Measurement => ({
  states: 1000,
  transitions: 5000,
  elapsedMs: 100,
  bytesPerState: 20,
  ...changes,
});

test('the spread of an even number of values has the middle of the two middle ones as its median', () => {
  expect(spreadOf([4, 1, 3, 10])).toEqual({ median: 3.5, min: 1, max: 10 });
  expect(spreadOf([7])).toEqual({ median: 7, min: 7, max: 7 });
});

test('ratios compare the runs of the same round', () => {
  const { tools } = caseResult('demo', {
    engine: [measured({ elapsedMs: 100 }), measured({ elapsedMs: 400 })],
    spin: [measured({ elapsedMs: 200 }), measured({ elapsedMs: 200 })],
    baseline: [measured({ elapsedMs: 1000 })],
  });
  expect(tools.map(({ tool, runs, engineRatio }) => [tool, runs, engineRatio])).toEqual([
    ['engine', 2, { median: 1, min: 1, max: 1 }],
    ['spin', 2, { median: 1.25, min: 0.5, max: 2 }],
    ['baseline', 1, { median: 10, min: 10, max: 10 }],
  ]);
});

test('tools that disagree are not compared', () => {
  const engine = [measured({})];
  expect(() => caseResult('demo', { engine, baseline: [], spin: [measured({ states: 999 })] })).toThrow(
    'demo: spin found 999 states and 5000 transitions, the engine 1000 and 5000',
  );
  expect(() => caseResult('demo', { engine, baseline: [measured({ transitions: 5001 })], spin: [] })).toThrow(
    'baseline',
  );
});

test('the table has one line for each tool of each case', () => {
  const table = formatTable({ node: 'v1' }, [
    caseResult('demo', { engine: [measured({})], baseline: [measured({})], spin: [] }),
  ]);
  expect(table.split('\n').filter((line) => line.startsWith('demo'))).toEqual([
    expect.stringContaining('engine'),
    expect.stringMatching(/baseline.*1,000.*5,000.*0\.10.*10,000.*20\.0.*1\.00$/),
  ]);
});

test('case names are unique', () => {
  expect(new Set(benchmarks.map(({ name }) => name)).size).toBe(benchmarks.length);
});

describe("SPIN's report", () => {
  const report = [
    'State-vector 28 byte, depth reached 107, errors: 0',
    '   560978 states, stored',
    '1.1530794e+08 transitions (= stored+matched)',
    '   25.947\tactual memory usage for states',
    'pan: elapsed time 0.69 seconds',
  ].join('\n');

  test('is read', () => {
    const { states, transitions, elapsedMs, bytesPerState } = readReport(report);
    expect([states, transitions, Math.round(elapsedMs), Math.round(bytesPerState)]).toEqual([
      560_978, 115_307_939, 690, 48,
    ]);
  });

  test.each([
    ['an error', report.replace('errors: 0', 'errors: 1'), 'found an error'],
    ['a search that was cut off', `error: max search depth too small\n${report}`, 'not exhaustive'],
    ['no time', report.replace('elapsed', ''), 'has no'],
  ])('is refused with %s', (_, spoilt, message) => {
    expect(() => readReport(spoilt)).toThrow(message);
  });
});

test.skipIf(spinVersion() === undefined)(
  'SPIN finds the same states of mig (needs spin and gcc: apt-get install spin gcc)',
  { timeout: 60_000 },
  () => {
    const options = { sectors: 3, versions: 2, fix: true };
    const verifier = buildVerifier(migPromela(options), { maxDepth: 100_000, hashBits: 18 });
    try {
      const { states, transitions } = explore(mig(options));
      expect(verifier.run()).toMatchObject({ states, transitions });
    } finally {
      verifier.remove();
    }
  },
);
