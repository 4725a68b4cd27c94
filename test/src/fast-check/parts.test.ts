import '../../../src/fast-check/register-matchers.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  faults,
  handoffs,
  litmusPrograms,
  litmusText,
  migrations,
  plainConfiguration,
  runOfChoices,
  systemOf,
  workloads,
} from '../../../src/fast-check/index.ts';

const smallest = <T>(arbitrary: fc.Arbitrary<T>, isFine: (one: T) => boolean): T =>
  fc.check(
    fc.property(arbitrary, (one) => isFine(one)),
    { seed: 1, numRuns: 2000 },
  ).counterexample![0];

describe('parts of configurations', () => {
  test('workloads stay within what was asked for, do something, and shrink to one request', () => {
    const drawn = fc.sample(workloads({ writes: 3, reads: 0, flushes: 0, resizes: 1 }), { seed: 1, numRuns: 200 });
    for (const { writes, reads, flushes, resizes } of drawn) {
      expect([reads, flushes]).toEqual([0, 0]);
      expect(writes + resizes).toBeGreaterThan(0);
      expect(writes <= 3 && resizes <= 1).toBe(true);
    }
    expect(Math.max(...drawn.map(({ writes }) => writes))).toBe(3);
    expect(smallest(workloads(), ({ writes }) => writes < 1)).toEqual({
      ...plainConfiguration.guest,
      writes: 1,
      reads: 0,
      flushes: 0,
      sectors: [expect.any(String)],
    });
  });

  test('faults are possible with what they need, and shrink to none', () => {
    expect(smallest(faults(), () => false)).toEqual({});
    const cuts = smallest(faults(), (one) => one['cuts-are-for-good'] === undefined);
    expect(cuts).toEqual({ 'link-cut': 1, 'cuts-are-for-good': true });
    const among = fc.sample(faults({ among: ['host-crash', 'cancel'], kinds: 1 }), { seed: 1, numRuns: 100 });
    const names = new Set(among.flatMap((one) => Object.keys(one)));
    expect([...names].sort()).toEqual(['cancel', 'host-crash']);
    expect(among.every((one) => Object.keys(one).length <= 1)).toBe(true);
    expect(smallest(faults(), (one) => one['host-crash'] === undefined)).toEqual({ 'host-crash': { S: 1 } });
  });

  test('handoffs are of every kind, and shrink to that of the version', () => {
    const drawn = fc.sample(handoffs(), { seed: 1, numRuns: 200 });
    expect(new Set(drawn.map(({ kind }) => kind))).toEqual(new Set(['own', 'named', 'without', 'steps']));
    expect(smallest(handoffs(), () => false)).toEqual({ kind: 'own' });
  });
});

test('litmus programs are scenarios, and shrink to few and plain steps', () => {
  for (const program of fc.sample(litmusPrograms(), { seed: 1, numRuns: 100 })) systemOf(program);
  const program = smallest(litmusPrograms(), ({ steps }) => !JSON.stringify(steps).includes('fsync'));
  // fast-check drops the elements of a list from its start, so one may stay behind the one that matters.
  expect(program.steps.length).toBeLessThanOrEqual(3);
  expect(program.hosts).toEqual({ S: { opens: { p: 'buffered' } }, D: { opens: { p: 'buffered' } } });
  expect(litmusText(program, 'Mine')).toContain('title: Mine\n');
});

test('what is no scenario is refused with the reason', () => {
  const image = { format: 'qed', variations: [], allocated: [] } as const;
  expect(() => systemOf({ ...plainConfiguration, image })).toThrow('QED takes the end of its file');
  expect(() => systemOf({ storage: 'iscsi', steps: ['S: raed x -> r'] })).toThrow('read');
});

test('choices that a model does not have, or that are not possible, are skipped', () => {
  const { model } = systemOf(plainConfiguration);
  expect(runOfChoices(model, ['D.start', 'D.open', 'D.flies', 'D.open']).trace).toHaveLength(1);
});

test('a run that violates something tells its story, and how to see it again', () => {
  const run = smallest(migrations({ qemus: ['2011'], formats: ['qcow2'] }), ({ violated }) => violated === undefined);
  const message = (): void => {
    expect(run).not.toViolate(run.violated);
  };
  expect(message).toThrow(`the run violates ${run.violated} in step ${run.trace.length}`);
  expect(message).toThrow("npx stalemate replay - <<'END'");
  expect(message).toThrow(run.system.scenario.title);
});
