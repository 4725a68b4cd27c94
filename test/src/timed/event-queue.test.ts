import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEventQueue, MAX_PENDING, NEVER, NONE } from '../../../src/timed/event-queue.ts';
import { propertyParameters } from '../../helpers/seed.ts';

type Operation =
  | { readonly kind: 'schedule'; readonly afterNs: number }
  | { readonly kind: 'cancel'; readonly which: number } // of everything that was ever scheduled
  | { readonly kind: 'next' };

const operation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('schedule' as const), afterNs: fc.nat(6) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('cancel' as const), which: fc.nat(300) }) },
  { weight: 3, arbitrary: fc.constant({ kind: 'next' as const }) },
);

it('does what a sorted list does', () => {
  const property = fc.property(fc.array(operation, { maxLength: 400, size: 'max' }), (operations) => {
    const queue = createEventQueue();
    const pending: { atNs: number; event: number }[] = []; // in the order of scheduling
    const handles: number[] = [];
    let nowNs = 0;
    for (const done of operations) {
      if (done.kind === 'schedule') {
        const event = handles.length;
        handles.push(queue.schedule(nowNs + done.afterNs, event));
        pending.push({ atNs: nowNs + done.afterNs, event });
      } else if (done.kind === 'cancel') {
        const handle = handles[done.which];
        const index = pending.findIndex(({ event }) => event === done.which);
        if (handle !== undefined) expect(queue.cancel(handle)).toBe(index >= 0);
        if (index >= 0) pending.splice(index, 1);
      } else {
        const first = pending.reduce<(typeof pending)[number] | undefined>(
          (best, one) => (best === undefined || one.atNs < best.atNs ? one : best),
          undefined,
        );
        expect(queue.next()).toBe(first?.event ?? NONE);
        if (first !== undefined) {
          nowNs = first.atNs;
          pending.splice(pending.indexOf(first), 1);
        }
      }
      expect([queue.nowNs(), queue.size()]).toEqual([nowNs, pending.length]);
      expect(queue.nextNs()).toBe(Math.min(NEVER, ...pending.map(({ atNs }) => atNs)));
    }
  });
  fc.assert(property, propertyParameters(11));
});

describe('a new queue', () => {
  it('hands out events of one moment as they were scheduled, those scheduled meanwhile behind them', () => {
    const queue = createEventQueue();
    for (const event of [5, 3, 4]) queue.schedule(10, event);
    const order = [queue.next()];
    queue.schedule(10, 1);
    while (queue.size() > 0) order.push(queue.next());
    expect(order).toEqual([5, 3, 4, 1]);
    expect(queue.nowNs()).toBe(10);
  });

  it('keeps its clock when there is no event', () => {
    const queue = createEventQueue();
    queue.schedule(7, 0);
    expect([queue.next(), queue.next(), queue.nowNs()]).toEqual([0, NONE, 7]);
  });

  it('never takes an old handle for a newer event in the same slot', () => {
    const queue = createEventQueue();
    const old = queue.schedule(1, 0);
    queue.next();
    queue.schedule(2, 1);
    expect([queue.cancel(old), queue.size()]).toEqual([false, 1]);
  });

  it('forgets everything when it restarts, old handles too', () => {
    const queue = createEventQueue();
    const old = queue.schedule(9, 1);
    queue.schedule(8, 2);
    queue.restart(5);
    expect([queue.size(), queue.nowNs(), queue.cancel(old)]).toEqual([0, 5, false]);
    queue.schedule(6, 3);
    expect([queue.cancel(old), queue.next(), queue.next()]).toEqual([false, 3, NONE]);
  });

  it.each([1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('refuses an event at %f ns', (atNs) => {
    expect(() => createEventQueue().schedule(atNs, 0)).toThrow(/expected whole nanoseconds/);
  });

  it('refuses an event before now, and takes one right now', () => {
    const queue = createEventQueue();
    queue.schedule(10, 0);
    queue.next();
    expect(() => queue.schedule(9, 0)).toThrow('an event at 9 ns, which is over: it is 10 ns');
    queue.schedule(10, 1);
    expect(queue.next()).toBe(1);
  });

  it.each([-1, 0.5, 2 ** 31])('refuses the event %f', (event) => {
    expect(() => createEventQueue().schedule(0, event)).toThrow(/expected a whole number from 0 to/);
  });

  it.each([-1, 0.5])('refuses to start at %f ns', (nowNs) => {
    expect(() => createEventQueue().restart(nowNs)).toThrow(/expected whole nanoseconds/);
  });

  it('says so when too many events are pending, and goes on with those', () => {
    const queue = createEventQueue();
    for (let count = 0; count < MAX_PENDING; count++) queue.schedule(MAX_PENDING - count, 0);
    expect(() => queue.schedule(1, 0)).toThrow(`more than ${MAX_PENDING} events are pending`);
    expect([queue.next(), queue.nowNs(), queue.size()]).toEqual([0, 1, MAX_PENDING - 1]);
  });
});
