/** Why a read returned what it did: which copy answered, who made that copy, and which write it missed. */
import type { Choice, Model } from '../model.ts';
import type { RuleId } from './rules.ts';
import type { StorageState } from './state.ts';
import type { World } from './world.ts';
export interface ReadStory {
    readonly register: string;
    readonly value: string;
    readonly old: boolean;
    /** Name of the sector that decided. */
    readonly sector: string;
    /** Index into the choices of the read itself. */
    readonly readStep: number;
    /** For example `page cache of D`. */
    readonly place: string;
    /** Index into the choices of what put the data there; null where it was there from the start. */
    readonly copyMadeStep: number | null;
    /** Index into the choices of the last acknowledged write to the sector; null where there is none. */
    readonly missedWriteStep: number | null;
    /** Where the newest version was when the read happened; empty when it had been lost. */
    readonly newestIn: readonly string[];
    /** Rules without which this run would have read something else, in the order in which they took part. */
    readonly rules: readonly RuleId[];
}
/** The rules that take part in each step of a run. */
export declare function rulesFired(world: World, model: Model<StorageState>, choices: readonly Choice[]): RuleId[][];
/** @returns null when the register was never written in this run, or holds no data */
export declare function storyOfRead(world: World, model: Model<StorageState>, choices: readonly Choice[], register: string): ReadStory | null;
/** Why a result that is no data is what it is: a size that is old, an error, the end of the file. */
export interface ResultStory {
    readonly register: string;
    readonly value: string;
    readonly old: boolean;
    readonly readStep: number;
    readonly rules: readonly RuleId[];
}
/** @returns null when the register holds data, was never written, or holds what anybody would expect */
export declare function storyOfResult(world: World, model: Model<StorageState>, choices: readonly Choice[], register: string): ResultStory | null;
/** A step that will never run. */
export interface WaitingStep {
    readonly actor: string;
    readonly text: string;
    /** For example `waits for host S, which does not answer`. */
    readonly reason: string;
    readonly rules: readonly RuleId[];
}
/** The steps that a run leaves waiting for ever, with what they wait for; those behind them are not told. */
export declare function waitingSteps(world: World, model: Model<StorageState>, choices: readonly Choice[]): WaitingStep[];
