import type { Trace } from '../../sim/model.ts';
import type { CheckResult } from '../check/judge.ts';
import type { Scenario } from '../scenario/types.ts';
import type { Theme } from './theme.ts';
/** Prints the run that ends with an unexpected outcome. */
export type WitnessPrinter = (trace: Trace, quiet: boolean) => string[];
/**
 * Why a scenario is not as expected, or why that stays open: each difference in a line, then the model's whole set,
 * and for the first unexpected outcome, and the first unexpected violation, a shortest run to it.
 */
export declare function findingLines({ findings, observed, sets }: CheckResult, { litmus, expectation: { exactly, quiet } }: Pick<Scenario, 'litmus' | 'expectation'>, printWitness: WitnessPrinter, theme: Theme): string[];
