import { type ExitCode } from './exit-codes.ts';
import type { System } from './system.ts';
/**
 * Runs the command line.
 *
 * @param words  what stands after the program's name
 * @returns the exit code; everything else has been written to the streams of the system
 */
export declare function runCli(words: readonly string[], system: System): Promise<ExitCode>;
