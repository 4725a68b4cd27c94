/**
 * The one declaration of a state. Everything that knows how a state is laid out (packing, formatting, bounds,
 * symmetry, data independence) is derived from it, so a field is never described twice.
 *
 *   const shape = defineState({
 *     phase: oneOf('running', 'paused'),
 *     disk: perSector(sectors, version(versions)),
 *   });
 *   type State = StateOf<typeof shape>; // { phase: 'running' | 'paused'; disk: number[] }
 *
 * @param fields  one type per field; names must be JavaScript identifiers
 * @returns the shape; `fields` lists the leaves in declaration order
 * @throws  Error on a field name that is no identifier
 */
export function defineState<F extends Record<string, Type<unknown>>>(fields: F): Shape<RecordOf<F>> {
  const { layout, zero } = record(fields);
  // Listed when first asked for: whoever only runs a model never asks.
  let leaves: readonly Field[] | undefined;
  return {
    layout,
    zero,
    get fields() {
      leaves ??= leavesOf(layout, [], []);
      return leaves;
    },
  };
}

/** A declared state: its layout, its leaves, and its all-zero value. */
export interface Shape<S> extends Type<S> {
  readonly fields: readonly Field[];
}

/** A declared type: the layout is data for the codec, `zero` builds a fresh value with every leaf at its first value. */
export interface Type<T> {
  readonly layout: Layout;
  readonly zero: () => T;
}

/** The mutable TypeScript type of a declared shape or type. */
export type StateOf<T> = T extends Type<infer S> ? S : never;

type RecordOf<F> = { -readonly [K in keyof F]: StateOf<F[K]> };

export type Layout =
  | { readonly kind: 'int'; readonly max: number; readonly role: LeafRole }
  | { readonly kind: 'bool' }
  | { readonly kind: 'oneOf'; readonly labels: readonly string[] }
  | { readonly kind: 'array'; readonly elements: readonly Layout[]; readonly role: IndexRole }
  | { readonly kind: 'record'; readonly fields: readonly (readonly [name: string, layout: Layout])[] };

/** `version`: only copied, compared and increased, so versions may be renumbered (data independence). */
export type LeafRole = 'plain' | 'version';

/** `sector` and `page`: the entries of all arrays of that role may be permuted together (symmetry). */
export type IndexRole = 'plain' | 'sector' | 'page';

/** One leaf of the state. */
export interface Field {
  readonly path: readonly (string | number)[]; // ['source', 'cache', 2]
  readonly name: string; // 'source.cache[2]', as messages print it
  readonly kind: 'int' | 'bool' | 'oneOf';
  readonly max: number; // largest packed value; bool: 1; oneOf: number of labels - 1
  readonly labels: readonly string[]; // of a oneOf, else empty
  readonly role: LeafRole;
  readonly indices: readonly FieldIndex[]; // the arrays its path goes through, outermost first
}

/** One array on the way to a leaf: `path[position]` is `value`, an index below `length`. */
export interface FieldIndex {
  readonly role: IndexRole;
  readonly position: number;
  readonly value: number;
  readonly length: number;
}

/** Packed fields never exceed 31 bits, so that JavaScript's signed shifts stay exact. */
export const INT_MAX = 0x7fff_ffff;

/** A whole number from 0 to `max` inclusive; `max` at most `INT_MAX`. */
export function int(max: number): Type<number> {
  return numberType(max, 'plain');
}

/** A whole number from 0 to `max` inclusive that is only copied, compared and increased. */
export function version(max: number): Type<number> {
  return numberType(max, 'version');
}

export function bool(): Type<boolean> {
  return { layout: { kind: 'bool' }, zero: () => false };
}

/** One of the given strings; the first one is the zero value. */
export function oneOf<const L extends readonly [string, ...string[]]>(...labels: L): Type<L[number]> {
  if (new Set(labels).size !== labels.length) throw new Error(`oneOf(${labels.join(', ')}): a label occurs twice`);
  return { layout: { kind: 'oneOf', labels }, zero: () => labels[0] };
}

/** An array of fixed `length` (0 is allowed) whose entries differ in meaning. */
export function arrayOf<T>(length: number, element: Type<T>): Type<T[]> {
  return arrayType(length, element, 'plain');
}

/** An array with one entry per disk sector. */
export function perSector<T>(length: number, element: Type<T>): Type<T[]> {
  return arrayType(length, element, 'sector');
}

/** An array with one entry per disk sector, each of a type of its own: a table needs more bits than data. */
export function perSectorEach<T>(elements: readonly Type<T>[]): Type<T[]> {
  return arrayOfEach(elements, 'sector');
}

/** An array with one entry per memory page. */
export function perPage<T>(length: number, element: Type<T>): Type<T[]> {
  return arrayType(length, element, 'page');
}

export function record<F extends Record<string, Type<unknown>>>(fields: F): Type<RecordOf<F>> {
  const entries = Object.entries(fields);
  for (const [name] of entries) {
    // Names go into generated source and, as keys, must keep their declaration order: identifiers do both.
    if (!/^[A-Za-z_$][\w$]*$/.test(name) || name === '__proto__') {
      throw new Error(`field name ${JSON.stringify(name)} is not an identifier`);
    }
  }
  return {
    layout: { kind: 'record', fields: entries.map(([name, type]) => [name, type.layout] as const) },
    zero: () => Object.fromEntries(entries.map(([name, type]) => [name, type.zero()])) as RecordOf<F>,
  };
}

/** A path as messages print it: ['source', 'cache', 2] is 'source.cache[2]'. */
export function pathName(path: readonly (string | number)[]): string {
  return path.map((key, at) => (typeof key === 'number' ? `[${key}]` : at === 0 ? key : `.${key}`)).join('');
}

function numberType(max: number, role: LeafRole): Type<number> {
  if (!Number.isInteger(max) || max < 0 || max > INT_MAX)
    throw new Error(`max ${max} is not a whole number in 0..${INT_MAX}`);
  return { layout: { kind: 'int', max, role }, zero: () => 0 };
}

function arrayType<T>(length: number, element: Type<T>, role: IndexRole): Type<T[]> {
  if (!Number.isInteger(length) || length < 0) throw new Error(`array length ${length} is not a whole number`);
  return arrayOfEach(
    Array.from({ length }, () => element),
    role,
  );
}

function arrayOfEach<T>(elements: readonly Type<T>[], role: IndexRole): Type<T[]> {
  return {
    layout: { kind: 'array', elements: elements.map(({ layout }) => layout), role },
    zero: () => {
      // push, not map: engines keep arrays built this way in their fast, hole-free form
      const entries: T[] = [];
      for (const element of elements) entries.push(element.zero());
      return entries;
    },
  };
}

function leavesOf(layout: Layout, path: readonly (string | number)[], indices: readonly FieldIndex[]): Field[] {
  const leaf = { path, name: pathName(path), labels: [], role: 'plain', indices } as const;
  switch (layout.kind) {
    case 'int':
      return [{ ...leaf, kind: 'int', max: layout.max, role: layout.role }];
    case 'bool':
      return [{ ...leaf, kind: 'bool', max: 1 }];
    case 'oneOf':
      return [{ ...leaf, kind: 'oneOf', max: layout.labels.length - 1, labels: layout.labels }];
    case 'array': {
      const { elements, role } = layout;
      const { length } = elements;
      return elements.flatMap((element, value) =>
        leavesOf(element, [...path, value], [...indices, { role, position: path.length, value, length }]),
      );
    }
    case 'record':
      return layout.fields.flatMap(([name, inner]) => leavesOf(inner, [...path, name], indices));
  }
}
