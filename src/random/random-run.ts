import type { Choice, Model } from '../../sim/model.ts';
import { initialState, isFinished } from '../../sim/step.ts';
import { type SchedulerFactory, type SchedulerSetup, schedulersOf } from './scheduler.ts';
import type { Scheduler } from './scheduler-interface.ts';

export interface RandomRunOptions {
  readonly seed: string;
  readonly maxSteps: number;
}

export interface RandomRun {
  readonly trace: readonly Choice[];
  /** The property that its last state violates; nothing before did. */
  readonly violated?: string;
  /** Nothing that must happen is left. False where `maxSteps` or a violation ended it. */
  readonly ended: boolean;
}

/** Runs a model many times; what is the same in all runs is worked out once. */
export type Runner = (setup: SchedulerSetup, options: RandomRunOptions) => RandomRun;

/**
 * Each run begins at the initial state, goes where its scheduler says, and ends at the first violated property, when
 * nothing is enabled, in a `finished` state, or after `maxSteps` steps. `replay(model, trace)` repeats it.
 */
export function createRunner<S>(model: Model<S>): Runner {
  const known = new Map<string, SchedulerFactory>();
  const choices = choicesOf(model);
  return (setup, { seed, maxSteps }) => {
    const key = JSON.stringify(setup);
    const schedulers = known.get(key) ?? schedulersOf(setup, model);
    known.set(key, schedulers);
    return runAmong(model, choices, schedulers(seed), maxSteps);
  };
}

/** The same with a scheduler of one's own. */
export function runWith<S>(model: Model<S>, scheduler: Scheduler, maxSteps: number): RandomRun {
  return runAmong(model, choicesOf(model), scheduler, maxSteps);
}

function runAmong<S>(model: Model<S>, choices: readonly Choice[], scheduler: Scheduler, maxSteps: number): RandomRun {
  const always = model.properties.filter(({ kind }) => kind === 'always');
  const state = initialState(model);
  const trace: Choice[] = [];
  const enabled: Choice[] = [];
  for (;;) {
    enabled.length = 0;
    let mustHappen = false;
    if (!isFinished(model, state)) {
      for (const choice of choices) {
        const action = model.actions[choice.action]!;
        if (!action.enabled(state, choice.choice)) continue;
        enabled.push(choice);
        if (action.optional !== true) mustHappen = true;
      }
    }
    const violated = always.find((one) => (one.at === undefined || !mustHappen) && !one.holds(state))?.name;
    if (violated !== undefined) return { trace, violated, ended: false };
    if (enabled.length === 0 || trace.length >= maxSteps) return { trace, ended: !mustHappen };
    const choice = scheduler.choose(enabled, trace.length);
    if (choice === undefined) return { trace, ended: !mustHappen };
    trace.push(choice);
    model.actions[choice.action]!.apply(state, choice.choice);
    model.canonicalise?.(state);
  }
}

/** Every choice there can ever be, in model order. */
const choicesOf = <S>(model: Model<S>): Choice[] =>
  model.actions.flatMap(({ choices }, action) => choices.map((_, choice) => ({ action, choice })));
