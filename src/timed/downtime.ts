import type { ActionKind } from '../../sim/storage/action-kinds.ts';
import { type DowntimePart, downtimeParts } from './timed-run.ts';

/**
 * The time in which the guest runs nowhere, cut at the steps on the way from stopping to running: each part of it is
 * spent on the step at its end. So the parts add up to the whole.
 */
export interface Downtime {
  readonly stopped: (nowNs: number) => void;
  /** A step was taken while the guest was stopped. */
  readonly passed: (nowNs: number, kind: ActionKind) => void;
  /** So much of what comes next is spent on stopping the processors. */
  readonly stopping: (ns: number) => void;
  /** The guest runs again, by this step. */
  readonly ended: (nowNs: number, kind: ActionKind) => void;
  readonly isDown: () => boolean;
  readonly totalNs: () => number;
  readonly partsNs: () => Record<DowntimePart, number>;
}

export function createDowntime(): Downtime {
  const parts = Object.fromEntries(downtimeParts.map((part) => [part, 0])) as Record<DowntimePart, number>;
  let isDown = false;
  let sinceNs = 0;
  let stoppingNs = 0;
  let total = 0;
  const spend = (nowNs: number, part: DowntimePart): void => {
    const stop = Math.min(stoppingNs, nowNs - sinceNs);
    stoppingNs -= stop;
    parts.stop += stop;
    parts[part] += nowNs - sinceNs - stop;
    total += nowNs - sinceNs;
    sinceNs = nowNs;
  };
  return {
    stopped: (nowNs) => {
      isDown = true;
      sinceNs = nowNs;
    },
    passed: (nowNs, kind) => {
      const part = partOf(kind);
      if (isDown && part !== null) spend(nowNs, part);
    },
    stopping: (ns) => {
      stoppingNs = ns;
    },
    ended: (nowNs, kind) => {
      if (isDown) spend(nowNs, partOf(kind) ?? 'management');
      isDown = false;
    },
    isDown: () => isDown,
    totalNs: () => total,
    partsNs: () => ({ ...parts }),
  };
}

/** Null for steps beside the way from stopping to running. */
function partOf(kind: ActionKind): DowntimePart | null {
  switch (kind) {
    case 'source.drain':
      return 'drain';
    case 'source.flush':
    case 'source.flush-ignoring-errors':
      return 'flush';
    case 'source.inactivate':
    case 'source.unlock':
    case 'source.close':
      return 'release';
    case 'source.send':
    case 'destination.receive':
      return 'device-state';
    case 'source.pause':
    case 'destination.await-cont':
      return 'management';
    case 'source.lock':
    case 'source.drop-cache':
    case 'source.refresh-size':
    case 'source.invalidate':
    case 'source.reopen':
    case 'destination.open':
    case 'destination.check':
    case 'destination.probe':
    case 'destination.read-geometry':
    case 'destination.lock':
    case 'destination.drop-cache':
    case 'destination.refresh-size':
    case 'destination.invalidate':
    case 'destination.reopen':
      return 'invalidate';
    case 'source.activate':
    case 'source.resume':
    case 'destination.activate':
    case 'destination.refresh-devices':
    case 'destination.start':
      return 'activate';
    default:
      return null;
  }
}
