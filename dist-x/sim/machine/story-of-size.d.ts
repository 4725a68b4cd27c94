import { type CopyStory } from './copy-story.ts';
import type { Scene } from './scene.ts';
export interface StaleSizeStory {
    readonly kind: 'stale-size';
    readonly process: string;
    /** In sectors. */
    readonly size: number;
    readonly trueSize: number;
    /** Guest sector that was refused; null where the guest was only told a wrong size. */
    readonly refused: string | null;
    readonly copy: CopyStory;
}
export declare function storyOfStaleSize(scene: Scene): StaleSizeStory | null;
