import { exploreByJsonKeys } from '../search/baseline.ts';
import { problemOf, type Task } from '../search/problem.ts';
import { type Engine, search } from './engines.ts';

/** What one search in one fresh process took. Includes just-in-time compilation, excludes the start of the process. */
export interface Measurement {
  readonly states: number;
  readonly transitions: number;
  readonly elapsedMs: number;
  /** Time of all processors together: what a busy machine hardly changes. SPIN's and TLC's includes their start. */
  readonly cpuMs: number;
  readonly bytesPerState: number; // memory still held after the search, garbage collected first; NaN: not known
}

export async function measureEngine(engine: Engine, task: Task): Promise<Measurement> {
  let ownBytesPerState = 0;
  const measured = await holding(async () => {
    const found = await search(engine, task);
    if (!found.complete) throw new Error(`${engine.name}: the search stopped early: ${found.stoppedBy}`);
    ownBytesPerState = found.bytesPerState;
    return found;
  });
  // Threads share tables that are reserved for the largest search allowed, and of which they fill a part.
  return engine.threads > 1 ? { ...measured, bytesPerState: ownBytesPerState } : measured;
}

export function measureBaseline(task: Task): Promise<Measurement> {
  return holding(async () => exploreByJsonKeys((await problemOf(task)).model));
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
