import { describe, expect, it } from 'vitest';
import { guestOf } from '../../../sim/machine/guest.ts';
import { noteLoss } from '../../../sim/machine/loss.ts';
import type { StorageState } from '../../../sim/storage/state.ts';
import { outcomes } from '../../helpers/litmus-builder.ts';
import { playMachine } from '../../helpers/machine-builder.ts';
import { acted, dataOf, made } from '../../helpers/machine-changes.ts';

const [x] = [0];
const { world, state } = made({
  guest: { writes: 2 },
  machines: { S: 'writeback' },
  faults: { 'host-crash': { S: 1 } },
});
const [aa, w1, w2] = ['aa', 'w1', 'w2'].map((value) => dataOf(world, value)) as [number, number, number];

/** The guest has written and flushed these, and this is what is left on the storage. */
const lost = (latest: number, flushed: number, left: number, allowed: boolean) =>
  acted(
    world,
    acted(world, state, (draft: StorageState) => {
      const guest = guestOf(draft);
      guest.latest[x] = latest;
      guest.flushed[x] = flushed;
      draft.media[0]!.data[x] = left;
    }).after,
    (draft) => noteLoss(world, draft, allowed),
  ).changes;

describe('after a loss', () => {
  it('a promise is broken where what is left is older than the last flush', () => {
    expect(lost(w2, w1, aa, false)).toEqual({ 'guest.event.notDurable': true });
    expect(lost(w2, w2, w1, false)).toEqual({ 'guest.event.notDurable': true });
  });

  it('none is broken where only what was never flushed is gone', () => {
    expect(lost(w1, aa, aa, false)).toEqual({});
    expect(lost(w2, w1, w1, false)).toEqual({});
  });

  it('nothing is to be said where nothing is gone', () => {
    expect(lost(w2, w2, w2, false)).toEqual({});
    expect(lost(w2, w2, w2, true)).toEqual({});
  });

  it('the guest has what is left where such a loss is allowed', () => {
    expect(lost(w2, w1, w1, true)).toEqual({ 'guest.latest[x]': w1 });
  });
});

describe('a crash of the host', () => {
  const sketch = {
    guest: { writes: 1, flushes: 1 },
    machines: { S: { cache: 'writeback' } },
    faults: { 'host-crash': { S: 1 } },
  };

  it('undoes no flush that completed', () => {
    const run = playMachine(sketch, ['S.guest-writes x', 'S.guest-flushes', 'S.crash']);
    expect(guestOf(run.final)).toMatchObject({ died: true, event: { notDurable: false } });
  });

  it('undoes it with cache=unsafe', () => {
    const unsafe = { ...sketch, machines: { S: { cache: 'unsafe' } } };
    const run = playMachine(unsafe, ['S.guest-writes x', 'S.guest-flushes', 'S.crash']);
    expect(guestOf(run.final).event.notDurable).toBe(true);
  });
});

describe('a scenario without machines', () => {
  it('loses what it loses without any of this', () => {
    const steps = ['S: write x 1', 'S: crash', 'S: boot', 'D: read x -> r'];
    expect(outcomes({ storage: 'iscsi', hosts: { S: 'buffered', D: 'direct' }, steps })).toEqual(['r = 0', 'r = 1']);
  });
});
