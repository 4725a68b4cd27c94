import { Worker } from 'node:worker_threads';
import { decideInSlices } from "./decide.js";
/**
 * Decides litmus tests, several at once.
 *
 * @returns the decisions in the order of the tests; undefined for those that were not begun before `shouldStop`
 */
export function decideAll(tests, options) {
    const threads = Math.min(options.jobs, tests.length);
    return threads < 2 ? decideHere(tests, options) : decideInThreads(tests, threads, options);
}
async function decideHere(tests, { limits = {}, shouldStop = () => false, onBegin, onProgress }) {
    const decisions = [];
    for (const [index, litmus] of tests.entries()) {
        if (shouldStop()) {
            decisions.push(undefined);
            continue;
        }
        onBegin?.(index);
        decisions.push(await decideInSlices(litmus, { limits, shouldStop, onProgress: (progress) => onProgress?.(index, progress) }));
    }
    return decisions;
}
/** How often to look whether somebody wants to stop; a search in a thread cannot ask. */
const LOOK_MS = 50;
async function decideInThreads(tests, threads, { limits = {}, shouldStop = () => false, onBegin, onProgress }) {
    const stop = new SharedArrayBuffer(4);
    const look = setInterval(() => {
        if (shouldStop())
            Atomics.store(new Int32Array(stop), 0, 1);
    }, LOOK_MS);
    const decisions = tests.map(() => undefined);
    let next = 0;
    const work = (worker) => new Promise((resolve, reject) => {
        const give = () => {
            const index = next++;
            const litmus = tests[index];
            if (litmus === undefined || shouldStop())
                return resolve();
            onBegin?.(index);
            worker.postMessage({ index, litmus, limits });
        };
        worker.on('error', reject);
        worker.on('message', (message) => {
            if (message.kind === 'progress')
                return onProgress?.(message.index, message.progress);
            decisions[message.index] = message.decision;
            give();
        });
        give();
    });
    const workers = Array.from({ length: threads }, () => startWorker({ stop }));
    try {
        await Promise.all(workers.map(work));
    }
    finally {
        clearInterval(look);
        await Promise.all(workers.map((worker) => worker.terminate()));
    }
    return decisions;
}
function startWorker(workerData) {
    const built = new URL('./worker.js', import.meta.url);
    if (import.meta.url.endsWith('.js'))
        return new Worker(built, { workerData });
    // Run from the sources: a thread of Node cannot read TypeScript before tsx has been loaded in it.
    const source = new URL('./worker.ts', import.meta.url).href;
    const load = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(source)}); })`;
    return new Worker(load, { eval: true, workerData });
}
