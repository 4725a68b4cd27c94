/** Runs at random: which of the enabled choices goes next, drawn from a seed. */
export { createRunner, type RandomRun, type RandomRunOptions, type Runner, runWith } from './random-run.ts';
export {
  createScheduler,
  guaranteeOf,
  type SchedulerSetup,
  schedulersOf,
  schedulerText,
} from './scheduler.ts';
export type { Scheduler } from './scheduler-interface.ts';
export { type ShortenOptions, shortenRun } from './shorten-run.ts';
