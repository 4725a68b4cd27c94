import type { Worker } from 'node:worker_threads';
import type { Progress } from '../search/exploration.ts';
import { startThread } from './start-thread.ts';

/** One kind of job: what to do with each of many items. Items and results are plain data. */
export interface Job<I, R> {
  /** URL of the module that exports the work as `factory`, for other threads. */
  readonly module: string;
  readonly factory: string;
  /** The same work in this thread, letting events in now and then. */
  readonly here: (item: I, hooks: Hooks) => Promise<R>;
}

/** What the exported function looks like; it blocks its thread until it is done. */
export type Work<I, R> = (item: I, hooks: Hooks) => R;

export interface Hooks {
  readonly onProgress: (progress: Progress) => void;
  readonly shouldStop: () => boolean;
}

export interface SpreadOptions {
  /** How many items may be in work at once, each in a thread, this one included. */
  readonly threads: number;
  /** This thread works alone for so long: what is done by then is not worth a thread. */
  readonly patienceMs?: number;
  readonly shouldStop?: () => boolean;
  readonly onBegin?: (index: number) => void;
  readonly onProgress?: (index: number, progress: Progress) => void;
}

/** What goes to a thread, and what comes back. */
export interface SpreadData {
  readonly module: string;
  readonly factory: string;
  /** Not 0 in its first four bytes: stop. */
  readonly stop: SharedArrayBuffer;
}
export interface ToThread {
  readonly index: number;
  readonly item: unknown;
}
export type FromThread =
  | { readonly kind: 'progress'; readonly index: number; readonly progress: Progress }
  | { readonly kind: 'result'; readonly index: number; readonly result: unknown };

/** How often to look whether somebody wants to stop; work in another thread cannot ask. */
const LOOK_MS = 50;
const PATIENCE_MS = 400;

/**
 * Does many jobs, several at once.
 *
 * @returns the results in the order of the items; undefined for those that were not begun before `shouldStop`
 * @throws what the work of any item throws, in whatever thread
 */
export async function spread<I, R>(
  items: readonly I[],
  { module, factory, here }: Job<I, R>,
  { threads, patienceMs = PATIENCE_MS, shouldStop = () => false, onBegin, onProgress }: SpreadOptions,
): Promise<(R | undefined)[]> {
  const startMs = performance.now();
  const results = items.map((): R | undefined => undefined);
  const workers: Worker[] = [];
  const helpers: Promise<void>[] = [];
  const stop = new SharedArrayBuffer(4);
  let next = 0;

  /** Whoever asks tells the other threads. */
  const isStopped = (): boolean => {
    if (!shouldStop()) return false;
    Atomics.store(new Int32Array(stop), 0, 1);
    return true;
  };

  const take = (): number | undefined => {
    if (isStopped() || next >= items.length) return undefined;
    const index = next++;
    onBegin?.(index);
    return index;
  };

  const help = (worker: Worker): Promise<void> =>
    new Promise((resolve, reject) => {
      const give = (): void => {
        const index = take();
        if (index === undefined) return resolve();
        worker.postMessage({ index, item: items[index] } satisfies ToThread);
      };
      worker.on('error', reject);
      worker.on('message', (message: FromThread) => {
        if (message.kind === 'progress') return onProgress?.(message.index, message.progress);
        results[message.index] = message.result as R;
        give();
      });
      give();
    });

  const maybeCallHelp = (): void => {
    if (helpers.length > 0 || shouldStop() || performance.now() - startMs < patienceMs) return;
    const count = Math.min(threads - 1, items.length - next);
    for (let helper = 0; helper < count; helper++) {
      const worker = startThread(import.meta.url, 'spread-thread', { module, factory, stop } satisfies SpreadData);
      workers.push(worker);
      const helping = help(worker);
      helping.catch(() => {}); // noticed below, where it is awaited
      helpers.push(helping);
    }
  };

  const look = setInterval(() => {
    isStopped();
    maybeCallHelp();
  }, LOOK_MS);
  try {
    maybeCallHelp();
    for (let index = take(); index !== undefined; index = take()) {
      const at = index;
      results[at] = await here(items[at] as I, {
        onProgress: (progress) => onProgress?.(at, progress),
        shouldStop: isStopped,
      });
      maybeCallHelp();
      // What is awaited above may never have let an event in.
      await new Promise(setImmediate);
    }
    await Promise.all(helpers);
  } finally {
    clearInterval(look);
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return results;
}
