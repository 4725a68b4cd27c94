import type { OutcomeSet } from '../check/collect.ts';
import type { Scenario } from '../scenario/types.ts';
import { type Header } from './header.ts';
import type { Theme } from './theme.ts';
/** Everything `stalemate outcomes` found out. */
export interface OutcomesReport {
    readonly header: Header;
    readonly scenario: Scenario;
    readonly set: OutcomeSet;
    /** Without spontaneous actions. */
    readonly quiet: boolean;
}
/** The outcomes for which a run is shown, counted from 1. */
export type WitnessChoice = number | 'all' | 'none';
export declare function outcomesText(report: OutcomesReport, witness: WitnessChoice, theme: Theme): string;
