import { undoLevel } from './level-plan.ts';
import { type Barrier, place } from './shared-control.ts';
import { BLOCK_SLOTS, growAtOf, maskOf, NO_CHUNK, type SharedTables } from './shared-tables.ts';
import { hashOf } from './visited.ts';

/** The shared index as one of several threads uses it at the same time as the others. */
export interface SharedIndex {
  /**
   * Looks a packed state up, and stores it when it is new.
   *
   * @returns its slot; -1 when the level does not fit, and then everybody knows
   */
  readonly find: (packed: Uint32Array) => number;
  /** Did the last `find` store the state? */
  readonly isNew: () => boolean;
  /** All threads at once make the index twice as large. */
  readonly growTogether: () => void;
  /** All threads at once take the states of the level out again. */
  readonly forgetLevel: () => void;
  /** What has been stored so far belongs to the past. */
  readonly beginLevel: () => void;
}

/** The threads that work on one search, as one of them sees them. */
export interface Team {
  readonly thread: number;
  readonly threads: number;
  readonly barrier: Barrier;
  /** In tests: called at moments at which threads can overtake each other. */
  readonly delay?: (() => void) | undefined;
}

/**
 * A state is written into a slot of the thread's own first, and then published by exchanging an empty place of the
 * index for the number of the slot. Whoever reads that number sees the whole state; whoever loses the exchange
 * compares with what has won it, and keeps the slot for the next new state.
 */
export function createSharedIndex(
  { arena, index, slotOf, firstChunk, control, buffers: { words } }: SharedTables,
  { thread, threads, barrier, delay }: Team,
): SharedIndex {
  let mask = maskOf(control);
  let isNew = false;
  // Slots of this thread: blocks taken in this level, all of them full but for the last, in which `free` is next.
  let blocks: number[] = [];
  let free = 0;
  let freeEnd = 0;

  const raise = (flag: number): void => {
    Atomics.store(control, flag, 1);
    Atomics.store(control, place.attention, 1);
  };

  const takeBlock = (): boolean => {
    const start = Atomics.add(control, place.nextSlot, BLOCK_SLOTS);
    const end = start + BLOCK_SLOTS;
    if (end > (control[place.slotLimit] as number)) {
      raise(place.full);
      return false;
    }
    if (end > (control[place.growAt] as number)) raise(place.grow);
    const levelBase = control[place.levelBase] as number;
    firstChunk.fill(NO_CHUNK, start - levelBase, end - levelBase);
    blocks.push(start);
    free = start;
    freeEnd = end;
    return true;
  };

  const find = (packed: Uint32Array): number => {
    isNew = false;
    const hash = hashOf(packed, 0, words);
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      let entry = Atomics.load(index, at);
      if (entry === 0) {
        if (free === freeEnd && !takeBlock()) return -1;
        for (let word = 0, to = free * words; word < words; word++, to++) arena[to] = packed[word] as number;
        delay?.();
        entry = Atomics.compareExchange(index, at, 0, (hash & ~mask) | (free + 1));
        if (entry === 0) {
          isNew = true;
          return free++;
        }
      }
      if (((entry ^ hash) & ~mask) !== 0) continue;
      const slot = (entry & mask) - 1;
      let from = slot * words;
      let word = 0;
      while (word < words && arena[from] === packed[word]) {
        from++;
        word++;
      }
      if (word === words) return slot;
    }
  };

  const enter = (slot: number): void => {
    const hash = hashOf(arena, slot * words, words);
    const entry = (hash & ~mask) | (slot + 1);
    let at = hash & mask;
    while (Atomics.compareExchange(index, at, 0, entry) !== 0) at = (at + 1) & mask;
  };

  const share = (from: number, to: number): [start: number, end: number] => [
    from + Math.floor(((to - from) * thread) / threads),
    from + Math.floor(((to - from) * (thread + 1)) / threads),
  ];

  /** Everything anew, from the states themselves: known ones by id, those of this level by the slots of each thread. */
  const rebuildTogether = (): void => {
    mask = maskOf(control);
    index.fill(0, ...share(0, mask + 1));
    barrier();
    const [first, end] = share(0, control[place.levelEnd] as number);
    for (let id = first; id < end; id++) enter(slotOf[id] as number);
    for (const [number, start] of blocks.entries()) {
      const last = number === blocks.length - 1 ? free : start + BLOCK_SLOTS;
      for (let slot = start; slot < last; slot++) enter(slot);
    }
    barrier();
  };

  const beginLevel = (): void => {
    mask = maskOf(control); // the main thread may have grown it
    blocks = [];
    free = freeEnd = 0;
  };

  return {
    find,
    isNew: () => isNew,
    growTogether: () => {
      barrier(() => {
        const bits = (control[place.indexBits] as number) + 1;
        control[place.indexBits] = bits;
        control[place.growAt] = growAtOf(bits);
        control[place.grow] = 0;
      });
      rebuildTogether();
    },
    forgetLevel: () => {
      beginLevel();
      barrier(() => undoLevel(control));
      rebuildTogether();
    },
    beginLevel,
  };
}
