import { type Span } from './problems.ts';
import type { Reading } from './reading.ts';
export interface RawStep {
    readonly actor: string;
    readonly actorSpan: Span;
    readonly text: string;
    readonly words: readonly Word[];
    /** The whole operation. */
    readonly span: Span;
    /** The steps that come immediately before: the end of every branch of a block, or one step. */
    readonly after: readonly number[];
    readonly concurrent: boolean;
}
export interface Word {
    readonly text: string;
    readonly span: Span;
}
/**
 * Steps follow each other in the order of the file. The branches of an interleave block all follow what is before
 * the block, and what is behind the block follows the last steps of all of them.
 */
export declare function readRawSteps({ document, tree, problems }: Reading): RawStep[];
