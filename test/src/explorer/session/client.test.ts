import { expect, test } from 'vitest';
import type { Asked, Message } from '../../../../src/explorer/engine/protocol.ts';
import { createClient, type Listener } from '../../../../src/explorer/session/client.ts';

/** Engines that answer when the test says so. */
function engines() {
  const started: { readonly asked: Asked[]; readonly listener: Listener; ended: boolean }[] = [];
  const ask = createClient(async (listener) => {
    const one = { asked: [] as Asked[], listener, ended: false };
    started.push(one);
    return {
      send: (asked) => one.asked.push(asked),
      end: () => {
        one.ended = true;
      },
    };
  });
  const answer = (engine: number, at: number, said: unknown): void => {
    const { number } = started[engine]!.asked[at]!;
    started[engine]!.listener.onMessage({ kind: 'answer', number, answer: said } as Message);
  };
  return { started, ask, answer };
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
const scenario = { text: '', path: 'a' };
const limits = { maxStates: 1 };

test('stepping and searching have an engine each, which starts with the first question', async () => {
  const { started, ask, answer } = engines();
  expect(started).toHaveLength(0);
  const offered = ask('offer', { scenario, run: [] });
  const found = ask('break-it', { scenario, run: [], limits });
  await turn();
  expect(started.map(({ asked }) => asked.map(({ name }) => name))).toEqual([['offer'], ['break-it']]);
  answer(1, 0, 'found');
  answer(0, 0, 'offered');
  expect(await Promise.all([offered, found])).toEqual(['offered', 'found']);
});

test('the next question waits for the answer to the last', async () => {
  const { started, ask, answer } = engines();
  const first = ask('knobs', { values: {} });
  const second = ask('open', scenario);
  await turn();
  expect(started[0]!.asked).toHaveLength(1);
  answer(0, 0, 1);
  await turn();
  expect(started[0]!.asked.map(({ name }) => name)).toEqual(['knobs', 'open']);
  answer(0, 1, 2);
  expect(await Promise.all([first, second])).toEqual([1, 2]);
});

test('to give a search up ends its engine, and the next question gets another', async () => {
  const { started, ask, answer } = engines();
  const controller = new AbortController();
  const search = ask('break-it', { scenario, run: [], limits }, { signal: controller.signal });
  const next = ask('is-it-safe', { scenario, limits });
  await turn();
  controller.abort();
  await expect(search).rejects.toMatchObject({ name: 'AbortError' });
  await turn();
  expect(started.map(({ ended }) => ended)).toEqual([true, false]);
  // Too late.
  answer(0, 0, 'old');
  answer(1, 0, 'new');
  expect(await next).toBe('new');
});

test('to give up a question that waits leaves the engine alone', async () => {
  const { started, ask, answer } = engines();
  const controller = new AbortController();
  const search = ask('break-it', { scenario, run: [], limits });
  const waiting = ask('is-it-safe', { scenario, limits }, { signal: controller.signal });
  await turn();
  controller.abort(new Error('changed my mind'));
  await expect(waiting).rejects.toThrow('changed my mind');
  answer(0, 0, 'found');
  expect(await search).toBe('found');
  expect(started).toHaveLength(1);
  await expect(ask('open', scenario, { signal: controller.signal })).rejects.toThrow('changed my mind');
});

test('progress and failures reach whoever asked', async () => {
  const { started, ask } = engines();
  const seen: number[] = [];
  const search = ask('is-it-safe', { scenario, limits }, { onProgress: ({ states }) => seen.push(states) });
  await turn();
  const { listener, asked } = started[0]!;
  const { number } = asked[0]!;
  listener.onMessage({ kind: 'progress', number, progress: { states: 7, frontier: 1, depth: 1, elapsedMs: 1 } });
  listener.onMessage({ kind: 'failure', number, message: 'no such property' });
  await expect(search).rejects.toThrow('no such property');
  expect(seen).toEqual([7]);
});

test('an engine that dies fails its question only', async () => {
  const { started, ask, answer } = engines();
  const first = ask('open', scenario);
  const second = ask('open', scenario);
  await turn();
  started[0]!.listener.onFailure('out of memory');
  await expect(first).rejects.toThrow('out of memory');
  await turn();
  answer(1, 0, 'opened');
  expect(await second).toBe('opened');
});

test('an engine that cannot be started says why, and is tried again', async () => {
  let tries = 0;
  const ask = createClient(async () => {
    tries++;
    throw new Error(`no engine ${tries}`);
  });
  await expect(ask('open', scenario)).rejects.toThrow('no engine 1');
  await expect(ask('open', scenario)).rejects.toThrow('no engine 2');
});
