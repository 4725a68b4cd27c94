/** The distinct causes among the violating runs of a batch, in the sense of src/explain: see `all-causes.ts` there. */
import type { Plainness, Trace } from '../../sim/model.ts';
import { plainnessOfChoice } from '../../sim/step.ts';
import type { storageModel } from '../../sim/storage/storage-model.ts';
import { causeShape } from '../explain/all-causes.ts';
import { causalSlice } from '../explain/causal-slice.ts';
import { shortenRun } from '../random/shorten-run.ts';
import { SHORTEST_STATES_MAX, searchViolation } from './shortest-run.ts';

type Machine = ReturnType<typeof storageModel>;

/**
 * Who does what in a run, and what that leaves, in order. Whether a step took its usual course or an unusual one makes no
 * difference here where it leaves the same: random runs take both, and would tell one cause many times. At the last step it
 * does: a page that was dropped sends a read elsewhere, to another old copy.
 */
export type Cause = readonly string[];

export function causeOf(model: Machine, property: string, trace: Trace): string[] {
  const claim = model.properties.find(({ name }) => name === property)!;
  const courseOf = (step: number): Plainness => {
    const course = plainnessOfChoice(model, trace[step]!);
    return course === 'chance' && step < trace.length - 1 ? 'planned' : course;
  };
  return [...causeShape(model, trace, causalSlice(model, trace, claim), courseOf)].sort();
}

export const contains = (large: Cause, small: Cause): boolean => small.every((part) => large.includes(part));

/** One is the other and more on top. */
export const isRelated = (a: Cause, b: Cause): boolean => contains(a, b) || contains(b, a);

export interface ViolatingRun {
  readonly seed: string;
  readonly trace: Trace;
}

export interface CauseInBatch {
  readonly first: ViolatingRun;
  /** Runs with this cause; those that were not looked at count for the first one. */
  runs: number;
  trace: Trace;
  cause: Cause;
  shortest: boolean;
  /** Stopped before a shorter run was looked for to the end. */
  unfinished: boolean;
}

export interface CausesInBatch {
  readonly causes: readonly CauseInBatch[];
  /** Runs beyond `CAUSES_LOOKED_AT`, whose causes nobody knows. */
  readonly notLookedAt: number;
}

/** Violating runs of one property whose causes are worked out in each batch, at some tens of milliseconds each. */
export const CAUSES_LOOKED_AT = 10;

/**
 * Each distinct cause once, with the first run that has it, made as short as could be found without changing the cause.
 *
 * @param runs        at least one, each of which violates the property in its last state
 * @param shouldStop  then only the first run is looked at, and nothing is searched
 */
export function causesIn(
  model: Machine,
  property: string,
  runs: readonly ViolatingRun[],
  shouldStop: () => boolean,
): CausesInBatch {
  const causes: CauseInBatch[] = [];
  let lookedAt = 0;
  for (const run of runs.slice(0, CAUSES_LOOKED_AT)) {
    if (lookedAt > 0 && shouldStop()) break;
    lookedAt += 1;
    const cause = causeOf(model, property, run.trace);
    const known = causes.find((one) => contains(cause, one.cause)) ?? addCause(model, property, causes, run, cause);
    known.runs += 1;
  }
  const notLookedAt = runs.length - lookedAt;
  causes[0]!.runs += notLookedAt;
  for (const one of causes) {
    // A shorter run with the same cause, if a search finds one.
    if (!shouldStop()) Object.assign(one, shortRunOf(model, property, one.trace, one.cause, shouldStop));
    one.unfinished = shouldStop();
  }
  return { causes, notLookedAt };
}

/** With the steps left out that it does not take; these may have hidden that the cause is known. */
function addCause(
  model: Machine,
  property: string,
  causes: CauseInBatch[],
  run: ViolatingRun,
  cause: Cause,
): CauseInBatch {
  const trace = shortenRun(model, run.trace, property, { maxStates: 0 });
  const small = causeOf(model, property, trace);
  const keeps = isRelated(cause, small);
  const known = keeps ? causes.find((one) => isRelated(one.cause, small)) : undefined;
  if (known !== undefined) {
    if (contains(known.cause, small)) Object.assign(known, { trace, cause: small });
    return known;
  }
  const added = {
    first: run,
    runs: 0,
    unfinished: false,
    shortest: false,
    ...(keeps ? { trace, cause: small } : { trace: run.trace, cause }),
  };
  causes.push(added);
  return added;
}

/** @returns a run with this cause or a part of it, as short as could be found; nothing is searched after `shouldStop` */
export function shortRunOf(
  model: Machine,
  property: string,
  known: Trace,
  cause: Cause,
  shouldStop: () => boolean,
): { readonly trace: Trace; readonly cause: Cause; readonly shortest: boolean } {
  const nearest = searchViolation(model, property, SHORTEST_STATES_MAX, shouldStop).trace;
  // No run is shorter than the nearest violation, whatever its cause.
  const isShortest = (trace: Trace): boolean => trace.length === nearest?.length;
  const candidates = [
    () => nearest,
    () => (isShortest(known) ? known : undefined),
    () => (shouldStop() ? undefined : shortenRun(model, known, property)),
    () => shortenRun(model, known, property, { maxStates: 0 }),
  ];
  for (const candidate of candidates) {
    const trace = candidate();
    if (trace === undefined) continue;
    const its = causeOf(model, property, trace);
    if (isRelated(its, cause)) return { trace, cause: its, shortest: isShortest(trace) };
  }
  return { trace: known, cause: causeOf(model, property, known), shortest: isShortest(known) };
}
