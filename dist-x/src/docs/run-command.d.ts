import type { RunCommand } from './console-blocks.ts';
/** Runs a command in this process, in the root of the repository, with the given files beside it. */
export declare const runCommand: RunCommand;
