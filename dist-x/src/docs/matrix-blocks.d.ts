import { type Matrix } from '../matrix/matrix.ts';
import { type Scope } from '../matrix/scope.ts';
/** What `stalemate matrix` finds out without options. */
export declare function defaultMatrix(scope?: Scope, maxStates?: number): Promise<Matrix>;
/**
 * The document with its table brought up to date: what stands between `<!-- generated: matrix -->` and
 * `<!-- end -->`; with `<!-- generated: matrix and notes -->` also what has to be said about it.
 */
export declare function fillMatrix(document: string, found: Matrix): string;
