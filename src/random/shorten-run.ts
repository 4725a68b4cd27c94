import { codecOf } from '../../sim/codec.ts';
import type { Choice, Model, Trace } from '../../sim/model.ts';
import { initialState, step } from '../../sim/step.ts';
import { explore } from '../search/explore.ts';
import { simplestRuns } from '../search/simplest-run.ts';
import { followChoices } from './follow.ts';
import { createViolationTest, type ViolationTest } from './violation-test.ts';

export interface ShortenOptions {
  /** States that each search for a shorter way may visit; 0: only drop steps. Absent: 20,000. */
  readonly maxStates?: number;
}

/**
 * A shorter run that violates the same property, with few changes of the actor.
 *
 * First all runs of the model are searched. No run is shorter than what that finds. Where it takes too many states, in
 * this order: whatever comes after the violation goes, then every loop back to a state that the run was in before, then
 * spans of steps, the longest first, where what is not possible any more is skipped. Then all orders of the choices that
 * the given run had, and of the other choices of the same actions, are searched; where that takes too many states, those
 * of the choices that are left. Of the shortest runs the simplest one is taken. The order is fixed, so equal runs give
 * equal results. The result can be replayed. Where the first search was too large, a run that is shorter still may exist:
 * one that takes actions which do not occur in the given run.
 *
 * @throws Error where the trace cannot be replayed or does not violate the property
 */
export function shortenRun<S>(model: Model<S>, trace: Trace, property: string, options: ShortenOptions = {}): Trace {
  const { maxStates = 20_000 } = options;
  const isViolated = createViolationTest(model, property);
  const given = followChoices(model, trace, isViolated);
  if (given.skipped > 0) throw new Error('the run cannot be replayed');
  if (!given.reached) throw new Error(`the run does not violate ${property}`);
  const among = (actions: ReadonlySet<number>): Trace | undefined =>
    shortestAmong(model, actions, isViolated, maxStates);
  const shortest = among(new Set(model.actions.keys()));
  if (shortest !== undefined) return shortest;
  const dropped = withoutSpans(model, withoutLoops(model, given.trace), isViolated);
  return among(actionsIn(given.trace)) ?? among(actionsIn(dropped)) ?? dropped;
}

/** What lies between two visits of the same state did nothing. */
function withoutLoops<S>(model: Model<S>, trace: Trace): Trace {
  const { format } = codecOf(model.shape);
  const state = initialState(model);
  const at = new Map([[format(state), 0]]);
  const kept: { choice: Choice; key: string }[] = [];
  for (const choice of trace) {
    step(model, state, choice);
    const key = format(state);
    const before = at.get(key);
    if (before === undefined) {
      kept.push({ choice, key });
      at.set(key, kept.length);
    } else {
      for (const undone of kept.splice(before)) at.delete(undone.key);
    }
  }
  return kept.map(({ choice }) => choice);
}

/** Delta debugging: halves, quarters, and so on down to single steps, until no single step can go. */
function withoutSpans<S>(model: Model<S>, trace: Trace, isViolated: ViolationTest<S>): Trace {
  let shortest = trace;
  for (let span = Math.ceil(shortest.length / 2); span >= 1; ) {
    const before = shortest.length;
    for (let from = shortest.length - span; from > -span; from -= span) {
      const rest = [...shortest.slice(0, Math.max(0, from)), ...shortest.slice(from + span)];
      const followed = followChoices(model, rest, isViolated);
      if (followed.reached) shortest = followed.trace;
      if (from > shortest.length) from = shortest.length;
    }
    if (span > 1) span = Math.ceil(span / 2);
    else if (shortest.length === before) break;
  }
  return shortest;
}

const actionsIn = (trace: Trace): ReadonlySet<number> => new Set(trace.map(({ action }) => action));

/** The simplest of the shortest runs that take only these actions; undefined where that takes too many states. */
function shortestAmong<S>(
  model: Model<S>,
  allowed: ReadonlySet<number>,
  isViolated: ViolationTest<S>,
  maxStates: number,
): Trace | undefined {
  if (maxStates === 0) return undefined;
  const { reductions: _, ...whole } = model;
  const among: Model<S> = {
    ...whole,
    actions: model.actions.map((one, action) => ({
      ...one,
      enabled: (state, choice) => allowed.has(action) && one.enabled(state, choice),
    })),
    properties: [{ name: 'goal', kind: 'always', holds: (state) => !isViolated(state), explain: () => '' }],
  };
  const { violations, trace } = explore(among, { stopAtFirstViolation: true, limits: { maxStates } });
  if (violations.length === 0) return undefined;
  const first = trace(violations[0]!.id);
  return simplestRuns(among, [{ depth: first.length, isReached: isViolated }], maxStates)[0] ?? first;
}
