/** Findings while a file is read: places as offsets first, turned into lines and columns at the very end. */
import { type ErrorCode } from './error-codes.ts';
import type { ScenarioError } from './types.ts';
/** A stretch of the source text. */
export interface Span {
    readonly offset: number;
    readonly length: number;
}
export interface Problem {
    readonly code: ErrorCode;
    readonly span: Span;
    readonly message: string;
    readonly expected?: readonly string[];
    readonly nearest?: string;
    readonly hint?: string;
}
export type ProblemDetails = Pick<Problem, 'expected' | 'nearest' | 'hint'>;
export declare function problem(code: ErrorCode, span: Span, message: string, details?: ProblemDetails): Problem;
/** A problem with a word that is not among the allowed ones; says which are, and which looks like it. */
export declare function unknownWord(code: ErrorCode, span: Span, message: string, word: string, allowed: readonly string[], hint?: string): Problem;
/** The first problems in the order of the source text, with lines and columns. */
export declare function toErrors(problems: readonly Problem[], path: string, text: string): ScenarioError[];
export declare function remedyHint(code: ErrorCode, similar: string | undefined): {
    hint?: string;
};
/** Tells the line of an offset, counted from 1. */
export declare function lineLookup(text: string): (offset: number) => number;
/** A word from a file, fit for a message: short and without control characters. */
export declare function quote(word: string): string;
/** Control characters could move the cursor of a terminal or hide text; each becomes one visible sign. */
export declare function visible(text: string): string;
