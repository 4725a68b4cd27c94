/**
 * Among all shortest runs to a state, the one that is easiest to follow. Exact: every shortest run is compared, by
 * dynamic programming over the levels of a breadth-first graph, not by trying changes to one run.
 *
 * Easier is, in this order: fewer faults; fewer changes of the actor; plainer steps, by the sum of their places in
 * `plainnesses`; and, where all that is equal, the choices that come first in the model. So the answer depends on the
 * model only.
 */
import { codecOf } from '../../sim/codec.ts';
import { type Choice, type Model, plainnesses, type Trace } from '../../sim/model.ts';
import { initialState, isFinished, plainnessOfChoice } from '../../sim/step.ts';

/** States to which runs are wanted. */
export interface Goal<S> {
  /** Steps from the initial state to the nearest of them, as a search has found. */
  readonly depth: number;
  /** Asked only about states at that depth. The state is lent. */
  readonly isReached: (state: S) => boolean;
}

/** Above so many states nearer than the goal the comparison gives up: `check` and `explain` wait for it. */
export const SIMPLEST_STATES_MAX = 100_000;
/** And above so many steps between them. */
const EDGES_MAX = 1_000_000;

/**
 * @returns one run for each goal, in the same order; null where a limit was reached before all runs to it were known
 * @throws Error when no state at the depth of a goal reaches it
 */
export function simplestRuns<S>(
  model: Model<S>,
  goals: readonly Goal<S>[],
  maxStates: number = SIMPLEST_STATES_MAX,
): (Trace | null)[] {
  const graph = levelsOf(model, goals, maxStates);
  const costs = costsOf(model, graph.instances);
  return goals.map((goal, index) => {
    if (graph.levels.length < goal.depth) return null;
    const reached = graph.reached[index]!;
    if (reached.length === 0) throw new Error(`no state at depth ${goal.depth} reaches the goal`);
    return cheapestRun(graph, costs, goal.depth, reached);
  });
}

/** The states nearer than the deepest goal, by their distance from the start, and the steps from each level to the next. */
interface Levels {
  /** `levels[k]`: steps from states at distance k to states at distance k + 1, in order of `from`, then of instance. */
  readonly levels: readonly Edges[];
  /** For each goal the states that reach it. */
  readonly reached: readonly (readonly number[])[];
  readonly instances: readonly Choice[];
}

interface Edges {
  readonly from: readonly number[];
  readonly instance: readonly number[];
  readonly to: readonly number[];
}

/** Breadth first, up to the deepest goal. Every state on a shortest run stands at its shortest distance. */
function levelsOf<S>(model: Model<S>, goals: readonly Goal<S>[], maxStates: number): Levels {
  const codec = codecOf(model.shape);
  const instances = model.actions.flatMap(({ choices }, action) => choices.map((_, choice) => ({ action, choice })));
  const state = initialState(model);
  const source = new Uint32Array(codec.words);
  const target = new Uint32Array(codec.words);
  const halves = new Uint16Array(target.buffer);
  const ids = new Map<string, number>();
  const packed: Uint32Array[] = [];
  const levels: Edges[] = [];
  const reached: number[][] = goals.map(() => []);
  let edges = 0;

  const idOfTarget = (): number => {
    const key = String.fromCharCode.apply(null, halves as unknown as number[]);
    const known = ids.get(key);
    if (known !== undefined) return known;
    ids.set(key, packed.length);
    packed.push(target.slice());
    return packed.length - 1;
  };
  const look = (first: number, depth: number): void => {
    for (const [index, goal] of goals.entries()) {
      if (goal.depth !== depth) continue;
      for (let id = first; id < packed.length; id++) {
        codec.unpack(packed[id]!, 0, state);
        if (goal.isReached(state)) reached[index]!.push(id);
      }
    }
  };

  codec.pack(state, target, 0);
  idOfTarget();
  look(0, 0);
  const deepest = Math.max(0, ...goals.map(({ depth }) => depth));
  for (let depth = 0, first = 0; depth < deepest; depth++) {
    const next = packed.length;
    const level = { from: [] as number[], instance: [] as number[], to: [] as number[] };
    for (let from = first; from < next; from++) {
      codec.unpack(packed[from]!, 0, state);
      if (isFinished(model, state)) continue;
      source.set(packed[from]!);
      for (let instance = 0; instance < instances.length; instance++) {
        const { action, choice } = instances[instance]!;
        const { enabled, apply } = model.actions[action]!;
        if (!enabled(state, choice)) continue;
        apply(state, choice);
        model.canonicalise?.(state);
        codec.pack(state, target, 0);
        const to = idOfTarget();
        codec.restore(source, 0, target, 0, state);
        if (to < next) continue;
        level.from.push(from);
        level.instance.push(instance);
        level.to.push(to);
      }
      if (packed.length > maxStates || edges + level.from.length > EDGES_MAX) return { levels, reached, instances };
    }
    edges += level.from.length;
    levels.push(level);
    look(next, depth + 1);
    first = next;
  }
  return { levels, reached, instances };
}

/** What each choice costs, and whose it is. */
interface Costs {
  readonly actorOf: readonly number[];
  readonly actors: number;
  readonly costOf: readonly number[];
}

/** Digits of one number, so that costs are added and compared at once: faults, changes of the actor, plainness. */
const SWITCH = 100_000;
const FAULT = SWITCH * 100_000;

function costsOf<S>(model: Model<S>, instances: readonly Choice[]): Costs {
  const actors = [...new Set(model.actions.map(({ actor }) => actor))];
  return {
    actors: actors.length,
    actorOf: instances.map(({ action }) => actors.indexOf(model.actions[action]!.actor)),
    costOf: instances.map((instance) => {
      const plainness = plainnessOfChoice(model, instance);
      return plainnesses.indexOf(plainness) + (plainness === 'fault' ? FAULT : 0);
    }),
  };
}

/** From the goal backwards: what the rest of the run costs at least, by who acted before. Then forwards along it. */
function cheapestRun({ levels, instances }: Levels, costs: Costs, depth: number, reached: readonly number[]): Choice[] {
  const { actors, actorOf, costOf } = costs;
  // For each state from which the goal can still be reached in time: the cost of going on, by the actor that does.
  const rest = new Map<number, Float64Array>(reached.map((id) => [id, new Float64Array(actors)]));
  const goOn = (id: number, before: number): number => {
    const byActor = rest.get(id);
    if (byActor === undefined) return Number.POSITIVE_INFINITY;
    let least = byActor[before]!;
    for (const cost of byActor) least = Math.min(least, cost + SWITCH);
    return least;
  };
  const goals = new Set(reached);
  const costFrom = (id: number, before: number): number => (goals.has(id) ? 0 : goOn(id, before));
  for (let level = depth - 1; level >= 0; level--) {
    const { from, instance, to } = levels[level]!;
    for (const [at, id] of from.entries()) {
      const actor = actorOf[instance[at]!]!;
      const cost = costOf[instance[at]!]! + costFrom(to[at]!, actor);
      if (cost === Number.POSITIVE_INFINITY) continue;
      let byActor = rest.get(id);
      if (byActor === undefined) {
        byActor = new Float64Array(actors).fill(Number.POSITIVE_INFINITY);
        rest.set(id, byActor);
      }
      byActor[actor] = Math.min(byActor[actor]!, cost);
    }
  }
  const run: Choice[] = [];
  let current = 0;
  let before = -1;
  for (let level = 0; level < depth; level++) {
    const { from, instance, to } = levels[level]!;
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (const [at, id] of from.entries()) {
      if (id !== current) continue;
      const actor = actorOf[instance[at]!]!;
      const change = before >= 0 && actor !== before ? SWITCH : 0;
      const cost = change + costOf[instance[at]!]! + costFrom(to[at]!, actor);
      if (cost >= least) continue;
      best = at;
      least = cost;
    }
    run.push(instances[instance[best]!]!);
    current = to[best]!;
    before = actorOf[instance[best]!]!;
  }
  return run;
}
