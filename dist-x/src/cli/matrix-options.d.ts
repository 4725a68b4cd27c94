import type { Command } from 'commander';
import type { Fencing } from '../../sim/machine/setup.ts';
import { type Axes, type Setting } from '../matrix/axes.ts';
import { type Scope } from '../matrix/scope.ts';
import type { Limits } from '../search/limits.ts';
import { type LimitOptions } from './options.ts';
/** Options that choose the cells of a matrix, and what the guest does in each. */
export interface AxisOptions extends CircumstanceOptions {
    readonly storage?: readonly string[];
    readonly cache?: readonly string[];
    readonly format?: readonly string[];
    readonly qemu?: readonly string[];
    readonly handoff?: readonly string[];
}
export interface CircumstanceOptions {
    readonly arbiter?: readonly string[];
    readonly faults?: readonly string[];
    readonly fencing?: Fencing;
}
export declare function withAxes(command: Command): Command;
/** Who decides and what may go wrong: not part of a configuration, but of the question. */
export declare function withCircumstances(command: Command): Command;
export declare function axesOf({ storage, cache, format, qemu, handoff, arbiter, faults }: AxisOptions): Axes;
export declare function settingOf({ fencing }: CircumstanceOptions): Setting;
/** Those options again, as words for a command line. */
export declare function settingWords({ fencing }: CircumstanceOptions): string[];
export interface ScopeOptions {
    readonly writes?: number;
    readonly reads?: number;
    readonly flushes?: number;
    readonly resizes?: number;
}
export declare function withScope(command: Command): Command;
export declare function scopeOf({ writes, reads, flushes, resizes }: ScopeOptions): Scope;
/** As for all commands, but that a search without a limit of states has one. */
export declare function cellLimits(options: LimitOptions): Limits;
export declare function parseJobs(text: string): number;
export declare function parseProperty(text: string): string;
