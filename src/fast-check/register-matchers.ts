/**
 * Importing this module adds the matchers to `expect` of Vitest, with their types. Each test that put more than one run to
 * `toViolate` says how many steps they took, because a property about short runs says little.
 */
import { expect, onTestFinished, TestRunner } from 'vitest';
import { matchers, type StalemateMatchers } from './matchers.ts';
import type { ModelRun } from './model-run.ts';
import { type Steps, stepCounts, stepsOf, stepsText } from './steps-per-run.ts';

expect.extend({
  ...matchers,
  toViolate: (received: unknown, property?: string) => {
    const result = matchers.toViolate(received, property);
    countSteps(received as ModelRun<unknown>);
    return result;
  },
});

declare module 'vitest' {
  interface Matchers<T> extends StalemateMatchers<T> {}
}

const counted = new WeakMap<object, Steps[]>();

function countSteps(run: ModelRun<unknown>): void {
  const test = TestRunner.getCurrentTest();
  if (test === undefined) return;
  const known = counted.get(test);
  if (known !== undefined) {
    known.push(stepsOf(run));
    return;
  }
  const steps = [stepsOf(run)];
  counted.set(test, steps);
  onTestFinished(({ task }) => {
    // What failed tells its own steps, and its runs are those of the shrinking too.
    if (task.result?.state === 'fail' || steps.length < 2) return;
    console.info(`${steps.length} runs put to toViolate: ${stepsText(stepCounts(steps))}`);
  });
}
