/**
 * Scenario files. `loadScenario` turns a text into data or into errors with places; `formatError` shows an error.
 * Everything here runs in a browser; reading from disk is in `files.ts`.
 */
export type { ErrorCode, ErrorExplanation } from './error-codes.ts';
export { errorCodes } from './error-codes.ts';
export { formatError } from './format-error.ts';
export { limits } from './limits.ts';
export { loadScenario } from './load.ts';
export { errorTable, explainError, fillGenerated } from './reference.ts';
export { schemaJson, schemaText } from './schema-json.ts';
export type { Expectation, ExpectedProperties, ExpectedValue, LoadResult, Observation, ObservedOutcome, Pattern, RecordedTrace, Scenario, ScenarioError, } from './types.ts';
