/**
 * The numbers that the threads of one search share, by place in one Int32Array. Whoever is the last to arrive at a
 * barrier changes them while all others wait there, except those that are marked as changed at any time.
 */
export const place = {
  // Between the main thread and the others.
  turn: 0, // grows by one with every order
  order: 1,
  wish: 2, // at any time: not 0 asks to come back at the next level
  stop: 3, // at any time: not 0 asks to come back at once
  attention: 4, // at any time: not 0 sends everybody to the barrier between two expansions
  interrupted: 5, // at any time: threads that went there before they had done all
  outcome: 25,
  // The barrier.
  arrived: 6,
  generation: 7,
  // The tables.
  nextSlot: 8, // at any time: the first slot that nobody has taken
  slotLimit: 9, // a level that needs more is too large
  growAt: 10, // at any time above this many slots the index is too full
  grow: 11, // at any time: not 0 when it is
  full: 12, // at any time: not 0 when the level is too large
  indexBits: 13, // the index has 2 to the power of so many places
  phase: 26, // what follows the expansion of a level, see `phase`
  // The level: states with ids levelStart..levelEnd - 1 are expanded, what they lead to goes to slots from levelBase.
  levelStart: 14,
  levelEnd: 15,
  levelBase: 16,
  nextChunk: 17, // at any time: the first part of the level that nobody has taken
  chunks: 18,
  chunkSize: 19,
  states: 20, // stored, with those of the new level once it is numbered
  depth: 21,
  // Set once.
  minFrontier: 22,
  maxStates: 23,
  stopAtFirstViolation: 24,
  length: 27,
} as const;

/** What to do when all threads have met during the expansion of a level. */
export const phase = {
  again: 0, // go on with it, after the index has grown where it was too full
  done: 1, // all states of the level have been expanded
  cut: 2, // stopped: what has been found so far is numbered for the report
  undo: 3, // the search ends within the level, so that it has to be gone through one state at a time
} as const;

export const order = { search: 1, leave: 2 } as const;

/** Why the threads have come back to the main one. */
export const outcome = {
  goOn: 0,
  small: 1, // too few states for several threads, or none
  asked: 2, // as wished, between two levels
  decided: 3, // some property is decided by states of the level just stored or expanded
  stopped: 4, // somewhere in the level: part of the next one is stored
  oneByOne: 5, // the search ends within the next level, so that has to be found state by state; nothing of it is stored
} as const;

/** Waits until all threads have arrived; the last one to arrive runs `lead` before anybody goes on. */
export type Barrier = (lead?: () => void) => void;

export function createBarrier(control: Int32Array, parties: number): Barrier {
  return (lead) => {
    const generation = Atomics.load(control, place.generation);
    if (Atomics.add(control, place.arrived, 1) === parties - 1) {
      lead?.();
      Atomics.store(control, place.arrived, 0);
      Atomics.add(control, place.generation, 1);
      Atomics.notify(control, place.generation);
      return;
    }
    while (Atomics.load(control, place.generation) === generation) Atomics.wait(control, place.generation, generation);
  };
}
