import fc, { type Arbitrary, cloneMethod, toStringMethod } from 'fast-check';
import { type Choice, type Model, plainnesses } from '../../sim/model.ts';
import { choiceLabel, enabledChoices, initialState, isQuiescent, plainnessOfChoice, step } from '../../sim/step.ts';
import { type ModelRun, runOfChoices } from './model-run.ts';

export interface StepperOptions {
  /** So many steps are drawn at most; after them the plainest goes on. Absent: 100. */
  readonly maxDrawn?: number;
  /** The most steps that `next` and `take` take, because some models never come to an end. Absent: 1,000. */
  readonly maxSteps?: number;
}

/**
 * Runs one step after the other, and lets a test look and take part in between, like `fc.scheduler` does with promises.
 * What is drawn shrinks towards fewer changes of the actor, and to steps in their usual course.
 */
export interface Stepper<S> {
  readonly model: Model<S>;
  /** Lent: it changes with every step. */
  readonly state: Readonly<S>;
  /** Names of what may happen now. */
  enabled(): string[];
  /** Takes the step that was drawn; undefined where nothing is possible, or after `maxSteps` steps. */
  next(): string | undefined;
  /** Takes this step. Throws an Error that lists what is possible, where it is not, and after `maxSteps` steps. */
  take(name: string): void;
  /** Goes on as drawn, until nothing that must happen is left, a property is violated, or after so many steps. */
  finish(maxSteps?: number): ModelRun<S>;
  /** What was taken so far, up to the first violation. */
  run(): ModelRun<S>;
}

export function steppers<S>(
  model: Model<S>,
  { maxDrawn = 100, maxSteps = STEPS_MAX }: StepperOptions = {},
): Arbitrary<Stepper<S>> {
  const draws = fc.array(stepDraws, { maxLength: maxDrawn, size: 'max' });
  return draws.map((drawn) => createStepper(model, drawn, { maxSteps }));
}

const STEPS_MAX = 1000;

/** The first enabled choice is the plainest, so zeros draw the plainest run. */
export const stepDraws = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.nat(999) });

/** @param draws  for each step which of the enabled choices it takes, the plainest first, round and round */
export function createStepper<S>(
  model: Model<S>,
  draws: readonly number[] = [],
  { maxSteps = STEPS_MAX }: Pick<StepperOptions, 'maxSteps'> = {},
): Stepper<S> {
  return stepperWith(model, draws, maxSteps, { last: [] });
}

/** A copy that fast-check makes begins anew, and what it took is what a report shows. */
interface Shown {
  last: readonly Choice[];
}

function stepperWith<S>(model: Model<S>, draws: readonly number[], most: number, shown: Shown) {
  const state = initialState(model);
  const taken: Choice[] = [];
  const apply = (choice: Choice): string => {
    step(model, state, choice);
    taken.push(choice);
    shown.last = [...taken];
    return choiceLabel(model, choice);
  };
  const run = (): ModelRun<S> => runOfChoices(model, taken);
  const next = (): string | undefined => {
    if (taken.length >= most) return undefined;
    const enabled = plainestFirst(model, enabledChoices(model, state), taken.at(-1));
    const choice = enabled[(draws[taken.length] ?? 0) % Math.max(1, enabled.length)];
    return choice === undefined ? undefined : apply(choice);
  };
  return {
    model,
    state,
    enabled: () => enabledChoices(model, state).map((choice) => choiceLabel(model, choice)),
    next,
    take: (name: string) => {
      if (taken.length >= most) throw new Error(`${most} steps were taken; maxSteps of the stepper sets the limit`);
      const enabled = enabledChoices(model, state);
      const choice = enabled.find((one) => choiceLabel(model, one) === name);
      if (choice === undefined) {
        const possible = enabled.map((one) => choiceLabel(model, one)).join(', ');
        throw new Error(`${name} is not possible; possible: ${possible || 'nothing'}`);
      }
      apply(choice);
    },
    finish: (maxSteps = most) => {
      while (taken.length < maxSteps && !isQuiescent(model, state) && !violates(model, state) && next() !== undefined);
      return run();
    },
    run,
    [cloneMethod]: () => stepperWith(model, draws, most, shown),
    [toStringMethod]: () =>
      `${shown.last.length} steps: ${JSON.stringify(shown.last.map((one) => choiceLabel(model, one)))}`,
  };
}

const violates = <S>(model: Model<S>, state: S): boolean =>
  model.properties.some(({ kind, at, holds }) => kind === 'always' && at === undefined && !holds(state));

/** Who acted last goes on, then what is usual before what is rare; equal ones in the order of the model. */
export function plainestFirst<S>(model: Model<S>, enabled: readonly Choice[], last: Choice | undefined): Choice[] {
  const actor = last === undefined ? undefined : model.actions[last.action]!.actor;
  const rank = (choice: Choice): number =>
    2 * plainnesses.indexOf(plainnessOfChoice(model, choice)) + (model.actions[choice.action]!.actor === actor ? 0 : 1);
  return [...enabled].sort((a, b) => rank(a) - rank(b));
}
