import type { Litmus } from './scenario.ts';
import type { Register, View, WorldHandle, WorldStep } from './world-types.ts';
export interface Resolver {
    readonly litmus: Litmus;
    readonly hosts: readonly string[];
    readonly views: readonly View[];
    readonly handles: readonly WorldHandle[];
    readonly sectorIndex: (name: string) => number;
    readonly pageNumberOf: (sector: number) => number;
    readonly viewOf: (actor: string) => number;
    readonly values: readonly string[];
    readonly sizes: readonly number[];
    readonly registers: readonly Register[];
}
/** A step of several sectors inside an interleaving block becomes one step per sector: no system promises more. */
export declare function resolveSteps(resolve: Resolver): WorldStep[];
