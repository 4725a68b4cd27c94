/**
 * The events that are still to come, in virtual time. An event is a number that means something to whoever schedules it.
 *
 * **Order.** Events happen by time; those of the same nanosecond in the order in which they were scheduled. So a run
 * depends on nothing but what is scheduled, and an event scheduled for this very moment comes after those already there.
 */
export interface EventQueue {
  /** Virtual time: when the last event happened; 0 before the first. Whole nanoseconds. */
  readonly nowNs: () => number;
  /** How many events are pending. */
  readonly size: () => number;
  /**
   * Takes O(log n), at most.
   *
   * @param atNs   whole nanoseconds, not before `nowNs()`
   * @param event  a whole number from 0 to 2^31 - 1
   * @throws RangeError when a number is none of these, or `MAX_PENDING` events are pending
   */
  readonly schedule: (atNs: number, event: number) => Scheduled;
  /** Whether it was still pending, and no longer is. Takes O(log n); nothing is left behind. */
  readonly cancel: (scheduled: Scheduled) => boolean;
  /** When the next event happens, or `NEVER`. */
  readonly nextNs: () => number;
  /** Takes the next event and moves the clock to it; `NONE` when there is none, and the clock stays. */
  readonly next: () => number;
  /** Forgets every event, and sets the clock. What was scheduled before is no longer pending. */
  readonly restart: (nowNs?: number) => void;
}

/** One scheduled event, for `cancel`. No two are the same number as long as the queue lives. */
export type Scheduled = number;

export const NONE = -1;
export const NEVER = Number.POSITIVE_INFINITY;

/** A `Scheduled` has to hold slot and order in 53 bits: this leaves 2^33 events to schedule. */
export const MAX_PENDING = 2 ** 20;
const MAX_ORDER = 2 ** 33;
const MAX_EVENT = 2 ** 31 - 1;
const FIRST_CAPACITY = 64;

/**
 * A binary heap on typed arrays. A pending event sits in a slot that it keeps, and the heap is a permutation of slots,
 * so that `cancel` finds its place in it.
 */
export function createEventQueue(): EventQueue {
  let now = 0;
  let size = 0;
  let order = 0;
  let capacity = FIRST_CAPACITY;
  // By place in the heap. Keys lie beside each other: comparing them touches nothing else.
  let times = new Float64Array(capacity);
  let orders = new Float64Array(capacity);
  let slots = new Int32Array(capacity); // behind `size`: the slots that are free
  // By slot.
  let places = new Int32Array(capacity);
  let events = new Int32Array(capacity);
  let tickets = new Float64Array(capacity).fill(NONE); // the order of who has the slot
  for (let slot = 0; slot < capacity; slot++) slots[slot] = slot;

  const grow = (): void => {
    if (capacity >= MAX_PENDING) throw new RangeError(`more than ${MAX_PENDING} events are pending`);
    const bigger = capacity * 2;
    times = enlarged(times, new Float64Array(bigger));
    orders = enlarged(orders, new Float64Array(bigger));
    slots = enlarged(slots, new Int32Array(bigger));
    places = enlarged(places, new Int32Array(bigger));
    events = enlarged(events, new Int32Array(bigger));
    tickets = enlarged(tickets, new Float64Array(bigger).fill(NONE));
    for (let slot = capacity; slot < bigger; slot++) slots[slot] = slot;
    capacity = bigger;
  };

  /** Puts an entry at `place` or nearer to the root, moving later ones down. */
  const siftUp = (from: number, atNs: number, ticket: number, slot: number): void => {
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const parentNs = times[parent]!;
      if (parentNs < atNs || (parentNs === atNs && orders[parent]! < ticket)) break;
      move(parent, place);
      place = parent;
    }
    put(place, atNs, ticket, slot);
  };

  /** Puts an entry at `place` or farther from the root, moving earlier ones up. */
  const siftDown = (from: number, atNs: number, ticket: number, slot: number): void => {
    let place = from;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= size) break;
      let childNs = times[child]!;
      const right = child + 1;
      if (right < size) {
        const rightNs = times[right]!;
        if (rightNs < childNs || (rightNs === childNs && orders[right]! < orders[child]!)) {
          child = right;
          childNs = rightNs;
        }
      }
      if (atNs < childNs || (atNs === childNs && ticket < orders[child]!)) break;
      move(child, place);
      place = child;
    }
    put(place, atNs, ticket, slot);
  };

  const move = (from: number, to: number): void => {
    const slot = slots[from]!;
    times[to] = times[from]!;
    orders[to] = orders[from]!;
    slots[to] = slot;
    places[slot] = to;
  };

  const put = (place: number, atNs: number, ticket: number, slot: number): void => {
    times[place] = atNs;
    orders[place] = ticket;
    slots[place] = slot;
    places[slot] = place;
  };

  /** Takes the entry at `place` out; the last one fills the hole. */
  const remove = (place: number, slot: number): void => {
    tickets[slot] = NONE;
    size--;
    const lastNs = times[size]!;
    const lastOrder = orders[size]!;
    const last = slots[size]!;
    slots[size] = slot; // free
    if (place === size) return;
    const parent = (place - 1) >> 1;
    const rises = place > 0 && (lastNs < times[parent]! || (lastNs === times[parent]! && lastOrder < orders[parent]!));
    if (rises) siftUp(place, lastNs, lastOrder, last);
    else siftDown(place, lastNs, lastOrder, last);
  };

  return {
    nowNs: () => now,
    size: () => size,
    schedule: (atNs, event) => {
      if (!Number.isSafeInteger(atNs)) throw new RangeError(`an event at ${atNs} ns: expected whole nanoseconds`);
      if (atNs < now) throw new RangeError(`an event at ${atNs} ns, which is over: it is ${now} ns`);
      if ((event | 0) !== event || event < 0)
        throw new RangeError(`event ${event}: expected a whole number from 0 to ${MAX_EVENT}`);
      if (order === MAX_ORDER) throw new RangeError(`more than ${MAX_ORDER} events were scheduled`);
      if (size === capacity) grow();
      const slot = slots[size]!;
      const ticket = order++;
      events[slot] = event;
      tickets[slot] = ticket;
      siftUp(size++, atNs, ticket, slot);
      return ticket * MAX_PENDING + slot;
    },
    cancel: (scheduled) => {
      const slot = scheduled % MAX_PENDING;
      if (!(slot < capacity) || tickets[slot] !== (scheduled - slot) / MAX_PENDING) return false;
      remove(places[slot]!, slot);
      return true;
    },
    nextNs: () => (size === 0 ? NEVER : times[0]!),
    next: () => {
      if (size === 0) return NONE;
      const slot = slots[0]!;
      now = times[0]!;
      remove(0, slot);
      return events[slot]!;
    },
    restart: (nowNs = 0) => {
      if (!Number.isSafeInteger(nowNs) || nowNs < 0)
        throw new RangeError(`a start at ${nowNs} ns: expected whole nanoseconds, at least 0`);
      for (let place = 0; place < size; place++) tickets[slots[place]!] = NONE;
      size = 0;
      now = nowNs;
    },
  };
}

function enlarged<A extends Float64Array | Int32Array>(from: A, to: A): A {
  to.set(from);
  return to;
}
