/**
 * Stalemate as a library: load scenarios, compute what a system may do, compare it with what is expected. The model
 * itself is `stalemate/sim`.
 */
export { modelVersion } from "../sim/index.js";
export { checkScenario, checkScenarioInSlices, outcomesOf, outcomesOfInSlices } from "./check/outcomes-of.js";
export { checkSafety, checkSafetyInSlices } from "./check/safety.js";
export { formatError, loadScenario, schemaJson } from "./scenario/index.js";
export { explore, exploreInSlices } from "./search/explore.js";
