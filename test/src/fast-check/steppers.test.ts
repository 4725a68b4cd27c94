import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defineState, initialState, int, type Model, type StateOf } from '../../../sim/index.ts';
import {
  createStepper,
  modelCommands,
  plainConfiguration,
  plainProcess,
  steppers,
  systemOf,
} from '../../../src/fast-check/index.ts';
import { contextSwitches } from '../../../src/fast-check/run-shrinks.ts';

const old = { ...plainProcess, qemu: '2011', cache: 'writeback' } as const;
const { model } = systemOf({ ...plainConfiguration, source: old, destination: old });

describe('a stepper', () => {
  test('takes the plainest run where nothing is drawn', () => {
    const run = createStepper(model, []).finish();
    expect(run).toMatchObject({ ended: true, model });
    expect(contextSwitches(model, run.trace)).toBeLessThan(10);
  });

  test('lets a test choose, and refuses what is impossible', () => {
    const stepper = createStepper(model, []);
    expect(stepper.enabled()).toContain('D.open');
    stepper.take('D.open');
    expect(stepper.enabled()).not.toContain('D.open');
    expect(() => stepper.take('D.open')).toThrow('D.open is not possible; possible: ');
    expect(stepper.run().trace).toHaveLength(1);
  });

  test('ends after so many steps, because some models have no end', () => {
    const stepper = createStepper(counter, [], { maxSteps: 5 });
    for (let at = 0; at < 2; at++) {
      stepper.take('add 1');
      stepper.take('reset');
    }
    expect([stepper.next(), stepper.next()]).toEqual(['add 1', undefined]);
    expect(() => stepper.take('reset')).toThrow('5 steps were taken');
  });

  test('finds what goes wrong, shrinks it, and shows what was taken', () => {
    const { counterexample, seed, counterexamplePath } = fc.check(
      fc.property(steppers(model), (stepper) => stepper.finish().violated === undefined),
      { seed: 4, numRuns: 2000 },
    );
    const text = fc.stringify(counterexample![0]);
    expect(text).toMatch(/^\d+ steps: \["/);
    const again = fc.check(
      fc.property(steppers(model), (stepper) => stepper.finish().violated === undefined),
      { seed, path: counterexamplePath!, endOnFailure: true },
    );
    expect(fc.stringify(again.counterexample![0])).toBe(text);
  });
});

const shape = defineState({ value: int(3) });
type Counter = StateOf<typeof shape>;
const counter: Model<Counter> = {
  name: 'counter',
  shape,
  actions: [
    {
      name: 'add',
      actor: 'user',
      choices: ['1', '2'],
      enabled: (s, choice) => s.value + choice + 1 <= 3,
      apply: (s, choice) => {
        s.value += choice + 1;
      },
    },
    {
      name: 'reset',
      actor: 'user',
      choices: [''],
      enabled: (s) => s.value > 0,
      apply: (s) => {
        s.value = 0;
      },
    },
  ],
  properties: [],
};

describe('the commands of a model', () => {
  test('are executed steps, and not skipped ones', () => {
    const lengths: number[] = [];
    const commands = fc.commands(
      modelCommands(model, {
        take: (real: { steps: number }) => {
          real.steps++;
        },
      }),
      { maxCommands: 60, size: 'max' },
    );
    const property = fc.property(commands, (drawn) => {
      const real = { steps: 0 };
      fc.modelRun(() => ({ model: initialState(model), real }), drawn);
      lengths.push(real.steps);
    });
    fc.assert(property, { seed: 1 });
    expect(lengths.sort((a, b) => a - b)[50]).toBeGreaterThan(15);
  });

  const check = (implementation: { add: (amount: number, before: number) => number }) =>
    fc.check(
      fc.property(
        fc.commands(
          modelCommands<Counter, { value: number }>(counter, {
            take: (real, name) => {
              real.value = name === 'reset' ? 0 : implementation.add(Number(name.split(' ')[1]), real.value);
            },
            compare: (state, real) => expect(real.value).toBe(state.value),
          }),
          { maxCommands: 60, size: 'max' },
        ),
        (commands) => fc.modelRun(() => ({ model: initialState(counter), real: { value: 0 } }), commands),
      ),
      { seed: 1 },
    );

  test('hold a system of one\u2019s own to the model', () => {
    expect(check({ add: (amount, before) => before + amount }).failed).toBe(false);
  });

  test('find where it differs, with the fewest commands', () => {
    const { failed, counterexample } = check({ add: (amount, before) => Math.min(2, before + amount) });
    const commands = fc.stringify(counterexample![0]).replace(/ \/\*.*/, '');
    expect([failed, commands.split(',').sort()]).toEqual([true, ['add 1', 'add 2']]);
  });
});
