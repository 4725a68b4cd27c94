import type { StorageState } from '../../sim/storage/state.ts';
import type { World } from '../../sim/storage/world.ts';
import type { Activity } from './activities.ts';
import { createDowntime } from './downtime.ts';
import type { Measured, PrecopyRound } from './timed-run.ts';

/** What a run says about the handoff: when the guest stopped and ran again, what that took, and what it then read. */
export interface HandoffLog {
  readonly round: (round: PrecopyRound) => void;
  readonly stops: (nowNs: number, dirtyBytes: number) => void;
  readonly stopping: (ns: number) => void;
  /** A step sends what is dirty. */
  readonly flushes: (bytes: number) => void;
  /** After each step of the model. */
  readonly step: (nowNs: number, activity: Activity, isStale: (state: StorageState) => boolean) => void;
  /** Has a guest that was stopped run again? */
  readonly guestRunsAgain: () => boolean;
  readonly rounds: () => readonly PrecopyRound[];
  readonly measured: (endNs: number) => MeasuredHandoff;
}

type MeasuredHandoff = Pick<
  Measured,
  | 'moved'
  | 'downtimeNs'
  | 'partsNs'
  | 'migrationNs'
  | 'primedNs'
  | 'precopyRounds'
  | 'precopyBytes'
  | 'lastRoundBytes'
  | 'dirtyAtStopBytes'
  | 'flushedInLastPhaseBytes'
  | 'staleWindowNs'
  | 'staleReads'
>;

export function createHandoffLog(world: World, state: StorageState, keepsRounds: boolean): HandoffLog {
  const downtime = createDowntime();
  const rounds: PrecopyRound[] = [];
  const destinations = world.machine?.migrations.map(({ destination }) => destination) ?? [];
  let precopyRounds = 0;
  let precopyBytes = 0;
  let lastRoundBytes = 0;
  let dirtyAtStopBytes = 0;
  let flushedBytes = 0;
  let beganNs = -1;
  let primedAtNs = -1;
  let movedNs = -1;
  let ranAgain = false;
  let staleSinceNs = -1;
  let staleWindowNs = 0;
  let staleReads = 0;

  const runsSomewhere = (): boolean => state.processes.some(({ run }) => run === 'running');
  const look = (nowNs: number, stale: boolean): void => {
    if (staleSinceNs >= 0 && !stale) staleWindowNs += nowNs - staleSinceNs;
    staleSinceNs = stale ? (staleSinceNs >= 0 ? staleSinceNs : nowNs) : -1;
  };

  return {
    round: (round) => {
      precopyRounds += 1;
      precopyBytes += round.bytes;
      lastRoundBytes = round.bytes;
      if (keepsRounds) rounds.push(round);
    },
    stops: (nowNs, dirtyBytes) => {
      dirtyAtStopBytes = dirtyBytes;
      downtime.stopped(nowNs);
    },
    stopping: downtime.stopping,
    flushes: (bytes) => {
      if (downtime.isDown()) flushedBytes += bytes;
    },
    step: (nowNs, { kind }, isStale) => {
      if (kind === 'source.begins-migration' && beganNs < 0) beganNs = nowNs;
      if (kind === 'destination.open' && primedAtNs < 0) primedAtNs = nowNs;
      if (downtime.isDown() && kind !== 'source.stop' && kind !== 'step.stop') {
        if (runsSomewhere()) {
          downtime.ended(nowNs, kind);
          ranAgain = true;
        } else downtime.passed(nowNs, kind);
      }
      if (movedNs < 0 && destinations.some((one) => state.processes[one]!.run === 'running')) movedNs = nowNs;
      if (kind === 'guest.reads' && state.guest[0]!.event.staleRead) staleReads += 1;
      if (movedNs >= 0) look(nowNs, isStale(state));
    },
    guestRunsAgain: () => ranAgain,
    rounds: () => rounds,
    measured: (endNs) => ({
      moved: movedNs >= 0,
      downtimeNs: ranAgain ? downtime.totalNs() : null,
      partsNs: downtime.partsNs(),
      migrationNs: movedNs >= 0 && beganNs >= 0 ? movedNs - beganNs : null,
      primedNs: movedNs >= 0 && primedAtNs >= 0 ? movedNs - primedAtNs : null,
      precopyRounds,
      precopyBytes,
      lastRoundBytes,
      dirtyAtStopBytes,
      flushedInLastPhaseBytes: flushedBytes,
      staleWindowNs: staleWindowNs + (staleSinceNs >= 0 ? endNs - staleSinceNs : 0),
      staleReads,
    }),
  };
}
