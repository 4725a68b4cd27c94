import { Worker } from 'node:worker_threads';
import type { Litmus } from '../../sim/storage/scenario.ts';
import type { Limits, Progress } from '../search/explore.ts';
import { type Decision, decideInSlices } from './decide.ts';

export interface PoolOptions {
  /** How many searches may run at once; with 1 there is no thread but this one. */
  readonly jobs: number;
  /** Of each search. */
  readonly limits?: Limits;
  readonly shouldStop?: () => boolean;
  /** A search has begun. */
  readonly onBegin?: (index: number) => void;
  readonly onProgress?: (index: number, progress: Progress) => void;
}

/** What goes to a thread, and what comes back. */
export interface WorkerData {
  /** Not 0 in its first four bytes: stop. */
  readonly stop: SharedArrayBuffer;
}
export interface ToWorker {
  readonly index: number;
  readonly litmus: Litmus;
  readonly limits: Limits;
}
export type FromWorker =
  | { readonly kind: 'progress'; readonly index: number; readonly progress: Progress }
  | { readonly kind: 'decided'; readonly index: number; readonly decision: Decision };

/**
 * Decides litmus tests, several at once.
 *
 * @returns the decisions in the order of the tests; undefined for those that were not begun before `shouldStop`
 */
export function decideAll(tests: readonly Litmus[], options: PoolOptions): Promise<(Decision | undefined)[]> {
  const threads = Math.min(options.jobs, tests.length);
  return threads < 2 ? decideHere(tests, options) : decideInThreads(tests, threads, options);
}

async function decideHere(
  tests: readonly Litmus[],
  { limits = {}, shouldStop = () => false, onBegin, onProgress }: PoolOptions,
): Promise<(Decision | undefined)[]> {
  const decisions: (Decision | undefined)[] = [];
  for (const [index, litmus] of tests.entries()) {
    if (shouldStop()) {
      decisions.push(undefined);
      continue;
    }
    onBegin?.(index);
    decisions.push(
      await decideInSlices(litmus, { limits, shouldStop, onProgress: (progress) => onProgress?.(index, progress) }),
    );
  }
  return decisions;
}

/** How often to look whether somebody wants to stop; a search in a thread cannot ask. */
const LOOK_MS = 50;

async function decideInThreads(
  tests: readonly Litmus[],
  threads: number,
  { limits = {}, shouldStop = () => false, onBegin, onProgress }: PoolOptions,
): Promise<(Decision | undefined)[]> {
  const stop = new SharedArrayBuffer(4);
  const look = setInterval(() => {
    if (shouldStop()) Atomics.store(new Int32Array(stop), 0, 1);
  }, LOOK_MS);
  const decisions = tests.map((): Decision | undefined => undefined);
  let next = 0;
  const work = (worker: Worker): Promise<void> =>
    new Promise((resolve, reject) => {
      const give = (): void => {
        const index = next++;
        const litmus = tests[index];
        if (litmus === undefined || shouldStop()) return resolve();
        onBegin?.(index);
        worker.postMessage({ index, litmus, limits } satisfies ToWorker);
      };
      worker.on('error', reject);
      worker.on('message', (message: FromWorker) => {
        if (message.kind === 'progress') return onProgress?.(message.index, message.progress);
        decisions[message.index] = message.decision;
        give();
      });
      give();
    });
  const workers = Array.from({ length: threads }, () => startWorker({ stop }));
  try {
    await Promise.all(workers.map(work));
  } finally {
    clearInterval(look);
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return decisions;
}

function startWorker(workerData: WorkerData): Worker {
  const built = new URL('./worker.js', import.meta.url);
  if (import.meta.url.endsWith('.js')) return new Worker(built, { workerData });
  // Run from the sources: a thread of Node cannot read TypeScript before tsx has been loaded in it.
  const source = new URL('./worker.ts', import.meta.url).href;
  const load = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(source)}); })`;
  return new Worker(load, { eval: true, workerData });
}
