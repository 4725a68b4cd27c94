export { errorCodes } from "./error-codes.js";
export { formatError } from "./format-error.js";
export { limits } from "./limits.js";
export { loadScenario } from "./load.js";
export { errorTable, explainError, fillGenerated } from "./reference.js";
export { schemaJson, schemaText } from "./schema-json.js";
