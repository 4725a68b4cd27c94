/** The model without the tools around it: pure, synchronous, runs in a browser. */
export { type Codec, codecOf } from './codec.ts';
export {
  leavesUnder,
  outside,
  type RecordedFootprint,
  recordFootprint,
  recordTouched,
  type Touched,
  undeclared,
} from './footprint.ts';
export type { Action, ChanceKind, Choice, Footprint, Model, Plainness, Property, Trace } from './model.ts';
export { chanceKinds, plainnesses } from './model.ts';
export { randomWalk } from './random-walk.ts';
export { assertEnabled, replay } from './replay.ts';
export {
  arrayOf,
  bool,
  defineState,
  int,
  oneOf,
  perPage,
  perSector,
  record,
  type Shape,
  type StateOf,
  version,
} from './state.ts';
export { choiceLabel, enabledChoices, initialState, isFinished, isQuiescent, step } from './step.ts';
export { catalogue, type StorageName } from './storage/catalogue.ts';
export { describeChange, describeChoice } from './storage/describe.ts';
export type { StorageOptions } from './storage/options.ts';
export { outcomeOf } from './storage/outcome.ts';
export { type Rule, type RuleId, ruleIds, rules } from './storage/rules.ts';
export type { Actor, FaultBudget, Handle, Litmus, Operation, Sector, Step } from './storage/scenario.ts';
export type { StorageState } from './storage/state.ts';
export { storageModel } from './storage/storage-model.ts';
export {
  type ReadStory,
  type ResultStory,
  rulesFired,
  storyOfRead,
  storyOfResult,
  type WaitingStep,
  waitingSteps,
} from './storage/story.ts';
export { modelVersion } from './storage/version.ts';
export { buildWorld, type World, type WorldOptions } from './storage/world.ts';
export { timeline } from './timeline.ts';
