import '../../../src/fast-check/register-matchers.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createStepper,
  matchers,
  plainConfiguration,
  plainProcess,
  runOfChoices,
  runs,
  saveRun,
  systemOf,
} from '../../../src/fast-check/index.ts';
import { stalemate } from '../cli/harness.ts';

const old = { ...plainProcess, qemu: '2011', cache: 'writeback' } as const;
const unsafe = { ...plainConfiguration, source: old, destination: old };

/** What somebody reads whose expectation was not met. */
function messageOf(expectation: () => void): string {
  try {
    expectation();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('the expectation was met');
}

/** The file between the lines of a shell command. */
const fileIn = (message: string): string => /<<'END'\n([\s\S]*?\n)END$/m.exec(message)![1]!;

describe('toMigrateSafely', () => {
  test('holds for a configuration that nothing can go wrong in, and for no other', () => {
    expect(plainConfiguration).toMigrateSafely();
    expect(unsafe).not.toMigrateSafely();
  });

  test('says why, step by step, with a file that can be replayed', async () => {
    const message = messageOf(() => expect(unsafe).toMigrateSafely());
    expect(message).toContain('QEMU 2011 does not migrate safely: it can violate stale-read');
    expect(message).toContain('stale-read: ');
    expect(message).toMatch(/a run of \d+ steps\n {2}1 {2}/);
    expect(message).toContain("npx stalemate replay - <<'END'");
    const { exitCode, stdout } = await stalemate(['replay', '-'], { input: fileIn(message) });
    expect([exitCode, stdout.includes('violates stale-read')]).toEqual([0, true]);
  });

  test('tells apart what is not decided and what never moves', () => {
    expect(() => expect(plainConfiguration).toMigrateSafely({ maxStates: 10 })).toThrow('undecided');
    const blocked = { ...plainConfiguration, image: { ...plainConfiguration.image, format: 'vmdk' } } as const;
    expect(messageOf(() => expect(blocked).toMigrateSafely())).toContain('is vacuous');
  });

  test('takes the text of a scenario too, and says what is wrong with it', () => {
    expect(systemOf(plainConfiguration).text).toMigrateSafely();
    expect(() => expect('stalemate: 1').toMigrateSafely()).toThrow('title');
  });
});

test.each([
  [undefined, 'undefined is not a configuration'],
  [{ storage: 'iscsi' }, 'neither "steps" nor "migration"'],
  [{ migration: plainConfiguration.migration }, 'has no storage, image'],
  [{ storage: 'iscsi', steps: 'D: read x' }, 'are a list'],
  [{ ...unsafe, source: { ...old, qemu: '5.5' } }, 'expected: 2011, 1.0'],
])('toMigrateSafely says what it cannot take', (received, text) => {
  expect(() => expect(received).toMigrateSafely()).toThrow(text);
});

describe('toViolate', () => {
  const { model } = systemOf(unsafe);
  const drawn = fc.sample(runs(model), { seed: 1, numRuns: 300 });
  const bad = drawn.find(({ violated }) => violated === 'stale-read')!;
  const good = drawn.find(({ violated }) => violated === undefined)!;

  test('holds for a run that violates the property, or any', () => {
    expect(bad).toViolate('stale-read');
    expect(bad).toViolate();
    expect(bad).not.toViolate('split-brain');
    expect(good).not.toViolate();
  });

  test('says what the run violates instead, and where', () => {
    expect(messageOf(() => expect(bad).toViolate('split-brain'))).toContain(
      'does not violate split-brain, but stale-read',
    );
    expect(messageOf(() => expect(bad).not.toViolate())).toContain(`violates stale-read in step ${bad.trace.length}`);
  });

  test('explains the run of a stepper too, with a file that can be replayed', async () => {
    const message = messageOf(() => expect(runOfChoices(model, bad.trace)).not.toViolate());
    expect(message).toContain('What misled it is');
    expect((await stalemate(['replay', '-'], { input: fileIn(message) })).exitCode).toBe(0);
    expect(saveRun(runOfChoices(model, bad.trace))).toContain('violated: [stale-read]');
  });

  test('says what the run did that violates nothing', () => {
    expect(messageOf(() => expect(good).toViolate())).toContain(`${good.trace.length} steps of`);
  });

  test.each([
    [unsafe, 'toMigrateSafely takes a configuration'],
    [createStepper(model), 'stepper.run()'],
    [undefined, 'takes a run'],
  ])('says what it takes instead', (received, text) => {
    expect(() => expect(received).toViolate()).toThrow(text);
  });

  test('knows a property that is misspelt', () => {
    expect(() => expect(bad).toViolate('stale-reed')).toThrow('no property stale-reed');
  });
});

test('the matchers go into any expect.extend', () => {
  expect(Object.keys(matchers)).toEqual(['toMigrateSafely', 'toViolate']);
});
