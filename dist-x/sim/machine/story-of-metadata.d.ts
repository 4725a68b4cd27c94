import { type CopyStory } from './copy-story.ts';
import type { Scene } from './scene.ts';
/** A guest goes on from memory that does not know the last writes to its disk. */
export interface OldMemoryStory {
    readonly kind: 'old-memory';
    readonly process: string;
    /** When the memory was last true: the guest stopped there, or its state was sent. */
    readonly frozenStep: number | null;
    /** The write that it does not know. */
    readonly writeStep: number | null;
    readonly writer: string | null;
}
export declare function storyOfOldMemory(scene: Scene): OldMemoryStory | null;
/** A running process relies on a flag in the header that somebody else has cleared. */
export interface ClearedFlagStory {
    readonly kind: 'cleared-flag';
    readonly process: string;
    readonly flag: string;
    readonly setStep: number | null;
    readonly clearedStep: number | null;
    /** Who cleared it, and the old header by which that was done; null where the flag was seen and cleared on purpose. */
    readonly by: string | null;
    readonly copy: CopyStory | null;
}
export declare function storyOfClearedFlag(scene: Scene): ClearedFlagStory | null;
