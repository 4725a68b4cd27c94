/**
 * How many bytes of the image one cache holds that the storage does not have yet: the part of the page cache (or of the
 * cache below it) that is too much for the model, which has a handful of pages. Counted by blocks: a block that is
 * written twice is dirty once. Linux' flusher is followed: what has been dirty for `expireNs` is written back at the next
 * wake-up, and whatever exceeds the limit at once; both take time, and whoever flushes meanwhile waits for it too.
 *
 * @source  Linux mm/page-writeback.c, fs/fs-writeback.c wb_check_old_data_flush, wb_check_background_flush
 * @limits  nobody is slowed down when too much is dirty (balance_dirty_pages)
 */
import { transferNs } from './durations.ts';
import { createTimeAverage, type TimeAverage } from './statistics.ts';

export interface DirtyPages {
  /** A block was written. Blocks are numbered from 0. */
  readonly write: (nowNs: number, block: number) => void;
  /** Bytes that a flush would have to send now, with what is being written back at this moment. */
  readonly bytes: (nowNs: number) => number;
  /** How long sending all of it takes. */
  readonly flushNs: (nowNs: number) => number;
  /** Everything dirty at `nowNs` has been sent. */
  readonly flushed: (nowNs: number) => void;
  /** When the flusher has to look next, or -1 where nothing is dirty. */
  readonly nextWakeUpNs: (nowNs: number) => number;
  /** The flusher looks. */
  readonly wakeUp: (nowNs: number) => void;
  readonly average: TimeAverage;
  /** Begins a run. */
  readonly restart: (startBytes: number, phaseNs: number) => void;
}

export interface DirtyLimits {
  readonly blockBytes: number;
  readonly bytesPerSecond: number;
  readonly expireNs: number;
  readonly wakeUpNs: number;
  readonly limitBytes: number;
}

/** A block that was never written is in no cohort. */
const NEVER_WRITTEN = -1;

export function createDirtyPages(blocks: number, limits: DirtyLimits): DirtyPages {
  const { blockBytes, bytesPerSecond, expireNs, wakeUpNs, limitBytes } = limits;
  /** Number of the cohort in which a block became dirty: all that became dirty between two wake-ups are one. */
  const cohortOf = new Int32Array(blocks).fill(NEVER_WRITTEN);
  let firstCohort = 0; // cohorts below are clean
  let cohorts: { sinceNs: number; bytes: number }[] = [];
  let total = 0;
  let busyUntilNs = 0;
  let phase = 0;
  let average = createTimeAverage();
  const cut = (nowNs: number): void => {
    cohorts.push({ sinceNs: nowNs, bytes: 0 });
  };
  const writeBackOldest = (nowNs: number): void => {
    const { bytes } = cohorts.shift()!;
    firstCohort += 1;
    total -= bytes;
    busyUntilNs = Math.max(busyUntilNs, nowNs) + transferNs(bytes, bytesPerSecond);
    if (cohorts.length === 0) cut(nowNs);
  };
  const backlog = (nowNs: number): number => Math.max(0, ((busyUntilNs - nowNs) / 1e9) * bytesPerSecond);

  return {
    write: (nowNs, block) => {
      if (cohortOf[block]! >= firstCohort) return;
      cohortOf[block] = firstCohort + cohorts.length - 1;
      cohorts[cohorts.length - 1]!.bytes += blockBytes;
      total += blockBytes;
      while (total > limitBytes) writeBackOldest(nowNs);
      average.change(nowNs, total);
    },
    bytes: (nowNs) => Math.round(total + backlog(nowNs)),
    flushNs: (nowNs) => Math.max(0, busyUntilNs - nowNs) + transferNs(total, bytesPerSecond),
    flushed: (nowNs) => {
      firstCohort += cohorts.length;
      cohorts = [];
      cut(nowNs);
      total = 0;
      busyUntilNs = Math.min(busyUntilNs, nowNs);
      average.change(nowNs, 0);
    },
    nextWakeUpNs: (nowNs) => {
      if (total === 0) return -1;
      return phase + (Math.floor((nowNs - phase) / wakeUpNs) + 1) * wakeUpNs;
    },
    wakeUp: (nowNs) => {
      while (cohorts.length > 0 && total > 0 && cohorts[0]!.sinceNs + expireNs <= nowNs) writeBackOldest(nowNs);
      if (cohorts[cohorts.length - 1]!.bytes > 0) cut(nowNs);
      average.change(nowNs, total);
    },
    get average() {
      return average;
    },
    restart: (startBytes, phaseNs) => {
      firstCohort += cohorts.length; // whatever was dirty in the run before no longer is
      cohorts = [];
      cut(0);
      cohorts[0]!.bytes = startBytes;
      total = startBytes;
      busyUntilNs = 0;
      phase = phaseNs - wakeUpNs;
      average = createTimeAverage(0, startBytes);
    },
  };
}
