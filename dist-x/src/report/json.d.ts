import type { Trace } from '../../sim/model.ts';
import type { Litmus } from '../../sim/storage/scenario.ts';
import { type WorldOptions } from '../../sim/storage/world.ts';
import type { OutcomeSet, ReachedOutcome } from '../check/collect.ts';
import type { Outcome } from '../check/outcome.ts';
import type { Header } from './header.ts';
/** Parts that the JSON reports have in common. Every report is one object with a `schema` that names its form. */
/** What the header lines say. */
export declare function headerJson(header: Header): Record<string, unknown>;
/** `{"after": {"value": "0", "old": true}}` */
export declare function outcomeJson({ registers }: Outcome): Record<string, {
    value: string;
    old: boolean;
}>;
export declare function outcomeSetJson({ outcomes, properties, figures }: OutcomeSet, litmus: Litmus, options: WorldOptions): Record<string, unknown>;
export declare function reachedJson({ outcome, states, witness }: ReachedOutcome, litmus: Litmus, options: WorldOptions): Record<string, unknown>;
/** The names of the choices, as in the `trace` of a scenario file. */
export declare function witnessJson(trace: Trace, litmus: Litmus, options: WorldOptions): string[];
/** Two blanks of indent and a line feed at the end. */
export declare function jsonText(report: Record<string, unknown>): string;
