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
export declare function defineState<F extends Record<string, Type<unknown>>>(fields: F): Shape<RecordOf<F>>;
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
type RecordOf<F> = {
    -readonly [K in keyof F]: StateOf<F[K]>;
};
export type Layout = {
    readonly kind: 'int';
    readonly max: number;
    readonly role: LeafRole;
} | {
    readonly kind: 'bool';
} | {
    readonly kind: 'oneOf';
    readonly labels: readonly string[];
} | {
    readonly kind: 'array';
    readonly elements: readonly Layout[];
    readonly role: IndexRole;
} | {
    readonly kind: 'record';
    readonly fields: readonly (readonly [name: string, layout: Layout])[];
};
/** `version`: only copied, compared and increased, so versions may be renumbered (data independence). */
export type LeafRole = 'plain' | 'version';
/** `sector` and `page`: the entries of all arrays of that role may be permuted together (symmetry). */
export type IndexRole = 'plain' | 'sector' | 'page';
/** One leaf of the state. */
export interface Field {
    readonly path: readonly (string | number)[];
    readonly name: string;
    readonly kind: 'int' | 'bool' | 'oneOf';
    readonly max: number;
    readonly labels: readonly string[];
    readonly role: LeafRole;
    readonly indices: readonly FieldIndex[];
}
/** One array on the way to a leaf: `path[position]` is `value`, an index below `length`. */
export interface FieldIndex {
    readonly role: IndexRole;
    readonly position: number;
    readonly value: number;
    readonly length: number;
}
/** Packed fields never exceed 31 bits, so that JavaScript's signed shifts stay exact. */
export declare const INT_MAX = 2147483647;
/** A whole number from 0 to `max` inclusive; `max` at most `INT_MAX`. */
export declare function int(max: number): Type<number>;
/** A whole number from 0 to `max` inclusive that is only copied, compared and increased. */
export declare function version(max: number): Type<number>;
export declare function bool(): Type<boolean>;
/** One of the given strings; the first one is the zero value. */
export declare function oneOf<const L extends readonly [string, ...string[]]>(...labels: L): Type<L[number]>;
/** An array of fixed `length` (0 is allowed) whose entries differ in meaning. */
export declare function arrayOf<T>(length: number, element: Type<T>): Type<T[]>;
/** An array with one entry per disk sector. */
export declare function perSector<T>(length: number, element: Type<T>): Type<T[]>;
/** An array with one entry per disk sector, each of a type of its own: a table needs more bits than data. */
export declare function perSectorEach<T>(elements: readonly Type<T>[]): Type<T[]>;
/** An array with one entry per memory page. */
export declare function perPage<T>(length: number, element: Type<T>): Type<T[]>;
export declare function record<F extends Record<string, Type<unknown>>>(fields: F): Type<RecordOf<F>>;
/** A path as messages print it: ['source', 'cache', 2] is 'source.cache[2]'. */
export declare function pathName(path: readonly (string | number)[]): string;
export {};
