import type { Trace } from '../../sim/model.ts';

/** What the guest's downtime is spent on, in the order of a handoff. Together they are the downtime. */
export const downtimeParts = [
  'stop',
  'drain',
  'flush',
  'release',
  'device-state',
  'management',
  'invalidate',
  'activate',
] as const;
export type DowntimePart = (typeof downtimeParts)[number];

/** One run in virtual time. Times are whole nanoseconds from its start. */
export interface TimedRun {
  /** Repeats this run alone: `stalemate run --timed --seed SEED`. */
  readonly seed: string;
  readonly ended: RunEnd;
  readonly endNs: number;
  /** The steps of the model; `replay(model, trace)` takes them again. Empty unless they were asked for. */
  readonly trace: Trace;
  /** When each step of the trace was taken. */
  readonly atNs: readonly number[];
  /** The rounds of precopy, in order. Empty unless the trace was asked for. */
  readonly precopy: readonly PrecopyRound[];
  /** In the order in which they were first violated. */
  readonly violations: readonly TimedViolation[];
  readonly measured: Measured;
}

/**
 * `quiescent`: nothing is left to happen. `observed`: the guest has run again for `run.observe`. `until`: the virtual time
 * limit. `steps`: the limit of steps.
 */
export type RunEnd = 'quiescent' | 'observed' | 'until' | 'steps';

export interface TimedViolation {
  readonly property: string;
  readonly atNs: number;
  /** Counted from 1; 0 is the start. */
  readonly step: number;
}

export interface PrecopyRound {
  readonly beginNs: number;
  readonly endNs: number;
  readonly bytes: number;
}

/** What is measured of one run; null where it did not come to it. `measures.ts` says what each means. */
export interface Measured {
  readonly moved: boolean;
  readonly downtimeNs: number | null;
  readonly partsNs: Readonly<Record<DowntimePart, number>>;
  readonly migrationNs: number | null;
  readonly primedNs: number | null;
  readonly precopyRounds: number;
  readonly precopyBytes: number;
  readonly lastRoundBytes: number;
  readonly dirtyAtStopBytes: number;
  readonly flushedInLastPhaseBytes: number;
  readonly leftDirtyBytes: number;
  readonly staleWindowNs: number;
  readonly staleReads: number;
  readonly reads: number;
  readonly writes: number;
  readonly flushes: number;
  readonly requestLatencyNs: number | null;
  readonly requestLatencyMaxNs: number | null;
  readonly averageDirtyBytes: number;
  readonly averageInService: number;
  readonly runningShare: number;
  readonly steps: number;
  readonly events: number;
}
