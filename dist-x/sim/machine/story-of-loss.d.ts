import { type CopyStory } from './copy-story.ts';
import type { Scene } from './scene.ts';
export interface LostWriteStory {
    readonly kind: 'lost-write';
    readonly sector: string;
    readonly value: string;
    readonly writeStep: number | null;
    readonly losses: readonly Loss[];
    /** A write to this other sector went to the same place. */
    readonly other: string | null;
}
/** How one of the places that held the write lost it. */
export interface Loss {
    readonly step: number;
    readonly place: string;
    /**
     * `overwritten` by something older, `gone` with the memory it was in, `failed`: a write-back failed and the copy counts
     * as clean, `let-go`: it counts as written, or `passed-by`: the write itself went where nobody looks.
     */
    readonly how: 'overwritten' | 'gone' | 'failed' | 'let-go' | 'passed-by';
    /** What is true, and what the place says now; null where it says nothing any more. */
    readonly truth: string;
    readonly now: string | null;
    /** The copy that was written over it. */
    readonly from: CopyStory | null;
    /** The old copy by which whoever wrote there was misled. */
    readonly because: CopyStory | null;
}
export declare function storyOfLostWrite(scene: Scene): LostWriteStory | null;
