import type { World } from '../storage/world-types.ts';
import { type CopyStory } from './copy-story.ts';
import type { Scene } from './scene.ts';
import { type MachineVariant } from './variant.ts';
/** A read returned something else than what was written last. */
export interface StaleReadStory {
    readonly kind: 'stale-read';
    readonly process: string;
    readonly sector: string;
    readonly value: string;
    readonly latest: string;
    /** The last write that was acknowledged; null where the sector was never written. */
    readonly writeStep: number | null;
    readonly copy: CopyStory | null;
    /** What was read is the data of another sector, which has the same cluster; null where it is not. */
    readonly other: OtherData | null;
}
export interface OtherData {
    readonly sector: string;
    readonly writeStep: number;
    /** By which old copy the cluster was given away twice. */
    readonly because: CopyStory | null;
}
/** Tables in memory that do not say where the data was put are used. */
export interface StaleMappingStory {
    readonly kind: 'stale-mapping';
    readonly process: string;
    readonly sector: string;
    readonly access: 'read' | 'write';
    readonly copy: CopyStory | null;
}
export interface Access {
    readonly process: number;
    readonly guestSector: number;
    readonly kind: 'read' | 'write';
    readonly variant: MachineVariant;
}
/** The read or write of the last step, also where it was sent before. */
export declare function lastAccess({ world, model, choices, states }: Scene): Access | null;
export declare function storyOfStaleRead(scene: Scene): StaleReadStory | null;
export declare function storyOfStaleMapping(scene: Scene): StaleMappingStory | null;
/** The first copy on the way to the data that is not true. */
export declare function copyBehind(scene: Scene, { process, guestSector, variant }: Access, at: number): CopyStory | null;
/** Where the data of a read came from, for a read that is the last choice of the scene. */
export declare function originOfRead(scene: Scene): ReadOrigin | null;
export interface ReadOrigin {
    readonly sector: string;
    /** The copy that misled the read, or, where none did, what answered it. */
    readonly place: string;
    readonly copyMadeStep: number | null;
    readonly missedWriteStep: number | null;
    readonly newestIn: readonly string[];
}
/** The step in which the last write to a guest sector was acknowledged. */
export declare function writeStepOf({ states }: Scene, guestSector: number, at: number): number | null;
export declare const sectorName: (world: World, guestSector: number) => string;
