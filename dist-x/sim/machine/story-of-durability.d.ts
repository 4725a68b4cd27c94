import type { Scene } from './scene.ts';
export interface DurabilityStory {
    readonly kind: 'durability';
    readonly sector: string;
    /** What the flush had promised, and what is left. */
    readonly promised: string;
    readonly left: string;
    readonly writeStep: number | null;
    readonly flushStep: number | null;
    /** Where it was when the flush had ended. */
    readonly heldIn: readonly string[];
}
export declare function storyOfDurability(scene: Scene): DurabilityStory | null;
