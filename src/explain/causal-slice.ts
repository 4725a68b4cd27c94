/**
 * Which steps of a run a violation depends on, and how: backwards from what the violated property reads, through every
 * step that left a value there, and what that step had read.
 *
 * Every step plays one part, and each part can be checked by running the model, which is done before it is returned:
 * - `moves`: what it leaves is what the violation is made of, through however many copies. These steps alone lead to
 *   the violation when nobody asks whether they are allowed.
 * - `allows`: without it some other step, or the end of the run, would not be allowed. With the former these make a
 *   run that violates the property.
 * - `idle`: neither. The run without these steps violates the property too.
 */
import { recordFootprint, recordTouched } from '../../sim/footprint.ts';
import type { Model, Property, Trace } from '../../sim/model.ts';
import { initialState, isQuiescent, step } from '../../sim/step.ts';
import { createLeaves, type Leaves } from './leaves.ts';

export type Part = 'moves' | 'allows' | 'idle';

export interface SlicedStep {
  readonly part: Part;
  /** Names of the leaves that it left and that matter later; empty where the step is idle. */
  readonly leaves: readonly string[];
  /** Earlier steps whose values its recipe uses, for a step that moves something. */
  readonly uses: readonly Use[];
  /** Earlier steps without which its guard would not hold. */
  readonly allowedBy: readonly number[];
}

export interface Use {
  readonly step: number;
  readonly leaves: readonly string[];
}

export interface CausalSlice {
  readonly steps: readonly SlicedStep[];
  /** What the violated property itself looks at. */
  readonly uses: readonly Use[];
  /**
   * How the moving steps were found: by trying what would be otherwise had a step not been; by all that was read, where
   * the former missed something; or not at all, and then every step counts.
   */
  readonly by: 'trying' | 'reading' | 'nothing';
}

/** What is violated at the end of the run. */
export type Claim<S> = Pick<Property<S>, 'holds' | 'at'>;

/** @param trace  a run to a state in which the claim does not hold */
export function causalSlice<S extends object>(model: Model<S>, trace: Trace, claim: Claim<S>): CausalSlice {
  const run = recordRun(model, trace);
  const [moving, by] = firstThat(
    (one) => leadsThere(run, claim, one),
    (rule) => slice(run, claim, rule, 'data'),
    run,
  );
  const [needed] = firstThat(
    (one) => isRunOfItsOwn(run, claim, one),
    (rule) => slice(run, claim, rule, 'data and guards', moving),
    run,
  );
  return {
    by,
    uses: moving.uses,
    steps: trace.map((_, at): SlicedStep => {
      const leaves = moving.steps[at] ?? needed.steps[at];
      const part = moving.steps[at] !== undefined ? 'moves' : needed.steps[at] !== undefined ? 'allows' : 'idle';
      return {
        part,
        leaves: leaves?.leaves ?? [],
        uses: moving.steps[at]?.uses ?? [],
        allowedBy: needed.steps[at]?.allowedBy ?? [],
      };
    }),
  };
}

/** The sharpest slice that holds up. */
function firstThat<S>(
  holdsUp: (found: Slice) => boolean,
  sliceBy: (rule: Rule) => Slice,
  run: RecordedRun<S>,
): [Slice, CausalSlice['by']] {
  const tried = sliceBy(isInfluence);
  if (holdsUp(tried)) return [tried, 'trying'];
  const read = sliceBy(isRead);
  return holdsUp(read) ? [read, 'reading'] : [everyStep(run), 'nothing'];
}

interface RecordedRun<S> {
  readonly model: Model<S>;
  readonly trace: Trace;
  readonly leaves: Leaves<S>;
  /** The initial state first. Nobody changes them. */
  readonly states: readonly S[];
  readonly guards: readonly (readonly string[])[];
  readonly recipes: readonly (readonly string[])[];
  /** Leaves that have another value after the step than before it. */
  readonly changed: readonly ReadonlySet<string>[];
}

function recordRun<S extends object>(model: Model<S>, trace: Trace): RecordedRun<S> {
  const leaves = createLeaves(model.shape);
  const states: S[] = [initialState(model)];
  const guards: (readonly string[])[] = [];
  const recipes: (readonly string[])[] = [];
  const changed: Set<string>[] = [];
  for (const choice of trace) {
    const before = states.at(-1)!;
    const { guard, recipe, canonicalise, after } = recordFootprint(model, before, choice);
    if (recipe === null) throw new Error(`step ${states.length} of the run is not enabled`);
    const written = new Set([...recipe.writes, ...(canonicalise?.writes ?? [])]);
    guards.push(guard.reads);
    recipes.push([...new Set([...recipe.reads, ...(canonicalise?.reads ?? []).filter((name) => !written.has(name))])]);
    changed.push(new Set([...written].filter((name) => leaves.get(before, name) !== leaves.get(after, name))));
    states.push(after);
  }
  return { model, trace, leaves, states, guards, recipes, changed };
}

/** A set of steps, by index, with what each left behind that matters. */
interface Slice extends Pick<CausalSlice, 'uses'> {
  readonly steps: readonly (Omit<SlicedStep, 'part'> | undefined)[];
}

/**
 * Does an earlier step matter to what `probe` says about a state, through one or more leaves that it left?
 *
 * @returns those of the leaves that matter
 */
type Rule = <S extends object>(run: RecordedRun<S>, at: number, use: Use, probe: (state: S) => string) => string[];

/** Whatever was read counts: sound, and more than one would think of. */
const isRead: Rule = (_run, _at, { leaves }) => [...leaves];

/**
 * What would be otherwise, had the leaf another value that it had before in this run, or had the step left none of its
 * values. Two steps of which either would do escape it: so what it finds is checked, see above.
 */
const isInfluence: Rule = (run, at, { step: earlier, leaves: names }, probe) => {
  const { states, leaves } = run;
  const before = states[at]!;
  const usual = probe(leaves.copy(before));
  const differs = (changes: readonly (readonly [name: string, value: unknown])[]): boolean => {
    const other = leaves.copy(before);
    for (const [name, value] of changes) leaves.set(other, name, value);
    try {
      return probe(other) !== usual;
    } catch {
      // Values that never stand together may lead nowhere; that is another result too.
      return true;
    }
  };
  const alone = names.filter((name) => {
    const now = leaves.get(before, name);
    const others = new Set(states.slice(0, earlier + 1).map((state) => leaves.get(state, name)));
    return [...others].some((value) => value !== now && differs([[name, value]]));
  });
  if (alone.length > 0) return alone;
  // What was not read may have been had the rest been otherwise: so all that the step left goes.
  const left = [...run.changed[earlier]!].filter((name) => lastChange(run, at, name) === earlier);
  return differs(left.map((name) => [name, leaves.get(states[earlier]!, name)])) ? [...names] : [];
};

/**
 * @param with  `data and guards`: also what keeps each step, and the end, allowed
 * @param known  steps that belong to it anyway, with the leaves they left
 */
function slice<S extends object>(
  run: RecordedRun<S>,
  claim: Claim<S>,
  rule: Rule,
  kind: 'data' | 'data and guards',
  known?: Slice,
): Slice {
  const { model, trace, leaves, guards, recipes, changed } = run;
  const end = trace.length;
  const wanted = new Set<string>();
  const uses = (at: number, reads: readonly string[], probe: (state: S) => string): Use[] => {
    const found = lastChanges(run, at, reads).flatMap((use) => {
      const names = rule(run, at, use, probe);
      return names.length === 0 ? [] : [{ step: use.step, leaves: names }];
    });
    for (const { leaves: names } of found) for (const name of names) wanted.add(name);
    return found;
  };

  const holds = (state: S): string => String(claim.holds(state));
  const ends = uses(end, readsOf(run, end, holds), holds);
  if (kind === 'data and guards' && claim.at === 'quiescent') {
    const quiescent = (state: S): string => String(isQuiescent(model, state));
    uses(end, readsOf(run, end, quiescent), quiescent);
  }
  const steps: Slice['steps'][number][] = trace.map(() => undefined);
  for (let at = end - 1; at >= 0; at--) {
    const left = [...wanted].filter((name) => changed[at]!.has(name));
    const also = known?.steps[at]?.leaves ?? [];
    if (left.length === 0 && also.length === 0) continue;
    const mattering = [...new Set([...left, ...also])];
    for (const name of left) wanted.delete(name);
    const values = (state: S): string => {
      step(model, state, trace[at]!);
      return JSON.stringify(mattering.map((name) => leaves.get(state, name)));
    };
    const used = uses(at, recipes[at]!, values);
    const { action, choice } = trace[at]!;
    const enabled = (state: S): string => String(model.actions[action]!.enabled(state, choice));
    const allowing = kind === 'data' ? [] : uses(at, guards[at]!, enabled);
    steps[at] = { leaves: mattering, uses: used, allowedBy: allowing.map((use) => use.step) };
  }
  return { steps, uses: ends };
}

/** The leaves a question about the state reads. */
function readsOf<S extends object>(run: RecordedRun<S>, at: number, ask: (state: S) => string): readonly string[] {
  return recordTouched(run.leaves.copy(run.states[at]!), ask).touched.reads;
}

/** Who left the values of these leaves, as they are before step `at`; not those that are from the start. */
function lastChanges<S>(run: RecordedRun<S>, at: number, names: readonly string[]): Use[] {
  const byStep = new Map<number, string[]>();
  for (const name of names) {
    const earlier = lastChange(run, at, name);
    if (earlier >= 0) byStep.set(earlier, [...(byStep.get(earlier) ?? []), name]);
  }
  return [...byStep].map(([earlier, leaves]) => ({ step: earlier, leaves })).sort((a, b) => a.step - b.step);
}

/** The last step before `at` that changed a leaf; below zero where none did. */
function lastChange<S>({ changed }: RecordedRun<S>, at: number, name: string): number {
  let earlier = at - 1;
  while (earlier >= 0 && !changed[earlier]!.has(name)) earlier -= 1;
  return earlier;
}

/** Do these steps lead to the violation, with the same values where it matters, when nobody asks for guards? */
function leadsThere<S extends object>({ model, trace, leaves, states }: RecordedRun<S>, claim: Claim<S>, found: Slice) {
  const state = initialState(model);
  try {
    for (const [at, choice] of trace.entries()) {
      const kept = found.steps[at];
      if (kept === undefined) continue;
      step(model, state, choice);
      if (kept.leaves.some((name) => leaves.get(state, name) !== leaves.get(states[at + 1]!, name))) return false;
    }
  } catch {
    return false;
  }
  return !claim.holds(state);
}

/** Are these steps a run that violates the claim? */
function isRunOfItsOwn<S>({ model, trace }: RecordedRun<S>, claim: Claim<S>, found: Slice): boolean {
  const state = initialState(model);
  for (const [at, choice] of trace.entries()) {
    if (found.steps[at] === undefined) continue;
    if (model.finished?.(state) === true || !model.actions[choice.action]!.enabled(state, choice.choice)) return false;
    step(model, state, choice);
  }
  return !claim.holds(state) && (claim.at !== 'quiescent' || isQuiescent(model, state));
}

function everyStep<S>({ trace, changed }: RecordedRun<S>): Slice {
  return { uses: [], steps: trace.map((_, at) => ({ leaves: [...changed[at]!], uses: [], allowedBy: [] })) };
}
