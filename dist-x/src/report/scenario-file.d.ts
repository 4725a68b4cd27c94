import { type Outcome } from '../check/outcome.ts';
/**
 * A scenario file with a recorded run, made from the file the run belongs to: its steps and comments stay, what it
 * expects is replaced by the outcome of the run, so that `check` and `replay` notice when that is no longer reached.
 *
 * @param text     the whole original file, which must be a valid scenario
 * @param choices  the names of the choices, as `traceNames` gives them
 * @param note     where the run comes from
 */
export declare function scenarioWithRun(text: string, choices: readonly string[], outcome: Outcome, note: string): string;
/**
 * The same for a run that violates a property.
 *
 * @param violated  everything that can be violated: what `check` will expect
 */
export declare function scenarioWithViolation(text: string, choices: readonly string[], violated: readonly string[], note: string): string;
/** A file with a recorded run as it would be if it said nothing about the outcome: for finding out what is wrong with it. */
export declare function withoutOutcomes(text: string): string;
