import type { Model } from '../model.ts';
import { type StateOf } from '../state.ts';
/**
 * Two-phase commit with one transaction manager and N participants.
 *
 * Known counts: 288 states with 3 participants, 8,832 with 5.
 *
 * @source  J. Gray and L. Lamport, Consensus on Transaction Commit, 2006, section 3 and appendix A.1; the counts are
 *          those of stateright's example 2pc
 * @param sorted  keep interchangeable participants in sorted order (665 states with 5)
 */
export interface TwoPhaseCommitOptions {
    readonly participants: number;
    readonly sorted?: boolean;
}
export type TwoPhaseCommitState = StateOf<ReturnType<typeof twoPhaseCommitShape>>;
export declare function twoPhaseCommit({ participants, sorted }: TwoPhaseCommitOptions): Model<TwoPhaseCommitState>;
declare function twoPhaseCommitShape(participants: number): import("../state.ts").Shape<{
    manager: "init" | "committed" | "aborted";
    commitSent: boolean;
    abortSent: boolean;
    participants: {
        phase: "committed" | "aborted" | "working" | "prepared";
        preparedSent: boolean;
        heardPrepared: boolean;
    }[];
}>;
export {};
