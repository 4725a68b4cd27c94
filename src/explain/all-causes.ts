/**
 * The causes of a violation, one run for each, instead of one violation in many disguises.
 *
 * The shape of a causal slice is the set of its moving steps, each as who does what kind of thing and what kinds of
 * values that leaves (a page, a table, a version on the storage). Two violations have the same cause when their slices
 * have the same shape, or when the shape of one contains that of the other: then the smaller one is the cause, and the
 * rest only comes on top. Which sector or page it is, how often and in which order steps come, and everything that only
 * lets such a step happen makes no difference.
 */
import type { Model, Plainness, Trace } from '../../sim/model.ts';
import { plainnessOfChoice } from '../../sim/step.ts';
import type { StorageState } from '../../sim/storage/state.ts';
import type { Progress } from '../search/exploration.ts';
import type { Limits } from '../search/limits.ts';
import { type CausalSlice, causalSlice } from './causal-slice.ts';
import { violatingStates } from './violating-states.ts';

/** Violating states whose slices are compared, at some tens of milliseconds each. */
export const CAUSES_LOOKED_AT_MAX = 100;
/** States among which violating ones are looked for. */
export const CAUSES_STATES_MAX = 100_000;

export interface AllCauses {
  /** The nearest one first. */
  readonly causes: readonly DistinctCause[];
  readonly lookedAt: number;
  readonly violating: number;
  readonly states: number;
  /** Names of those that were in use. */
  readonly reductions: readonly string[];
  /** Every violating state was found, though perhaps not looked at. */
  readonly complete: boolean;
}

export interface DistinctCause {
  readonly trace: Trace;
  readonly slice: CausalSlice;
  /** How many of the states that were looked at have this cause. */
  readonly states: number;
}

export interface AllCausesOptions {
  readonly lookedAt?: number;
  readonly limits?: Limits;
  /** A shortest run to a violation, as a search has found it. */
  readonly nearest?: Trace;
  readonly onProgress?: (progress: Progress) => void;
}

export function allCauses(model: Model<StorageState>, property: string, options: AllCausesOptions = {}): AllCauses {
  const { lookedAt: lookedAtMax = CAUSES_LOOKED_AT_MAX, limits, nearest, onProgress } = options;
  const claim = model.properties.find(({ name }) => name === property);
  if (claim === undefined) throw new Error(`model ${model.name} has no property ${property}`);
  const found = violatingStates(model, claim, { maxStates: CAUSES_STATES_MAX, ...limits }, onProgress);
  // A search with reductions may have got further than this one: then its run is all there is to look at.
  const traces = found.ids.length === 0 && nearest !== undefined ? [nearest] : found.ids.map(found.trace);
  const looked = unlikeFirst(model, traces).slice(0, lookedAtMax);
  const sliced = looked.map((trace): Sliced => {
    const slice = causalSlice(model, trace, claim);
    return { trace, slice, shape: causeShape(model, trace, slice) };
  });
  // The smaller shape first, so that it stands for all that contain it; of equal ones the shortest run.
  sliced.sort((a, b) => a.shape.size - b.shape.size || a.trace.length - b.trace.length);
  const causes: { readonly first: Sliced; states: number }[] = [];
  for (const one of sliced) {
    const known = causes.find(({ first }) => [...first.shape].every((part) => one.shape.has(part)));
    if (known === undefined) causes.push({ first: one, states: 1 });
    else known.states += 1;
  }
  return {
    causes: causes
      .map(({ first: { trace, slice }, states }) => ({ trace, slice, states }))
      .sort((a, b) => a.trace.length - b.trace.length),
    lookedAt: looked.length,
    violating: traces.length,
    states: found.states,
    reductions: found.reductions,
    complete: found.complete,
  };
}

interface Sliced {
  readonly trace: Trace;
  readonly slice: CausalSlice;
  readonly shape: ReadonlySet<string>;
}

/** Runs that take other steps than all before come first: they are the likeliest to have another cause. */
function unlikeFirst(model: Model<StorageState>, traces: readonly Trace[]): Trace[] {
  const seen = new Set<string>();
  const [unlike, like]: [Trace[], Trace[]] = [[], []];
  for (const trace of traces) {
    const key = trace
      .map(({ action, choice }) => `${model.actions[action]!.name} ${choice}`)
      .sort()
      .join();
    (seen.has(key) ? like : unlike).push(trace);
    seen.add(key);
  }
  return [...unlike, ...like];
}

/**
 * The shape of a cause; one that contains another has the same cause and more on top.
 *
 * @param courseOf  what makes a step of the run happen, as far as it is to make a difference
 */
export function causeShape(
  model: Model<StorageState>,
  trace: Trace,
  { steps }: CausalSlice,
  courseOf = (step: number): Plainness => plainnessOfChoice(model, trace[step]!),
): Set<string> {
  return new Set(
    steps.flatMap(({ part, leaves }, step) => {
      if (part !== 'moves') return [];
      const { actor, kind, name } = model.actions[trace[step]!.action]!;
      return [`${actor}: ${kind ?? name}, ${courseOf(step)}, leaves ${kindsOf(leaves)}`];
    }),
  );
}

/** Leaves without the numbers of sectors, pages and hosts: the actor says whose they are. */
const kindsOf = (leaves: readonly string[]): string =>
  sorted(leaves.map((name) => name.replace(/\[\d+\]/g, ''))).join();

const sorted = (items: readonly string[]): string[] => [...new Set(items)].sort();
