import { type RuleId } from './rules.ts';
import type { Litmus } from './scenario.ts';
import type { World } from './world-types.ts';
export { READ_AHEAD_PAGES_MAX, SECTORS_PER_PAGE } from './limits.ts';
export type { Register, View, World, WorldHandle, WorldPage, WorldSector, WorldStep } from './world-types.ts';
export interface WorldOptions {
    readonly quiet?: boolean;
    readonly withoutRules?: readonly RuleId[];
    /**
     * Virtual machines: pages are written back and dropped at any moment, not only where that can matter next. The same
     * outcomes and violations from many more states; for tests of that claim.
     */
    readonly unreduced?: boolean;
}
declare const ERRORS: readonly ["eof", "EIO", "EAGAIN", "ok"];
/** @throws Error on a name the scenario does not declare; the loader has checked all of them before. */
export declare function buildWorld(litmus: Litmus, options?: WorldOptions): World;
/** Index into `World.results` for data of a version, a size, or an error name. */
export declare const resultOfVersion: (version: number) => number;
export declare const resultOfSize: (world: World, size: number) => number;
export declare const resultOf: (world: World, error: (typeof ERRORS)[number]) => number;
/** Index into `World.results` for what a program reads in a sector of a file: data, or tables of an image. */
export declare function resultOfContent(world: World, sector: number, content: number): number;
/** Index into `World.results` for a size of the guest's disk, or a word of the machine layer. */
export declare const resultOfWord: (world: World, word: string) => number;
/** Does this rule hold in this world? Asking is what notes it as having taken part. */
export declare function applies(world: World, rule: RuleId): boolean;
/** The version of a hole; only a file that is truncated can get one. */
export declare const holeOf: (world: World) => number;
