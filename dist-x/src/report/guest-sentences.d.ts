/** Where the guest runs, as sentences: in two places, nowhere any more, or nowhere for want of somebody who starts it. */
import type { SplitBrainStory, StuckStory, VmLostStory } from '../../sim/machine/story-of-guest.ts';
import type { StepNames } from './copy-sentences.ts';
type GuestStory = SplitBrainStory | VmLostStory | StuckStory;
export declare function guestSentences(story: GuestStory, names: StepNames): string[];
export declare function guestShort(story: GuestStory, names: StepNames): string;
export {};
