import type { LoadResult } from './types.ts';
/**
 * Reads a scenario. Never throws, whatever the text.
 *
 * @param text  the whole file
 * @param path  goes into errors and into the result; nothing is read from it
 * @returns the scenario, or up to ten errors in the order of the text
 */
export declare function loadScenario(text: string, path: string): LoadResult;
