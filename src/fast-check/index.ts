/** Property-based tests with fast-check: migrations, litmus programs and their runs, matchers, commands. */
import type { Arbitrary } from 'fast-check';
import type { Configuration } from '../configuration/index.ts';
import { type ConfigurationOptions, configurations } from './configurations.ts';
import type { RunOptions } from './runs.ts';
import { runsOf, type SystemRun } from './runs-of.ts';

/** A migration and one run of it: `runsOf(configurations(of), options)`. */
export function migrations(
  of: ConfigurationOptions = {},
  options: RunOptions = {},
): Arbitrary<SystemRun<Configuration>> {
  return runsOf(configurations(of), options);
}

export {
  type Configuration,
  configurationText,
  configurationTitle,
  plainConfiguration,
  plainProcess,
  simplerConfigurations,
} from '../configuration/index.ts';
export type { SchedulerSetup } from '../random/index.ts';
export { shortenRun } from '../random/index.ts';
export { type Implementation, modelCommands } from './commands.ts';
export { type ConfigurationOptions, configurations } from './configurations.ts';
export { type FaultOptions, faults } from './faults.ts';
export { handoffs } from './handoffs.ts';
export { type LitmusProgramOptions, litmusPrograms } from './litmus-programs.ts';
export { type LitmusProgram, type LitmusStep, litmusText } from './litmus-text.ts';
export { matchers, type SafetyOptions, type StalemateMatchers } from './matchers.ts';
export { type ModelRun, runOfChoices } from './model-run.ts';
export { contextSwitches } from './run-shrinks.ts';
export { defaultSchedulers, type RunOptions, runs } from './runs.ts';
export { runsOf, type SystemRun } from './runs-of.ts';
export { saveRun } from './save-run.ts';
export { createStepper, type Stepper, type StepperOptions, steppers } from './steppers.ts';
export { type StepsPerRun, stepsPerRun } from './steps-per-run.ts';
export { type System, type SystemSource, systemOf } from './system.ts';
export { type WorkloadOptions, workloads } from './workloads.ts';
