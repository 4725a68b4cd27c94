import type { Place } from './places.ts';
import type { Scene } from './scene.ts';
export interface PassedStep {
    /** Index into the choices of the run. */
    readonly step: number;
    /** Such as `drop-cache is off`; null where it is not known. */
    readonly reason: string | null;
}
/** Between the making of a copy, or (storage) the write it lacks, and the moment when it misled somebody. */
export declare function passedSteps(scene: Scene, place: Place, since: number | null, at: number): PassedStep[];
