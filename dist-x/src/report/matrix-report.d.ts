import { type Cell } from '../matrix/axes.ts';
import type { Matrix, MatrixCell, PossibleCell } from '../matrix/matrix.ts';
import { type Scope } from '../matrix/scope.ts';
import type { Header } from './header.ts';
/** Everything `stalemate matrix` found out; each reporter prints it in its own way. */
export interface MatrixReport {
    readonly header: Header;
    readonly matrix: Matrix;
    /** Options that all cells share and that are not as usual, such as `--fencing power`. */
    readonly settingWords: readonly string[];
}
/** How a cell ended: a verdict, or why there is none. */
export type Ending = 'safe' | 'vacuous' | 'unsafe' | 'undecided' | 'impossible';
export declare function endingOf(one: MatrixCell): Ending;
export declare function isDecided(one: MatrixCell): one is PossibleCell;
export declare function letterOf(property: string): string;
/** The properties that some cell violates, in the model's order. */
export declare function violatedAnywhere({ cells }: Pick<Matrix, 'cells'>): string[];
/** The name of the handoff that a cell really has. */
export declare function handoffOf({ handoff, qemu }: Cell): string;
/** What tells the columns of one cache mode apart: `2011`, or more where more differs. */
export declare function variantOf({ qemu, handoff, arbiter, faults }: Cell): string;
/** The command that decides this cell alone. */
export declare function cellCommand(cell: Cell, scope: Scope, settingWords: readonly string[]): string[];
export interface MatrixTotals {
    readonly endings: Readonly<Record<Ending, number>>;
    readonly states: number;
}
export declare function totalsOfMatrix({ cells }: Pick<Matrix, 'cells'>): MatrixTotals;
/** Storage systems that are one and the same to the model in every cell: the first of each group, then the others. */
export declare function alikeStorages({ cells }: Pick<Matrix, 'cells'>): string[][];
