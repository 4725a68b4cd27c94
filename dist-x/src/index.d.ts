/**
 * Stalemate as a library: load scenarios, compute what a system may do, compare it with what is expected. The model
 * itself is `stalemate/sim`.
 */
export { type Choice, type Model, modelVersion, type Property, type Trace } from '../sim/index.ts';
export type { Figures, OutcomeSet, ReachedOutcome } from './check/collect.ts';
export type { Outcome } from './check/outcome.ts';
export { checkScenario, checkScenarioInSlices, outcomesOf, outcomesOfInSlices } from './check/outcomes-of.ts';
export type { DecidedProperty } from './check/properties.ts';
export { checkSafety, checkSafetyInSlices, type Safety, type SafetyVerdict, type Violation } from './check/safety.ts';
export { formatError, loadScenario, type Scenario, type ScenarioError, schemaJson } from './scenario/index.ts';
export { type Exploration, type ExploreOptions, explore, exploreInSlices, type Limits } from './search/explore.ts';
