/** Who takes part: the actors and the handles they open, before the first step or by an `open` step. */
import type { Actor, Handle } from '../../sim/storage/scenario.ts';
import { type Span } from './problems.ts';
import type { RawStep, Word } from './raw-steps.ts';
import type { Reading } from './reading.ts';
export interface Cast {
    readonly actors: readonly Actor[];
    readonly handles: readonly Handle[];
    /** Where each handle is declared, in the order of `handles`. */
    readonly handleSpans: readonly Span[];
    /** Unknown actors, and actors with a handle in error: what their steps mean cannot be told. */
    readonly unclear: ReadonlySet<string>;
}
export type Flags = Pick<Handle, 'mode' | 'synchronous' | 'access'>;
/** @param machines  actors that open the image by themselves; they have no handles here */
export declare function readCast(reading: Reading, steps: readonly RawStep[], machines?: readonly Actor[]): Cast;
export declare const isAgent: (actor: string) => boolean;
/** What the flags say; buffered and read-write where they say nothing. */
export declare function readFlags({ problems }: Reading, given: readonly Word[]): Flags | undefined;
