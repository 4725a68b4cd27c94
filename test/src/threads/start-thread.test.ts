/** From the sources, as `npm run docs` and everybody who edits the program start threads. */
import { expect, test } from 'vitest';
import type { FromThread, SpreadData } from '../../../src/threads/spread.ts';
import { startThread } from '../../../src/threads/start-thread.ts';
import { startThread as startBuilt } from '../../helpers/start-built-thread.ts';

const sources = new URL('../../../src/threads/spread.ts', import.meta.url).href;
const data = (): SpreadData => ({
  module: new URL('./doubled.ts', import.meta.url).href,
  factory: 'doubled',
  stop: new SharedArrayBuffer(4),
});

test.each([
  ['from the sources', startThread],
  ['as other tests start it', startBuilt],
])('a thread that is started %s does what it is sent', async (_, start) => {
  const worker = start(sources, 'spread-thread', data());
  const result = new Promise<FromThread>((resolve, reject) => {
    worker.on('message', resolve);
    worker.on('error', reject);
  });
  worker.postMessage({ index: 3, item: 21 });
  expect(await result).toEqual({ kind: 'result', index: 3, result: 42 });
  await worker.terminate();
});

test('the two are different functions', () => {
  expect(startThread).not.toBe(startBuilt);
});
