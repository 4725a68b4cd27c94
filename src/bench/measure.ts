import type { Model } from '../../sim/model.ts';
import { exploreByJsonKeys } from '../search/baseline.ts';
import type { Engine } from './engines.ts';

/** What one search in one fresh process took. Includes just-in-time compilation, excludes the start of the process. */
export interface Measurement {
  readonly states: number;
  readonly transitions: number;
  readonly elapsedMs: number;
  /** Time of all processors together: what a busy machine hardly changes. SPIN's and TLC's includes their start. */
  readonly cpuMs: number;
  readonly bytesPerState: number; // memory still held after the search, garbage collected first; NaN: not known
}

export function measureEngine<S>({ name, search }: Engine, model: Model<S>): Promise<Measurement> {
  return holding(async () => {
    const found = await search(model);
    if (!found.complete) throw new Error(`${name}: the search of ${model.name} stopped early: ${found.stoppedBy}`);
    return found;
  });
}

export function measureBaseline<S>(model: Model<S>): Promise<Measurement> {
  return holding(async () => exploreByJsonKeys(model));
}

async function holding(run: () => Promise<Omit<Measurement, 'bytesPerState' | 'cpuMs'>>): Promise<Measurement> {
  const beforeBytes = heldBytes();
  const beforeUsage = process.cpuUsage();
  const result = await run();
  const { user, system } = process.cpuUsage(beforeUsage);
  const heldNowBytes = heldBytes();
  const { states, transitions, elapsedMs } = result; // after measuring, so that `result` is still held there
  return {
    states,
    transitions,
    elapsedMs,
    cpuMs: (user + system) / 1000,
    bytesPerState: (heldNowBytes - beforeBytes) / states,
  };
}

function heldBytes(): number {
  const { gc } = globalThis as { gc?: () => void };
  if (gc === undefined) throw new Error('measuring memory needs node --expose-gc');
  gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
