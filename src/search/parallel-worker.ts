/** A thread that expands its share of each level. It is started by `team.ts`, which says what goes to and fro. */
import { parentPort, workerData } from 'node:worker_threads';
import { createRng } from '../../sim/rng.ts';
import { createLevelWork } from './level.ts';
import { problemOf } from './problem.ts';
import { createBarrier, order, place } from './shared-control.ts';
import { tablesOver } from './shared-tables.ts';
import type { FromThread, ThreadData } from './team.ts';

const { task, withoutReductions, buffers, thread, threads, delaySeed } = workerData as ThreadData;
const say = (message: FromThread): void => parentPort?.postMessage(message);

const tables = tablesOver(buffers);
const { control } = tables;
const barrier = createBarrier(control, threads);
const delay = delaySeed === undefined ? undefined : randomDelay(`${delaySeed}/${thread}`);
const work = createLevelWork(await problemOf(task), tables, { thread, threads, barrier, delay }, withoutReductions);

say({ kind: 'ready' });
for (let turn = 0; ; turn++) {
  Atomics.wait(control, place.turn, turn);
  if (control[place.order] === order.leave) break;
  say({ kind: 'counted', counted: work() });
}
parentPort?.close();

/** Lets other threads overtake this one now and then, by a seed. */
function randomDelay(seed: string): () => void {
  const rng = createRng(seed);
  const nobody = new Int32Array(new SharedArrayBuffer(4));
  return () => {
    if (rng.below(40) === 0) Atomics.wait(nobody, 0, 0, rng.below(3));
  };
}
