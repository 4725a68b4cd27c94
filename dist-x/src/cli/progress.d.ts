import type { Progress as SearchProgress } from '../search/explore.ts';
import { type System } from './system.ts';
/** One line on the terminal that says how far a command is; nothing where standard error is not a terminal. */
export interface Progress {
    /** Before a search: which one of how many. */
    readonly begin: (title: string, index: number, total: number) => void;
    readonly update: (progress: SearchProgress) => void;
    /** Removes the line. */
    readonly clear: () => void;
}
export declare function createProgress({ stderr, environment }: System, nowMs?: () => number): Progress;
