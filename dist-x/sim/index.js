/** The model without the tools around it: pure, synchronous, runs in a browser. */
export { codecOf } from "./codec.js";
export { randomWalk } from "./random-walk.js";
export { assertEnabled, replay } from "./replay.js";
export { arrayOf, bool, defineState, int, oneOf, perPage, perSector, record, version, } from "./state.js";
export { choiceLabel, enabledChoices, initialState, isFinished, isQuiescent, step } from "./step.js";
export { catalogue } from "./storage/catalogue.js";
export { describeChange, describeChoice } from "./storage/describe.js";
export { outcomeOf } from "./storage/outcome.js";
export { ruleIds, rules } from "./storage/rules.js";
export { storageModel } from "./storage/storage-model.js";
export { rulesFired, storyOfRead, storyOfResult, waitingSteps, } from "./storage/story.js";
export { modelVersion } from "./storage/version.js";
export { buildWorld } from "./storage/world.js";
export { timeline } from "./timeline.js";
