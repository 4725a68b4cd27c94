/** `OPERATION -> REGISTER`: what stands on either side of the arrow. */
import { type Problem, type Span } from './problems.ts';
import type { RawStep, Word } from './raw-steps.ts';
export interface Register {
    readonly name: string;
    readonly span: Span;
}
/** The words of a step, and where its result goes. */
export interface Arrow {
    readonly words: readonly Word[];
    readonly arrow?: Word;
    readonly register?: Register;
}
/** Takes the register off the words of a step; undefined and a problem where the arrow makes no sense. */
export declare function splitArrow(step: RawStep, problems: Problem[]): Arrow | undefined;
/** Reports a register that the operation cannot fill, or one that is missing. */
export declare function checkResult(rule: {
    readonly name: string;
    readonly result: 'none' | 'optional' | 'required';
}, arrow: Arrow, first: Word, step: RawStep, problems: Problem[]): void;
