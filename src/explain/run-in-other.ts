/** What becomes of a run in another configuration: the first step that is impossible there, or does something else. */
import type { Choice, Model, Trace } from '../../sim/model.ts';
import { choiceLabel, enabledChoices, initialState, isQuiescent, plainnessOfChoice, step } from '../../sim/step.ts';
import { describeChange } from '../../sim/storage/describe.ts';
import type { RuleId } from '../../sim/storage/rules.ts';
import { copierOf } from '../../sim/storage/run.ts';
import type { StorageState } from '../../sim/storage/state.ts';
import type { World } from '../../sim/storage/world.ts';
import { type Obstacle, obstaclesOf } from './obstacles.ts';

export interface Configuration {
  readonly world: World;
  readonly model: Model<StorageState>;
}

/** The same step in both configurations, or steps that only the other one takes in between. */
export interface PairedStep {
  /** Index into the run; null for a step that only the other configuration has. */
  readonly step: number | null;
  /** Null where the other configuration has no such step. */
  readonly other: Choice | null;
  /** What it changes here and there; equal lists mean that it does the same. */
  readonly changes: readonly string[];
  readonly otherChanges: readonly string[];
}

export interface RunInOther {
  readonly steps: readonly PairedStep[];
  readonly end:
    | { readonly kind: 'violates' | 'harmless' }
    /** Nothing lets this step happen. */
    | {
        readonly kind: 'stopped';
        readonly step: number;
        readonly by: readonly StoppedBy[];
        readonly rules: readonly RuleId[];
      };
}

/** An obstacle as people write it. */
export interface StoppedBy {
  readonly leaf: string;
  readonly is: string;
  readonly insteadOf: readonly string[];
}

const inWords = ({ leaf, is, insteadOf }: Obstacle): StoppedBy => ({
  leaf,
  is: String(is),
  insteadOf: insteadOf.map(String),
});

/**
 * Takes the same choices by name, and steps that only the other configuration has as soon as nothing else goes on.
 *
 * @param property  a property that the run violates at its end
 */
export function runInOther(from: Configuration, to: Configuration, trace: Trace, property: string): RunInOther {
  const copy = copierOf(from.model);
  const otherCopy = copierOf(to.model);
  const state = initialState(from.model);
  const other = initialState(to.model);
  const known = new Set(labelsOf(from.model));
  const steps: PairedStep[] = [];
  const taken = (choice: Choice): string[] => {
    const before = otherCopy(other);
    step(to.model, other, choice);
    return describeChange(to.world, before, other);
  };
  const find = (name: string): Choice | undefined =>
    enabledChoices(to.model, other).find((choice) => choiceLabel(to.model, choice) === name);
  // What a program does in its usual course; what a guest may do besides is no part of this run.
  const added = (): Choice | undefined =>
    enabledChoices(to.model, other).find(
      (choice) =>
        !known.has(choiceLabel(to.model, choice)) &&
        plainnessOfChoice(to.model, choice) === 'planned' &&
        to.model.actions[choice.action]!.kind?.startsWith('guest.') !== true,
    );
  for (const [index, choice] of trace.entries()) {
    const name = choiceLabel(from.model, choice);
    const wanted = choiceOf(to.model, name);
    let now = find(name);
    if (wanted !== undefined)
      for (let extra = added(); now === undefined && extra !== undefined; now = find(name), extra = added())
        steps.push({ step: null, other: extra, changes: [], otherChanges: taken(extra) });
    if (wanted === undefined) {
      // A step that the other configuration does not have: it goes on without.
      const before = copy(state);
      step(from.model, state, choice);
      steps.push({ step: index, other: null, changes: describeChange(from.world, before, state), otherChanges: [] });
      continue;
    }
    if (now === undefined) {
      const { by, rules } = obstaclesOf(to, other, wanted);
      return { steps, end: { kind: 'stopped', step: index, by: by.map(inWords), rules } };
    }
    const before = copy(state);
    step(from.model, state, choice);
    const changes = describeChange(from.world, before, state);
    steps.push({ step: index, other: now, changes, otherChanges: taken(now) });
  }
  const claim = to.model.properties.find((one) => one.name === property);
  const violates =
    claim !== undefined && !claim.holds(other) && (claim.at === undefined || isQuiescent(to.model, other));
  return { steps, end: { kind: violates ? 'violates' : 'harmless' } };
}

const labelsOf = (model: Model<StorageState>): string[] =>
  model.actions.flatMap(({ choices }, action) => choices.map((_, choice) => choiceLabel(model, { action, choice })));

function choiceOf(model: Model<StorageState>, name: string): Choice | undefined {
  for (const [action, { choices }] of model.actions.entries())
    for (const choice of choices.keys()) if (choiceLabel(model, { action, choice }) === name) return { action, choice };
  return undefined;
}
