/** A thread that does one job after another. It is started by `spread.ts`, which says what goes to and fro. */
import { parentPort, workerData } from 'node:worker_threads';
import type { FromThread, SpreadData, ToThread, Work } from './spread.ts';

const { module, factory, stop } = workerData as SpreadData;
const flag = new Int32Array(stop);
const work = ((await import(module)) as Record<string, Work<unknown, unknown>>)[factory];
if (work === undefined) throw new Error(`${module} exports no function ${factory}`);

parentPort?.on('message', ({ index, item }: ToThread) => {
  const say = (message: FromThread): void => parentPort?.postMessage(message);
  const result = work(item, {
    onProgress: (progress) => say({ kind: 'progress', index, progress }),
    shouldStop: () => Atomics.load(flag, 0) !== 0,
  });
  say({ kind: 'result', index, result });
});
