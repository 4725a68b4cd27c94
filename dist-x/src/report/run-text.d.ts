import type { Trace } from '../../sim/model.ts';
import { type Outcome } from '../check/outcome.ts';
import type { RunViolation } from '../check/run-properties.ts';
import type { Scenario } from '../scenario/types.ts';
import { type Header } from './header.ts';
import type { ToldRun } from './tell.ts';
import type { Theme } from './theme.ts';
/** One run of one scenario, drawn by a seed or read from a file. */
export interface RunReport {
    readonly header: Header;
    readonly scenario: Scenario;
    readonly trace: Trace;
    readonly choices: readonly string[];
    readonly told: ToldRun;
    readonly outcome: Outcome;
    /** What the run violates, in the order in which it happens. */
    readonly violations: readonly RunViolation[];
    /** False where something that must still happen was left when the run ended. */
    readonly ended: boolean;
}
export declare function runText(report: RunReport, theme: Theme): string;
/** An outcome and how it came about: the same text wherever a run is shown. */
export declare function runLines(outcome: Outcome, told: ToldRun, theme: Theme): string[];
export declare function titleLines({ title, shows, path }: Scenario, { paint, width }: Theme): string[];
