import type { LoadResult, ScenarioError } from './types.ts';
export type FindResult = {
    readonly ok: true;
    readonly files: readonly string[];
} | {
    readonly ok: false;
    readonly errors: readonly ScenarioError[];
};
/**
 * The scenario files that some paths stand for: a file (or a pipe) is itself, a folder is every .yaml and .yml file
 * below it, a pattern (`*`, `**`, `?`) is every file that matches. Hidden files and node_modules are passed over, and
 * links to folders are not followed; a link with a fitting name that leads nowhere is an error.
 *
 * @returns each file once, in the order of the paths and below each of them by name; or what is wrong with the paths
 */
export declare function findScenarios(paths: readonly string[]): FindResult;
export interface ReadResult {
    /** Empty where the file could not be read. */
    readonly text: string;
    readonly result: LoadResult;
}
/** Reads and loads a file or a pipe; the text goes to `formatError`. Never throws. */
export declare function readScenario(path: string): ReadResult;
/** Loads a scenario from bytes, for example from standard input. */
export declare function loadBytes(bytes: Uint8Array, path: string): ReadResult;
