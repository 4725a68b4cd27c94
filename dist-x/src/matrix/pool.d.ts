import type { Litmus } from '../../sim/storage/scenario.ts';
import type { Limits, Progress } from '../search/explore.ts';
import { type Decision } from './decide.ts';
export interface PoolOptions {
    /** How many searches may run at once; with 1 there is no thread but this one. */
    readonly jobs: number;
    /** Of each search. */
    readonly limits?: Limits;
    readonly shouldStop?: () => boolean;
    /** A search has begun. */
    readonly onBegin?: (index: number) => void;
    readonly onProgress?: (index: number, progress: Progress) => void;
}
/** What goes to a thread, and what comes back. */
export interface WorkerData {
    /** Not 0 in its first four bytes: stop. */
    readonly stop: SharedArrayBuffer;
}
export interface ToWorker {
    readonly index: number;
    readonly litmus: Litmus;
    readonly limits: Limits;
}
export type FromWorker = {
    readonly kind: 'progress';
    readonly index: number;
    readonly progress: Progress;
} | {
    readonly kind: 'decided';
    readonly index: number;
    readonly decision: Decision;
};
/**
 * Decides litmus tests, several at once.
 *
 * @returns the decisions in the order of the tests; undefined for those that were not begun before `shouldStop`
 */
export declare function decideAll(tests: readonly Litmus[], options: PoolOptions): Promise<(Decision | undefined)[]>;
