/** What can go wrong in a scenario: the properties of a virtual machine, or old data at the end of a litmus test. */
import type { Model, Property, Trace } from '../../../sim/model.ts';
import { replay } from '../../../sim/replay.ts';
import { step } from '../../../sim/step.ts';
import { outcomeOf } from '../../../sim/storage/outcome.ts';
import type { Litmus } from '../../../sim/storage/scenario.ts';
import type { StorageState } from '../../../sim/storage/state.ts';
import { storageModel } from '../../../sim/storage/storage-model.ts';
import { buildWorld } from '../../../sim/storage/world.ts';
import type { World } from '../../../sim/storage/world-types.ts';
import { outcomeText } from '../../check/outcome.ts';
import { traceOfNames } from '../../check/trace-names.ts';

/** A model for searches, with every claim as a property. Never run under immer, which would slow the search. */
export interface Claimed {
  readonly world: World;
  readonly model: Model<StorageState>;
  /** The `always` properties, in order. */
  readonly claims: readonly Property<StorageState>[];
}

/** The claim of a litmus test without a virtual machine; no property of the model has this name. */
export const OLD_DATA = 'old-data';

export function claimedModel(litmus: Litmus): Claimed {
  const world = buildWorld(litmus);
  const plain = storageModel(world);
  const model =
    litmus.machine === undefined ? { ...plain, properties: [...plain.properties, noOldData(world)] } : plain;
  return { world, model, claims: model.properties.filter(({ kind }) => kind === 'always') };
}

function noOldData(world: World): Property<StorageState> {
  return {
    name: OLD_DATA,
    kind: 'always',
    at: 'quiescent',
    holds: (state) => outcomeOf(world, state).registers.every(({ old }) => !old),
    explain: (state) => `it ends with ${outcomeText(outcomeOf(world, state))}`,
  };
}

/** The property as answers name it: null where it is not one of a virtual machine. */
export const shownProperty = (name: string): string | null => (name === OLD_DATA ? null : name);

/**
 * The run with these names.
 *
 * @throws Error where the model has no such choice, or one of them cannot happen where it stands
 */
export function runOfNames(model: Model<StorageState>, names: readonly string[]): Trace {
  const read = traceOfNames(model, names);
  if (!read.ok) throw new Error(`step ${read.unknown.index + 1}: the scenario has no choice "${read.unknown.name}"`);
  replay(model, read.trace);
  return read.trace;
}

/** The same model, standing where the run ends. */
export function standingAfter(model: Model<StorageState>, run: Trace): Model<StorageState> {
  if (run.length === 0) return model;
  return {
    ...model,
    initialise: (state) => {
      model.initialise?.(state);
      model.canonicalise?.(state);
      for (const choice of run) step(model, state, choice);
    },
  };
}
