import { recordTouched } from '../../sim/footprint.ts';
import type { Property } from '../../sim/model.ts';
import type { StorageState } from '../../sim/storage/state.ts';
import type { Exploration } from '../search/explore.ts';
import type { Leaf, SeenValues } from './seen-values.ts';

/** How many states are looked at, evenly spread over the search: a property is at risk early or hardly ever. */
const STATES_MAX = 5_000;

/**
 * Is there a state that would violate the property if one of the fields it looks at held another value, one which that
 * field has in some other state? The fields are those that it really reads, recorded while it does.
 *
 * @param ids  the states it is about; absent: all
 */
export function riskOf(
  property: Property<StorageState>,
  found: Pick<Exploration<StorageState>, 'states' | 'state'>,
  ids: readonly number[] | undefined,
  seen: SeenValues,
): 'one-value-away' | 'never' {
  const count = ids?.length ?? found.states;
  const stride = Math.max(1, Math.ceil(count / STATES_MAX));
  // What a property does depends on what it reads, so two states that agree in that need only one look.
  const known = new Set<string>();
  for (let at = 0; at < count; at += stride) {
    const state = found.state(ids?.[at] ?? at);
    const { reads } = recordTouched(state, property.holds).touched;
    const key = reads.map((name) => `${name}=${leafAt(state, name)}`).join(' ');
    if (known.has(key)) continue;
    known.add(key);
    if (reads.some((name) => isOneAway(property, state, name, seen.of(name)))) return 'one-value-away';
  }
  return 'never';
}

function isOneAway(
  property: Property<StorageState>,
  state: StorageState,
  name: string,
  values: ReadonlySet<Leaf>,
): boolean {
  const value = leafAt(state, name);
  for (const other of values) {
    if (other === value) continue;
    setLeaf(state, name, other);
    const violates = !holdsSafely(property, state);
    setLeaf(state, name, value);
    if (violates) return true;
  }
  return false;
}

/** A state that no run reaches may be more than a property can read. */
function holdsSafely({ holds }: Property<StorageState>, state: StorageState): boolean {
  try {
    return holds(state);
  } catch {
    return true;
  }
}

type Container = Record<string, unknown>;

const keysOf = (name: string): string[] => name.replaceAll(']', '').split(/[.[]/);

function leafAt(state: StorageState, name: string): Leaf {
  return keysOf(name).reduce<unknown>((part, key) => (part as Container)[key], state) as Leaf;
}

function setLeaf(state: StorageState, name: string, value: Leaf): void {
  const keys = keysOf(name);
  const last = keys.pop()!;
  const container = keys.reduce<unknown>((part, key) => (part as Container)[key], state) as Container;
  container[last] = value;
}
