/** A run with every state on the way, for those who ask afterwards why it went as it did. */
import { codecOf } from '../codec.ts';
import type { Choice, Model } from '../model.ts';
import { initialState, step as take } from '../step.ts';
import { type RuleId, ruleIds } from './rules.ts';
import type { StorageState } from './state.ts';
import { storageModel } from './storage-model.ts';
import { buildWorld, type World } from './world.ts';

export interface Run {
  /** The initial state first: what choice `i` leads to is `states[i + 1]`. */
  readonly states: readonly StorageState[];
  /** The rules that took part in each choice, each once. */
  readonly fired: readonly (readonly RuleId[])[];
}

/** The last run of each model: every register of a run asks for the same one. Nobody changes what it gets. */
const known = new WeakMap<Model<StorageState>, { readonly choices: readonly Choice[]; readonly run: Run }>();

export function runOf(world: World, model: Model<StorageState>, choices: readonly Choice[]): Run {
  const last = known.get(model);
  if (last?.choices === choices && last.run.fired.length === choices.length) return last.run;
  const run = takeRun(world, model, choices);
  known.set(model, { choices, run });
  return run;
}

function takeRun(world: World, model: Model<StorageState>, choices: readonly Choice[]): Run {
  const copy = copierOf(model);
  const state = initialState(model);
  const states = [copy(state)];
  const fired = choices.map((choice) => {
    const { rules } = recorded(world, () => take(model, state, choice));
    states.push(copy(state));
    return rules;
  });
  return { states, fired };
}

/** Does something, and says which rules took part, each once, in the order in which they did. */
export function recorded<T>(world: World, act: () => T): { readonly result: T; readonly rules: RuleId[] } {
  const noted: RuleId[] = [];
  world.recorder.note = (rule) => noted.push(rule);
  try {
    const result = act();
    return { result, rules: [...new Set(noted)] };
  } finally {
    world.recorder.note = null;
  }
}

type Copier = (state: StorageState) => StorageState;

const copiers = new WeakMap<Model<StorageState>['shape'], Copier>();

/** A function that makes copies one may change, of states that may be frozen. */
export function copierOf({ shape }: Pick<Model<StorageState>, 'shape'>): Copier {
  const copier = copiers.get(shape) ?? newCopier(shape);
  copiers.set(shape, copier);
  return copier;
}

function newCopier(shape: Model<StorageState>['shape']): Copier {
  const codec = codecOf(shape, 'interpreted');
  const words = new Uint32Array(codec.words);
  return (state) => {
    const copy = codec.initial();
    codec.pack(state, words, 0);
    codec.unpack(words, 0, copy);
    return copy;
  };
}

/**
 * The rules without which a run would not have ended as it did: each alone, or, where several causes overlap, a
 * smallest group of them together.
 *
 * @param same  does a run without these rules end the same?
 */
export function decidingRules(candidates: readonly RuleId[], same: (without: readonly RuleId[]) => boolean): RuleId[] {
  const alone = candidates.filter((rule) => !same([rule]));
  if (alone.length > 0 || same(candidates)) return alone;
  let group = [...candidates];
  for (const rule of candidates) {
    const fewer = group.filter((other) => other !== rule);
    if (!same(fewer)) group = fewer;
  }
  return group;
}

/** The same choices in a world without some rules. @returns null when one of them is impossible there */
export function rerunWithout(
  world: World,
  choices: readonly Choice[],
  without: readonly RuleId[],
): { readonly world: World; readonly model: Model<StorageState>; readonly state: StorageState } | null {
  const off = ruleIds.filter((rule) => !world.enabled[rule]);
  const other = buildWorld(world.litmus, { quiet: world.quiet, withoutRules: [...off, ...without] });
  const model = storageModel(other);
  const state = initialState(model);
  for (const choice of choices) {
    if (model.actions[choice.action]?.enabled(state, choice.choice) !== true) return null;
    take(model, state, choice);
  }
  return { world: other, model, state };
}

export function lastIndex<T>(list: readonly T[], matches: (item: T, index: number) => boolean): number {
  for (let index = list.length - 1; index >= 0; index--) if (matches(list[index]!, index)) return index;
  return -1;
}
