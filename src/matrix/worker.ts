/** A thread that decides one litmus test after another. It is started by `pool.ts`, which says what goes to and fro. */
import { parentPort, workerData } from 'node:worker_threads';
import { decide } from './decide.ts';
import type { FromWorker, ToWorker, WorkerData } from './pool.ts';

const { stop } = workerData as WorkerData;
const flag = new Int32Array(stop);

parentPort?.on('message', ({ index, litmus, limits }: ToWorker) => {
  const say = (message: FromWorker): void => parentPort?.postMessage(message);
  const decision = decide(litmus, {
    limits,
    onProgress: (progress) => say({ kind: 'progress', index, progress }),
    shouldStop: () => Atomics.load(flag, 0) !== 0,
  });
  say({ kind: 'decided', index, decision });
});
