import type { Field, Shape } from '../../sim/state.ts';
import { pathName } from '../../sim/state.ts';
import { layerFields } from '../../sim/storage/layers.ts';
import type { StorageState } from '../../sim/storage/state.ts';
import type { FieldCoverage } from './coverage.ts';

export type Leaf = string | number | boolean;

export interface SeenValues {
  /** Notes the values of all leaves of a state. */
  readonly look: (state: StorageState) => void;
  /** What a leaf has been, by its whole name, such as `views[0].pages[1].status`. */
  readonly of: (name: string) => ReadonlySet<Leaf>;
  /** By field with named values, all entries of lists together. */
  readonly named: () => FieldCoverage[];
}

export function createSeenValues(shape: Shape<StorageState>): SeenValues {
  const leaves = shape.fields.map((field) => ({ field, get: getterOf(field), seen: new Set<Leaf>() }));
  const byName = new Map(leaves.map(({ field, seen }) => [field.name, seen] as const));
  return {
    look: (state) => {
      for (const { get, seen } of leaves) seen.add(get(state));
    },
    of: (name) => byName.get(name) ?? new Set(),
    named: () =>
      layerFields(shape).map(({ layer, name, values }) => {
        const own = leaves.filter(({ field }) => withoutIndices(field) === name);
        const found = new Set(own.flatMap(({ seen }) => [...seen].map(wordOf)));
        return {
          layer,
          field: name,
          seen: values.filter((value) => found.has(value)),
          neverSeen: values.filter((value) => !found.has(value)),
        };
      }),
  };
}

export const withoutIndices = ({ path }: Pick<Field, 'path'>): string =>
  pathName(path.filter((key) => typeof key === 'string'));

const wordOf = (leaf: Leaf): string => (leaf === true ? 'yes' : leaf === false ? 'no' : String(leaf));

type Container = Record<string | number, unknown>;

function getterOf({ path }: Field): (state: StorageState) => Leaf {
  return (state) => {
    let part: unknown = state;
    for (const key of path) part = (part as Container)[key];
    return part as Leaf;
  };
}
