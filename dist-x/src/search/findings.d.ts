import type { Property } from '../../sim/model.ts';
/** A state that decides a property: it violates an `always`, or reaches a `sometimes`. */
export interface Finding {
    readonly property: string;
    readonly id: number;
}
export interface Findings<S> {
    readonly violations: readonly Finding[];
    readonly witnesses: readonly Finding[];
    /** False when every property of all states is decided: then new states need no look. */
    readonly pending: () => boolean;
    /** Call once for every new state; true when it is the first to violate some property. */
    readonly look: (state: S, id: number) => boolean;
    /** The same for states that turned out to be quiescent, and properties of those only. */
    readonly lookQuiescent: (state: S, id: number) => boolean;
}
/** Looks at states until each property is decided by the first state that does. */
export declare function createFindings<S>(properties: readonly Property<S>[]): Findings<S>;
