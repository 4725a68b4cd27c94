/**
 * Steps that cannot make sense in the order they stand in. Only what is certain is an error: where other steps may
 * run in between, the search finds out what happens.
 */
import type { Actor, FaultBudget, Handle, Step } from '../../sim/storage/scenario.ts';
import { type Problem, type Span } from './problems.ts';
export interface OrderedSteps {
    readonly actors: readonly Actor[];
    readonly handles: readonly Handle[];
    readonly addressOf: (sector: string) => number;
    readonly steps: readonly Step[];
    readonly spans: readonly Span[];
    readonly faults: FaultBudget;
}
export declare function checkOrder(ordered: OrderedSteps, problems: Problem[]): void;
/** `before[i]` holds every step that has certainly ended when step i starts. */
export type Before = readonly ReadonlySet<number>[];
export declare function predecessors(steps: readonly Step[]): Before;
export declare const spanOf: ({ spans }: OrderedSteps, index: number) => Span;
export declare const hostOf: ({ actors }: OrderedSteps, actor: string) => string | undefined;
/** `crash`, `fence` and `boot` of a host. */
export declare function lifeOf(ordered: OrderedSteps, host: string): number[];
/**
 * The last of some events that has certainly happened before a step, or undefined where this is not certain:
 * an event that may run beside the step, or two events in no fixed order.
 */
export declare function lastEvent(before: Before, index: number, events: readonly number[]): number | 'none' | undefined;
