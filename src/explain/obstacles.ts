/** What keeps a choice from happening: the values of the state that its guard asks for and would have otherwise. */
import { recordFootprint } from '../../sim/footprint.ts';
import type { Choice, Model } from '../../sim/model.ts';
import type { Field } from '../../sim/state.ts';
import type { RuleId } from '../../sim/storage/rules.ts';
import { recorded } from '../../sim/storage/run.ts';
import type { StorageState } from '../../sim/storage/state.ts';
import type { World } from '../../sim/storage/world.ts';
import { createLeaves, type Leaves } from './leaves.ts';

/** A value that keeps the guard of a step from letting it happen: with one of the others alone it would. */
export interface Obstacle {
  readonly leaf: string;
  readonly is: LeafValue;
  readonly insteadOf: readonly LeafValue[];
}

export type LeafValue = number | boolean | string;

export interface Obstacles {
  /** Each single value; empty where no single one does. */
  readonly by: readonly Obstacle[];
  /** Leaves that the guard asked for, in order. */
  readonly reads: readonly string[];
  /** Rules that the guard asked. */
  readonly rules: readonly RuleId[];
}

/** Values of one leaf that are tried; a counter with more is no obstacle one could name. */
const VALUES_MAX = 16;

/** @param choice  one that is not enabled in this state */
export function obstaclesOf(
  { world, model }: { readonly world: World; readonly model: Model<StorageState> },
  state: StorageState,
  choice: Choice,
): Obstacles {
  const guard = guardOf(model, choice);
  const { reads } = recordFootprint(model, state, choice).guard;
  const { rules } = recorded(world, () => guard.holds(guard.leaves.copy(state)));
  const by = reads.flatMap((leaf): Obstacle[] => {
    const is = guard.leaves.get(state, leaf) as LeafValue;
    const insteadOf = otherValues(guard, state, leaf).filter((value) => {
      const changed = guard.leaves.copy(state);
      guard.leaves.set(changed, leaf, value);
      return guard.holds(changed);
    });
    return insteadOf.length === 0 ? [] : [{ leaf, is, insteadOf }];
  });
  return { by, reads, rules };
}

/** Two values that together would let it happen. */
export interface Pair {
  readonly first: Change;
  readonly second: Change;
}

export interface Change {
  readonly leaf: string;
  readonly is: LeafValue;
  readonly to: LeafValue;
}

/** Guards that are asked at most; whoever finds nothing by then says what the guard looks at. */
const PAIRS_TRIED_MAX = 20_000;

/** The first two changes that let a choice happen which no single one does; null where there are none, or none so soon. */
export function pairOf(model: Model<StorageState>, state: StorageState, choice: Choice): Pair | null {
  const guard = guardOf(model, choice);
  const { reads } = recordFootprint(model, state, choice).guard;
  let tried = 0;
  for (const leaf of reads)
    for (const to of otherValues(guard, state, leaf)) {
      const changed = guard.leaves.copy(state);
      guard.leaves.set(changed, leaf, to);
      // Once it gets further it asks for more.
      for (const other of readsOf(model, changed, choice)) {
        if (other === leaf) continue;
        for (const second of otherValues(guard, changed, other)) {
          if (++tried > PAIRS_TRIED_MAX) return null;
          const both = guard.leaves.copy(changed);
          guard.leaves.set(both, other, second);
          if (!guard.holds(both)) continue;
          const is = (name: string) => guard.leaves.get(state, name) as LeafValue;
          return { first: { leaf, is: is(leaf), to }, second: { leaf: other, is: is(other), to: second } };
        }
      }
    }
  return null;
}

interface Guard {
  readonly leaves: Leaves<StorageState>;
  readonly fields: ReadonlyMap<string, Field>;
  readonly holds: (state: StorageState) => boolean;
}

const known = new WeakMap<Model<StorageState>, Pick<Guard, 'leaves' | 'fields'>>();

function guardOf(model: Model<StorageState>, { action, choice }: Choice): Guard {
  const parts = known.get(model) ?? {
    leaves: createLeaves(model.shape),
    fields: new Map(model.shape.fields.map((field) => [field.name, field])),
  };
  known.set(model, parts);
  const { enabled } = model.actions[action]!;
  return { ...parts, holds: (state) => opens(() => enabled(state, choice)) };
}

function otherValues({ leaves, fields }: Guard, state: StorageState, leaf: string): LeafValue[] {
  const { kind, max, labels } = fields.get(leaf)!;
  if (max > VALUES_MAX) return [];
  const is = leaves.get(state, leaf);
  return Array.from({ length: max + 1 }, (_, value) =>
    kind === 'int' ? value : kind === 'bool' ? value === 1 : labels[value]!,
  ).filter((value) => value !== is);
}

function readsOf(model: Model<StorageState>, state: StorageState, choice: Choice): readonly string[] {
  try {
    return recordFootprint(model, state, choice).guard.reads;
  } catch {
    return [];
  }
}

/** Values that never stand together may lead nowhere. */
function opens(ask: () => boolean): boolean {
  try {
    return ask();
  } catch {
    return false;
  }
}
