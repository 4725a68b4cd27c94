import type { Model } from '../../sim/model.ts';
import { exploreByJsonKeys } from '../search/baseline.ts';
import { explore } from '../search/explore.ts';

/** What one search in one fresh process took. Includes just-in-time compilation, excludes the start of the process. */
export interface Measurement {
  readonly states: number;
  readonly transitions: number;
  readonly elapsedMs: number;
  readonly bytesPerState: number; // memory still held after the search, garbage collected first
}

export function measureExplore<S>(model: Model<S>): Measurement {
  return holding(
    () => explore(model, { limits: { maxBytes: MAX_BYTES } }),
    (found) => {
      if (!found.complete) throw new Error(`the search of ${model.name} stopped early: ${found.stoppedBy}`);
      return found;
    },
  );
}

export function measureBaseline<S>(model: Model<S>): Measurement {
  return holding(
    () => exploreByJsonKeys(model),
    (found) => found,
  );
}

const MAX_BYTES = 8 * 2 ** 30;

function holding<R>(run: () => R, counts: (result: R) => Omit<Measurement, 'bytesPerState'>): Measurement {
  const beforeBytes = heldBytes();
  const result = run();
  const heldNowBytes = heldBytes();
  const { states, transitions, elapsedMs } = counts(result); // after measuring, so that `result` is still held there
  return { states, transitions, elapsedMs, bytesPerState: (heldNowBytes - beforeBytes) / states };
}

function heldBytes(): number {
  const { gc } = globalThis as { gc?: () => void };
  if (gc === undefined) throw new Error('measuring memory needs node --expose-gc');
  gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
