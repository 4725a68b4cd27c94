import type { ScenarioError } from './types.ts';
/**
 * An error as a person reads it: code and place, what is wrong, the source line with the place underlined, what
 * was expected, and what to do. No colour and no line feed at the end; the caller decides about both.
 *
 * @param error       as returned by `loadScenario`
 * @param sourceText  the text of the file; without it the source line is left out
 */
export declare function formatError(error: ScenarioError, sourceText?: string): string;
