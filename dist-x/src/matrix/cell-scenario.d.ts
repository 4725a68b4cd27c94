import type { Scenario } from '../scenario/types.ts';
import { type Cell, type Setting } from './axes.ts';
import type { Scope } from './scope.ts';
/** A cell as a scenario that can be run, saved and replayed, or why there is no such thing. */
export type CellScenario = {
    readonly possible: true;
    readonly scenario: Scenario;
    readonly text: string;
} | {
    readonly possible: false;
    readonly reason: string;
};
export declare const SOURCE = "S";
export declare const DESTINATION = "D";
export declare function cellScenario(cell: Cell, scope: Scope, setting?: Setting): CellScenario;
/** The scenario file. */
export declare function cellText(cell: Cell, scope: Scope, { arbiterHost, fencing }?: Setting): string;
