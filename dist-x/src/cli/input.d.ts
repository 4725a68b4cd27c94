import { type ReadResult } from '../scenario/files.ts';
import type { Scenario, ScenarioError } from '../scenario/types.ts';
import type { System } from './system.ts';
export interface Loaded {
    readonly scenario: Scenario;
    readonly text: string;
}
/** In place of a path: the scenario comes on standard input. */
export declare const standardInput = "-";
/** @throws UsageError listing everything that is wrong with the file */
export declare function loadOne(path: string, system: System): Loaded;
/**
 * The scenarios of files, folders and patterns.
 *
 * @throws UsageError listing everything that is wrong with any of the files, so that all can be mended at once
 */
export declare function loadAll(paths: readonly string[], system: System): Loaded[];
export declare function read(path: string, system: System): ReadResult;
export declare function errorsText(errors: readonly ScenarioError[], text: string | undefined): string;
