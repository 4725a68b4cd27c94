/**
 * Why a property is violated, read off the states of a run: which copy was old, when it was made, which write it missed,
 * who destroyed the last copy, who started the guest. Nothing here looks at the name of a configuration.
 */
import type { Choice, Model } from '../model.ts';
import type { RuleId } from '../storage/rules.ts';
import type { StorageState } from '../storage/state.ts';
import type { World } from '../storage/world-types.ts';
import { type ClusterStory } from './story-of-clusters.ts';
import { type StaleMappingStory, type StaleReadStory } from './story-of-data.ts';
import { type DurabilityStory } from './story-of-durability.ts';
import { type SplitBrainStory, type StuckStory, type VmLostStory } from './story-of-guest.ts';
import { type LostWriteStory } from './story-of-loss.ts';
import { type ClearedFlagStory, type OldMemoryStory } from './story-of-metadata.ts';
import { type StaleSizeStory } from './story-of-size.ts';
export type ViolationStory = StaleReadStory | StaleMappingStory | StaleSizeStory | LostWriteStory | DurabilityStory | OldMemoryStory | ClearedFlagStory | ClusterStory | SplitBrainStory | VmLostStory | StuckStory;
/**
 * @param choices  a run to a state that violates the property, and none before it does
 * @returns null when there is nothing to tell beyond what the property says
 */
export declare function storyOfViolation(world: World, model: Model<StorageState>, choices: readonly Choice[], property: string): ViolationStory | null;
/** The rules of the model without which this run is impossible, or violates the property no more. */
export declare function rulesBehindViolation(world: World, model: Model<StorageState>, choices: readonly Choice[], property: string): RuleId[];
