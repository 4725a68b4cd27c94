import { type Command } from 'commander';
import type { RuleId } from '../../sim/storage/rules.ts';
import { type Limits } from '../search/limits.ts';
/** Options that several commands share, each declared once. */
export interface OutputOptions {
    readonly json?: true;
    readonly output?: string;
    /** False after --no-color. */
    readonly color: boolean;
}
export declare function withOutput(command: Command, json?: string): Command;
export interface LimitOptions {
    readonly maxStates?: number;
    readonly maxMemory: number;
    readonly timeLimit?: number;
}
export declare function withLimits(command: Command): Command;
export declare function limitsOf({ maxStates, maxMemory, timeLimit }: LimitOptions): Limits;
export interface RuleOptions {
    readonly withoutRule?: readonly RuleId[];
}
export declare function withRules(command: Command): Command;
