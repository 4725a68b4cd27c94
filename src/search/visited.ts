import type { Columns } from './columns.ts';

/**
 * The exact set of visited states, which is the queue of the breadth-first search and its trace store as well.
 *
 * Whole packed states stand in one arena, numbered in the order of discovery (their id). An open-addressing index of
 * ids finds them again by comparing every word, so no two states are ever taken for one: unlike fingerprints, this
 * never loses a state.
 */
export interface Visited {
  /**
   * Looks the packed state up and stores it when it is new.
   *
   * @returns the id of the new state; `KNOWN` when it was stored before; `NO_ROOM` when a limit forbids storing it
   */
  readonly insert: (packed: Uint32Array, parent: number, instance: number) => number;
  /** Number of states stored; ids are 0..count() - 1. */
  readonly count: () => number;
  /** Every stored state can be loaded, not only those that have not been expanded yet. */
  readonly keepsStates: boolean;
  /** Copies the packed state of an id to the start of `target`. */
  readonly load: (id: number, target: Uint32Array) => void;
  readonly parent: (id: number) => number;
  readonly instance: (id: number) => number;
  /** Allocated size of all tables. */
  readonly bytes: () => number;
  /** Only where a new state may be taken for a known one: how likely it is that some were left out. */
  readonly omission?: () => Omission;
}

/** An estimate, not a bound: it takes the hash for one that deals values out at random. */
export interface Omission {
  readonly mode: 'hash-compact' | 'bitstate';
  /** How many states were taken for others, on average over all hash functions; what they alone lead to comes on top. */
  readonly expected: number;
  /** That any was, from 0 to 1. */
  readonly probability: number;
}

/** What a set has to hold. */
export interface VisitedShape {
  readonly words: number; // 32-bit words per packed state
  readonly instanceCount: number; // decides the width of that column
  readonly maxStates: number;
  readonly maxBytes: number;
}

export function visitedInMemory({ words, instanceCount, maxStates, maxBytes }: VisitedShape): Visited {
  return createVisited(words, instanceCount, maxStates, maxBytes);
}

/** Exact as well; only the way to each state stands elsewhere, such as in a file. */
export function visitedBeside({ words, instanceCount, maxStates, maxBytes }: VisitedShape, columns: Columns): Visited {
  return createVisited(words, instanceCount, maxStates, maxBytes, columns);
}

export const KNOWN = -1;
export const NO_ROOM = -2;

/** Above this load the index doubles: longer probe chains cost more than the space. */
const MAX_LOAD = 0.7;
const FIRST_CAPACITY = 1024;
const GROWTH = 1.5;

/**
 * @param words      32-bit words per packed state
 * @param instances  how many action instances there are; decides the width of that column
 */
export function createVisited(
  words: number,
  instances: number,
  maxStates: number,
  maxBytes: number,
  elsewhere?: Columns,
): Visited {
  const Instances = instances <= 0x100 ? Uint8Array : instances <= 0x1_0000 ? Uint16Array : Uint32Array;
  let arena = new Uint32Array(FIRST_CAPACITY * words);
  let capacity = FIRST_CAPACITY;
  let parents = new Uint32Array(elsewhere === undefined ? capacity : 0);
  let instanceOf = new Instances(parents.length);
  // A slot holds id + 1 in the bits that number slots and the hash's other bits above: 0 is a free slot, and most
  // slots of other states are told apart without touching the arena, which would cost a cache miss each.
  let index = new Int32Array(2 * FIRST_CAPACITY);
  let mask = index.length - 1;
  let count = 0;
  // The next insertion of a new state must look at limits and capacity; kept as one number to keep the hot path short.
  let roomUntil = 0;

  const bytes = (): number =>
    arena.byteLength + parents.byteLength + instanceOf.byteLength + index.byteLength + (elsewhere?.bytes() ?? 0);

  const growColumns = (): boolean => {
    const larger = Math.min(Math.ceil(capacity * GROWTH), maxStates);
    const columnBytes = elsewhere === undefined ? 4 + Instances.BYTES_PER_ELEMENT : 0;
    if (bytes() + larger * (4 * words + columnBytes) > maxBytes) return false;
    return allocates(() => {
      arena = grown(arena, new Uint32Array(larger * words));
      if (elsewhere === undefined) {
        parents = grown(parents, new Uint32Array(larger));
        instanceOf = grown(instanceOf, new Instances(larger));
      }
      capacity = larger;
    });
  };

  const growIndex = (): boolean => {
    if (bytes() + 2 * index.byteLength > maxBytes) return false;
    return allocates(() => {
      const doubled = new Int32Array(2 * index.length);
      const doubledMask = doubled.length - 1;
      for (let id = 0; id < count; id++) {
        const hash = hashOf(arena, id * words, words);
        let slot = hash & doubledMask;
        while (doubled[slot] !== 0) slot = (slot + 1) & doubledMask;
        doubled[slot] = (hash & ~doubledMask) | (id + 1);
      }
      index = doubled;
      mask = doubledMask;
    });
  };

  const makeRoom = (): boolean => {
    if (count >= maxStates) return false;
    if (count >= capacity && !growColumns()) return false;
    if (count >= index.length * MAX_LOAD && !growIndex()) return false;
    roomUntil = Math.min(maxStates, capacity, Math.ceil(index.length * MAX_LOAD));
    return true;
  };

  const insert = (packed: Uint32Array, parent: number, instance: number): number => {
    const hash = hashOf(packed, 0, words);
    let slot = hash & mask;
    for (let entry = index[slot] as number; entry !== 0; entry = index[slot] as number) {
      if (((entry ^ hash) & ~mask) === 0) {
        let at = ((entry & mask) - 1) * words;
        let word = 0;
        while (word < words && arena[at] === packed[word]) {
          at++;
          word++;
        }
        if (word === words) return KNOWN;
      }
      slot = (slot + 1) & mask;
    }
    if (count >= roomUntil) {
      if (!makeRoom()) return NO_ROOM;
      slot = hash & mask; // the index may have grown
      while (index[slot] !== 0) slot = (slot + 1) & mask;
    }
    const id = count++;
    index[slot] = (hash & ~mask) | (id + 1);
    for (let word = 0, at = id * words; word < words; word++, at++) arena[at] = packed[word] as number;
    if (elsewhere === undefined) {
      parents[id] = parent;
      instanceOf[id] = instance;
    } else elsewhere.add(parent, instance);
    return id;
  };

  return {
    insert,
    count: () => count,
    keepsStates: true,
    load: (id, target) => {
      for (let word = 0, at = id * words; word < words; word++, at++) target[word] = arena[at] as number;
    },
    parent: elsewhere?.parent ?? ((id) => parents[id] as number),
    instance: elsewhere?.instance ?? ((id) => instanceOf[id] as number),
    bytes,
  };
}

/** A signed 32-bit hash: multiply-xorshift over the words, then spread into the low bits that number the slots. */
export function hashOf(words: Uint32Array, offset: number, length: number): number {
  let hash = 0;
  for (let at = offset, end = offset + length; at < end; at++) {
    hash = Math.imul(hash ^ (words[at] as number), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash, 0x85ebca6b);
  return hash ^ (hash >>> 13);
}

function grown<T extends Uint8Array | Uint16Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** False when the platform refuses the memory, which then counts as reaching the limit. */
function allocates(grow: () => void): boolean {
  try {
    grow();
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
