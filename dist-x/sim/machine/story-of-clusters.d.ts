import { type CopyStory } from './copy-story.ts';
import type { Scene } from './scene.ts';
/** Who took a cluster, and when; a step of null: it was in use from the start. */
export interface Taking {
    /** Such as `y`, or `an L2 table`. */
    readonly user: string;
    readonly process: string | null;
    readonly step: number | null;
}
/** Two users of one cluster. */
export interface CrossLinkedStory {
    readonly kind: 'cross-linked';
    readonly cluster: string;
    /** In the order in which they took it. */
    readonly takings: readonly Taking[];
    /** The old copy by which the last of them took it for free. */
    readonly copy: CopyStory | null;
}
/** A cluster in use that counts as free: the next writer would take it. */
export interface UncountedStory {
    readonly kind: 'uncounted';
    readonly cluster: string;
    readonly taking: Taking;
    /** The step in which the storage forgot that it is in use; null where it never knew. */
    readonly forgottenStep: number | null;
}
/** The L1 table leads to a cluster that is no table. */
export interface BrokenTableStory {
    readonly kind: 'broken-table';
    readonly cluster: string;
    readonly brokenStep: number | null;
}
export type ClusterStory = CrossLinkedStory | UncountedStory | BrokenTableStory;
export declare function storyOfClusters(scene: Scene): ClusterStory | null;
/** The old copy by which the second of several guest sectors in one cluster got it. */
export declare function copyBehindSharing(scene: Scene, cluster: number, guestSectors: readonly number[]): CopyStory | null;
/** QED: the end of the file as a process has it, when that lies before a cluster which is in use. */
export declare function copyOfEnd(scene: Scene, process: number, cluster: number, at: number, missedStep?: number | null): CopyStory | null;
