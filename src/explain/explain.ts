/** Why properties of a virtual machine are violated: the story of a shortest run, the rules behind it, what was missing. */
import { rulesBehindViolation, storyOfViolation, type ViolationStory } from '../../sim/machine/story.ts';
import type { Trace } from '../../sim/model.ts';
import type { RuleId } from '../../sim/storage/rules.ts';
import type { Litmus } from '../../sim/storage/scenario.ts';
import { storageModel } from '../../sim/storage/storage-model.ts';
import { buildWorld } from '../../sim/storage/world.ts';
import type { DecidedProperty } from '../check/properties.ts';
import { traceNames } from '../check/trace-names.ts';
import { type MissingOptions, startAttempt } from './attempt.ts';
import { type CausalSlice, causalSlice } from './causal-slice.ts';
import { type Cause, causesOf } from './causes.ts';
import { type MissingSteps, missingSteps } from './missing-step.ts';
import { type TriedChange, triedChanges } from './tried-changes.ts';

export interface Explanation {
  readonly property: string;
  /** What the property says about the state that violates it. */
  readonly summary: string;
  /** A shortest run. */
  readonly trace: Trace;
  /** Of all shortest runs it is the simplest one. */
  readonly simplest: boolean;
  /** Null where there is nothing to tell beyond the summary. */
  readonly story: ViolationStory | null;
  /** Which part each step of the run plays. */
  readonly slice: CausalSlice;
  /** The steps that move what the violation is made of, each with its cause. */
  readonly causes: readonly Cause[];
  /** Rules of the model without which this run is impossible, or violates the property no more. */
  readonly rules: readonly RuleId[];
  /** What the handoff lacks; null where there is no handoff. */
  readonly missing: MissingSteps | null;
  /** Every other value of a single setting, and the handoff without a single step, with what becomes of the violation. */
  readonly changes: readonly TriedChange[];
}

/** The story of a violation only: cheap, for a sentence. */
export function storyOf(
  litmus: Litmus,
  trace: Trace,
  property: string,
  options: MissingOptions = {},
): ViolationStory | null {
  const world = buildWorld(litmus, options);
  return storyOfViolation(world, storageModel(world), trace, property);
}

/**
 * Explains one of the properties that a search found violated.
 *
 * @param decided  all properties of the model, by the same search
 * @throws Error when the property is not violated
 */
export function explainViolation(
  litmus: Litmus,
  property: string,
  decided: readonly DecidedProperty[],
  options: MissingOptions = {},
): Explanation {
  const violated = decided.flatMap(({ name, kind, found }) => (kind === 'always' && found !== undefined ? [name] : []));
  const reached = decided.flatMap(({ name, kind, found }) =>
    kind === 'sometimes' && found !== undefined ? [name] : [],
  );
  const found = decided.find(({ name }) => name === property)?.found;
  if (found === undefined || !violated.includes(property)) throw new Error(`${property} is not violated`);
  const world = buildWorld(litmus, options);
  const model = storageModel(world);
  const { trace, explanation, simplest = false } = found;
  const slice = causalSlice(model, trace, model.properties.find(({ name }) => name === property)!);
  const attempt = startAttempt(litmus, { property, run: traceNames(model, trace), violated, reached }, options);
  const rules = rulesBehindViolation(world, model, trace, property);
  return {
    property,
    summary: explanation,
    trace,
    simplest,
    story: storyOfViolation(world, model, trace, property),
    slice,
    causes: causesOf(world, model, trace, slice, rules),
    rules,
    missing: missingSteps(attempt),
    changes: triedChanges(attempt),
  };
}
