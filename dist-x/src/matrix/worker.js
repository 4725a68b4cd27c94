/** A thread that decides one litmus test after another. It is started by `pool.ts`, which says what goes to and fro. */
import { parentPort, workerData } from 'node:worker_threads';
import { decide } from "./decide.js";
const { stop } = workerData;
const flag = new Int32Array(stop);
parentPort?.on('message', ({ index, litmus, limits }) => {
    const say = (message) => parentPort?.postMessage(message);
    const decision = decide(litmus, {
        limits,
        onProgress: (progress) => say({ kind: 'progress', index, progress }),
        shouldStop: () => Atomics.load(flag, 0) !== 0,
    });
    say({ kind: 'decided', index, decision });
});
