import type { Scenario } from '../scenario/types.ts';
import type { Progress } from '../search/explore.ts';
import type { Cell, Setting } from './axes.ts';
import type { Decision } from './decide.ts';
import { type PoolOptions } from './pool.ts';
import type { Scope } from './scope.ts';
/** A cell and what became of it. */
export type MatrixCell = PossibleCell | ImpossibleCell;
export interface PossibleCell {
    readonly kind: 'decided';
    readonly cell: Cell;
    readonly scenario: Scenario;
    /** The scenario as a file. */
    readonly text: string;
    readonly decision: Decision;
    /** The cell whose search decided this one as well, because the model is given the same. */
    readonly sharedWith?: Cell;
}
export interface ImpossibleCell {
    readonly kind: 'impossible';
    readonly cell: Cell;
    readonly reason: string;
}
export interface Matrix {
    readonly cells: readonly MatrixCell[];
    /** Cells that nobody got to before Ctrl-C. */
    readonly notReached: number;
    readonly scope: Scope;
    readonly searches: number;
    readonly elapsedMs: number;
}
export interface MatrixOptions extends Omit<PoolOptions, 'onBegin' | 'onProgress'> {
    readonly setting?: Setting;
    readonly onBegin?: (cell: Cell, search: number, searches: number) => void;
    readonly onProgress?: (cell: Cell, progress: Progress) => void;
}
/** Decides every cell by exhaustive search. Cells that are one and the same to the model are searched once. */
export declare function matrix(cells: readonly Cell[], scope: Scope, options: MatrixOptions): Promise<Matrix>;
