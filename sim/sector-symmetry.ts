import type { Reduction } from './model.ts';
import type { Field, Shape } from './state.ts';

/**
 * Symmetry of interchangeable sectors: the columns of a state (all that belongs to one sector) are put in order, so of
 * all permutations of the sectors one is kept. Sorting finds it directly, without going through the permutations.
 *
 * Sound only for a model that treats all sectors alike: every action on one has its like on each other, and no property
 * names one. Which arrays belong to sectors is part of the declaration (`perSector`); all of them must have one length.
 *
 * @throws Error when arrays per sector differ in length or hold leaves of different kinds
 * @source  Ip and Dill, "Better verification through symmetry", 1996 (scalarsets)
 */
export function sectorSymmetry<S>(shape: Shape<S>): Reduction<S> {
  const columns = columnsOf(shape.fields);
  const [first] = columns;
  const perSector = columns.flatMap((column) => column.map(({ name }) => name));
  return {
    name: 'sector-symmetry',
    summary: 'of states that differ only in which sector is which, one is kept',
    footprint: { reads: perSector, writes: perSector },
    representative: first === undefined ? () => {} : (generateSort<S>(columns) ?? interpretSort<S>(columns)),
  };
}

/** By sector, the leaves that belong to it; in every column in the same order. */
type Columns = readonly (readonly Field[])[];

function columnsOf(fields: readonly Field[]): Columns {
  const columns: Field[][] = [];
  for (const field of fields) {
    const index = field.indices.find(({ role }) => role === 'sector');
    if (index === undefined) continue;
    if (columns.length === 0) for (let sector = 0; sector < index.length; sector++) columns.push([]);
    const column = columns[index.value];
    if (index.length !== columns.length || column === undefined)
      throw new Error(`${field.name} is in an array of ${index.length} sectors, others have ${columns.length}`);
    column.push(field);
  }
  if (columns.some((column) => column.length !== columns[0]?.length))
    throw new Error('sectors differ in what belongs to them, so they are not interchangeable');
  return columns;
}

/** Insertion sort without loops over leaves: columns are few and nearly in order, for one step changes one of them. */
function generateSort<S>(columns: Columns): ((state: S) => void) | undefined {
  const compare = (left: number, right: number): string =>
    (columns[left] ?? [])
      .map((field, leaf) => [accessOf(field), accessOf((columns[right] ?? [])[leaf] as Field)])
      .reduceRight((rest, [a, b]) => `(${a} !== ${b} ? ${a} > ${b} : ${rest})`, 'false');
  const swap = (left: number, right: number): string =>
    (columns[left] ?? [])
      .map((field, leaf) => [accessOf(field), accessOf((columns[right] ?? [])[leaf] as Field)])
      .map(([a, b]) => `held = ${a}; ${a} = ${b}; ${b} = held;`)
      .join(' ');
  const passes = columns.slice(1).flatMap((_, last) => {
    const steps = Array.from({ length: last + 1 }, (__, back) => last - back);
    const label = `sector${last + 1}`;
    return [
      `${label}: {`,
      ...steps.map((left) => `if (!${compare(left, left + 1)}) break ${label}; ${swap(left, left + 1)}`),
      '}',
    ];
  });
  try {
    return new Function('state', `"use strict"; let held;\n${passes.join('\n')}`) as (state: S) => void;
  } catch (error) {
    if (error instanceof EvalError) return undefined;
    throw error;
  }
}

const accessOf = ({ path }: Field): string =>
  `state${path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('')}`;

/** The same by walking paths, where a content security policy forbids compiling. */
export function interpretSort<S>(columns: Columns): (state: S) => void {
  type Node = { [key: string | number]: Node };
  const ownerOf = (state: S, { path }: Field): Node =>
    path.slice(0, -1).reduce<Node>((at, key) => at[key] as Node, state as unknown as Node);
  const keyOf = ({ path }: Field): string | number => path[path.length - 1] as string | number;
  return (state) => {
    const isAfter = (left: readonly Field[], right: readonly Field[]): boolean => {
      for (const [leaf, field] of left.entries()) {
        const other = right[leaf] as Field;
        const [a, b] = [ownerOf(state, field)[keyOf(field)] as Node, ownerOf(state, other)[keyOf(other)] as Node];
        if (a !== b) return a > b;
      }
      return false;
    };
    for (let last = 1; last < columns.length; last++)
      for (let left = last - 1; left >= 0; left--) {
        const [one, other] = [columns[left] ?? [], columns[left + 1] ?? []];
        if (!isAfter(one, other)) break;
        for (const [leaf, field] of one.entries()) {
          const mate = other[leaf] as Field;
          const [owner, key, mateOwner, mateKey] = [
            ownerOf(state, field),
            keyOf(field),
            ownerOf(state, mate),
            keyOf(mate),
          ];
          const held = owner[key] as Node;
          owner[key] = mateOwner[mateKey] as Node;
          mateOwner[mateKey] = held;
        }
      }
  };
}

export { columnsOf as sectorColumns };
