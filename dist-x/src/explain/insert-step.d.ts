import type { DestinationStep, Handoff, SourceStep } from '../../sim/machine/handoffs.ts';
import type { Litmus } from '../../sim/storage/scenario.ts';
/** A step that is put into one of the lists of a handoff. */
export type AddedStep = {
    readonly side: 'source' | 'source-fails';
    readonly step: SourceStep;
} | {
    readonly side: 'destination';
    readonly step: DestinationStep;
};
/** What might be missing in a handoff: each entry is added as a whole. */
export declare function candidateSteps(handoff: Handoff): (readonly AddedStep[])[];
export declare function withSteps(handoff: Handoff, added: readonly AddedStep[]): Handoff;
/** The same scenario with another handoff in one of its migrations. */
export declare function withHandoff(litmus: Litmus, migration: number, handoff: Handoff): Litmus;
