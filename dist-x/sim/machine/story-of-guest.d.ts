/** Where the guest runs: in two places, nowhere and lost, or nowhere and nobody starts it. */
import type { Scene } from './scene.ts';
export interface RunningProcess {
    readonly process: string;
    /** Since when it has been running; null for the start. */
    readonly step: number | null;
    readonly lock: 'held' | 'not held' | 'unknown to this version' | 'switched off';
}
/** The guest runs in two places. */
export interface SplitBrainStory {
    readonly kind: 'split-brain';
    /** In the order in which they started. */
    readonly running: readonly RunningProcess[];
    /** What led there: losses, errors, decisions, in order. */
    readonly leading: readonly number[];
    readonly decidedBy: DecidedBy;
}
export interface DecidedBy {
    /** Name of the arbiter's program; null where there is none. */
    readonly arbiter: string | null;
    readonly fencing: string;
    /** Without cont the destination starts as soon as it can. */
    readonly waitsForCont: boolean;
}
/** Nobody has the guest any more. */
export interface VmLostStory {
    readonly kind: 'vm-lost';
    readonly losses: readonly {
        readonly process: string;
        readonly had: 'all' | 'part' | 'nothing';
        readonly step: number | null;
    }[];
    readonly leading: readonly number[];
    readonly decidedBy: DecidedBy;
}
/** Somebody has the guest, and nobody starts it. */
export interface StuckStory {
    readonly kind: 'stuck';
    readonly processes: readonly {
        readonly process: string;
        /** Such as `the guest is paused`. */
        readonly state: string;
        readonly step: number | null;
        /** What it waits for; null where it waits for nothing. */
        readonly waitsFor: string | null;
    }[];
    readonly leading: readonly number[];
    readonly decidedBy: DecidedBy;
}
export declare function storyOfSplitBrain(scene: Scene): SplitBrainStory;
export declare function storyOfVmLost(scene: Scene): VmLostStory;
export declare function storyOfStuck(scene: Scene): StuckStory;
