/**
 * Why a property is violated, read off the states of a run: which copy was old, when it was made, which write it missed,
 * who destroyed the last copy, who started the guest. Nothing here looks at the name of a configuration.
 */
import type { Choice, Model } from '../model.ts';
import { isQuiescent } from '../step.ts';
import type { RuleId } from '../storage/rules.ts';
import { decidingRules, rerunWithout, runOf } from '../storage/run.ts';
import type { StorageState } from '../storage/state.ts';
import type { World } from '../storage/world-types.ts';
import type { Scene } from './scene.ts';
import { type ClusterStory, storyOfClusters } from './story-of-clusters.ts';
import { type StaleMappingStory, type StaleReadStory, storyOfStaleMapping, storyOfStaleRead } from './story-of-data.ts';
import { type DurabilityStory, storyOfDurability } from './story-of-durability.ts';
import {
  type SplitBrainStory,
  type StuckStory,
  storyOfSplitBrain,
  storyOfStuck,
  storyOfVmLost,
  type VmLostStory,
} from './story-of-guest.ts';
import { type LostWriteStory, storyOfLostWrite } from './story-of-loss.ts';
import {
  type ClearedFlagStory,
  type OldMemoryStory,
  storyOfClearedFlag,
  storyOfOldMemory,
} from './story-of-metadata.ts';
import { type StaleSizeStory, storyOfStaleSize } from './story-of-size.ts';
import type { PropertyName } from './words.ts';

export type ViolationStory =
  | StaleReadStory
  | StaleMappingStory
  | StaleSizeStory
  | LostWriteStory
  | DurabilityStory
  | OldMemoryStory
  | ClearedFlagStory
  | ClusterStory
  | SplitBrainStory
  | VmLostStory
  | StuckStory;

/**
 * @param choices  a run to a state that violates the property, and none before it does
 * @returns null when there is nothing to tell beyond what the property says
 */
export function storyOfViolation(
  world: World,
  model: Model<StorageState>,
  choices: readonly Choice[],
  property: string,
): ViolationStory | null {
  if (world.machine === null || choices.length === 0) return null;
  const scene: Scene = { world, model, choices, ...runOf(world, model, choices) };
  switch (property as PropertyName) {
    case 'stale-read':
      return storyOfStaleRead(scene);
    case 'lost-write':
      return storyOfLostWrite(scene);
    case 'metadata-corruption':
      return storyOfMetadata(scene);
    case 'stale-size':
      return storyOfStaleSize(scene);
    case 'split-brain':
      return storyOfSplitBrain(scene);
    case 'vm-lost':
      return storyOfVmLost(scene);
    case 'durability':
      return storyOfDurability(scene);
    case 'stuck':
      return storyOfStuck(scene);
    default:
      return null;
  }
}

function storyOfMetadata(scene: Scene): ViolationStory | null {
  const { event } = scene.states.at(-1)!.guest[0]!;
  if (event.oldMemory) return storyOfOldMemory(scene);
  if (event.staleMapping) return storyOfStaleMapping(scene);
  return storyOfClearedFlag(scene) ?? storyOfClusters(scene);
}

/** The rules of the model without which this run is impossible, or violates the property no more. */
export function rulesBehindViolation(
  world: World,
  model: Model<StorageState>,
  choices: readonly Choice[],
  property: string,
): RuleId[] {
  const { fired } = runOf(world, model, choices);
  return decidingRules([...new Set(fired.flat())], (without) => {
    const other = rerunWithout(world, choices, without);
    if (other === null) return false;
    const one = other.model.properties.find(({ name }) => name === property);
    if (one === undefined || one.holds(other.state)) return false;
    return one.at !== 'quiescent' || isQuiescent(other.model, other.state);
  });
}
