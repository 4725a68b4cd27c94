import { describe, expect, test } from 'vitest';
import type { Message, SpaceTime } from '../../../../src/report/space-time/space-time.ts';
import { oldDataRun, sampleRuns, violatingRun } from '../../../helpers/sample-runs.ts';

const laneNames = ({ lanes }: SpaceTime) => lanes.map(({ name }) => name);
const told = ({ lanes }: SpaceTime, { kind, from, to, label, sentIn, receivedIn }: Message): string =>
  `${sentIn + 1}${receivedIn === sentIn ? '' : `-${receivedIn === null ? 'never' : receivedIn + 1}`} ${kind}: ${lanes[from]?.name} > ${lanes[to]?.name}, ${label}`;

test('a stale read of two processes: what goes where, and the copy that misled the reader', () => {
  const { run } = oldDataRun('litmus/l02-writethrough-iscsi');
  expect(laneNames(run)).toEqual(['S', 'D', 'page cache of S', 'page cache of D', 'storage']);
  expect(run.messages.map((message) => told(run, message))).toEqual([
    '1 read: storage > page cache of D, x = 0',
    '1 read: page cache of D > D, x = 0',
    '2 write: S > page cache of S, x = 1',
    '2 write: page cache of S > storage, x = 1',
    '3 read: page cache of D > D, x = 0',
  ]);
  expect(run.items).toEqual([{ name: 'x', versions: ['0', '1'] }]);
  expect(run.stale).toMatchObject({ lane: 3, item: 0, says: '0', madeIn: 0, missedIn: 1, hurtsIn: 2 });
  expect(run.events.map(({ lane, kind, wrong }) => [lane, kind, wrong])).toEqual([
    [1, 'read', false],
    [0, 'write', false],
    [1, 'read', true],
  ]);
  expect(run.moments.at(-1)?.copies).toEqual([
    { lane: 2, item: 0, version: 1, dirty: false, old: false },
    { lane: 3, item: 0, version: 0, dirty: false, old: true },
    { lane: 4, item: 0, version: 1, dirty: false, old: false },
  ]);
});

test('a migration: the guest, its state on the way, an old table in memory, and what was never flushed', () => {
  const { run } = violatingRun('litmus/l43-qcow2-on-cephfs-2011', 'stale-read');
  expect(laneNames(run)).toEqual(['guest', 'QEMU S', 'QEMU D', 'page cache of S', 'storage']);
  expect(run.items.map(({ name }) => name)).toEqual(['x', 'refcounts', 'cluster-0', 'cluster-2']);
  const state = run.messages.filter(({ kind }) => kind === 'state');
  expect(state).toHaveLength(1);
  expect(state[0]?.receivedIn).toBeGreaterThan(state[0]?.sentIn ?? 0);
  expect(run.stale).toMatchObject({ lane: 2, item: 2, says: 'x has no cluster', truth: 'x -> cluster 2' });
  const runsOn = run.moments.map(({ guestOn }) => guestOn.map((lane) => run.lanes[lane]?.name).join());
  expect([...new Set(runsOn)]).toEqual(['QEMU S', '', 'QEMU D']);
  const guestRead = run.messages.at(-1);
  expect(guestRead && told(run, guestRead)).toBe(`${run.events.length} read: QEMU D > guest, x = 0`);
  const tables = run.moments.map(({ copies }) => copies.find(({ lane, item }) => lane === 1 && item === 2)?.dirty);
  expect(tables).toContain(true);
  expect(tables.at(-1)).toBe(false);
});

test('requests of an arbiter that arrive, and one that never does', () => {
  const { run } = violatingRun('litmus/l77-ideal-arbiter-link-cut-for-good', 'stuck');
  expect(laneNames(run)).toEqual(expect.arrayContaining(['arbiter', 'QEMU S', 'QEMU D', 'network']));
  const requests = run.messages.filter(({ kind }) => kind === 'request');
  expect(requests.length).toBeGreaterThan(1);
  for (const { from, to } of requests) {
    expect(run.lanes[from]?.name).toBe('arbiter');
    expect(run.lanes[to]?.name).toMatch(/^QEMU/);
  }
  const answers = run.messages.filter(({ kind }) => kind === 'answer');
  expect(answers.every(({ to }) => run.lanes[to]?.name === 'arbiter')).toBe(true);
  expect(run.stale).toBeNull();
});

describe.each(sampleRuns())('a random run of $path', ({ run, trace }) => {
  test('has an event for every step and a moment around each', () => {
    expect(run.events).toHaveLength(trace.length);
    expect(run.moments).toHaveLength(trace.length + 1);
    for (const { lane } of run.events) expect(run.lanes[lane]).toBeDefined();
  });

  test('nothing appears in a cache or on the storage that did not come there', () => {
    const passive = ['page-cache', 'client-cache', 'head', 'storage', 'stable-storage'];
    for (const [step, event] of run.events.entries()) {
      // What is lost brings back what was stable; a size that grows uncovers what lies there.
      if (event.kind === 'fault' || /resize|crash|power/.test(event.text)) continue;
      for (const { lane, item, version } of run.moments[step + 1]!.copies) {
        const is = (one: { lane: number; item: number; version: number }) =>
          one.lane === lane && one.item === item && one.version === version;
        if (!passive.includes(run.lanes[lane]!.place.kind) || run.items[item]!.name.endsWith(' size')) continue;
        if (run.moments[step]!.copies.some(is)) continue;
        const brought = run.messages.filter(
          ({ to, carries, receivedIn }) => receivedIn === step && carries !== null && is({ lane: to, ...carries }),
        );
        expect([event.text, run.lanes[lane]!.name, brought.length]).not.toEqual([event.text, run.lanes[lane]!.name, 0]);
      }
    }
  });

  test('a cache or a storage sends only what it holds', () => {
    for (const { from, carries, sentIn, label } of run.messages) {
      const { kind } = run.lanes[from]!.place;
      if (carries === null || kind === 'process' || kind === 'guest' || kind === 'network') continue;
      const held = [run.moments[sentIn]!, run.moments[sentIn + 1]!].flatMap(({ copies }) => copies);
      const has = held.some(
        ({ lane, item, version }) => lane === from && item === carries.item && version === carries.version,
      );
      expect([label, has]).toEqual([label, true]);
    }
  });

  test('messages go from one lane to another, and not back in time', () => {
    for (const { from, to, sentIn, receivedIn } of run.messages) {
      expect([from, to].every((lane) => run.lanes[lane] !== undefined)).toBe(true);
      expect(from).not.toBe(to);
      expect(receivedIn ?? sentIn).toBeGreaterThanOrEqual(sentIn);
    }
  });
});
