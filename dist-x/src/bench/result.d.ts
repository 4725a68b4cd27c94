import type { Measurement } from './measure.ts';
export type Tool = 'engine' | 'baseline' | 'spin';
export interface CaseResult {
    readonly name: string;
    readonly states: number;
    readonly transitions: number;
    readonly tools: readonly ToolResult[];
}
export interface ToolResult {
    readonly tool: Tool;
    readonly runs: number;
    readonly elapsedMs: Spread;
    readonly statesPerSecond: Spread;
    readonly bytesPerState: number;
    /** States per second of the engine over those of this tool, round by round. Above 1: the engine is faster. */
    readonly engineRatio: Spread;
}
export interface Spread {
    readonly median: number;
    readonly min: number;
    readonly max: number;
}
/** @throws Error when the tools disagree on the number of states or transitions: then their speeds compare nothing. */
export declare function caseResult(name: string, samples: Readonly<Record<Tool, readonly Measurement[]>>): CaseResult;
export declare function spreadOf(values: readonly number[]): Spread;
