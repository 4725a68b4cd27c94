import { place } from './shared-control.ts';
import { hashOf, KNOWN, NO_ROOM, type Visited } from './visited.ts';

/**
 * The visited set in memory that several threads share.
 *
 * Like the private one of `visited.ts`, but whoever finds a new state puts it into the next free slot of the arena,
 * so the slot depends on who was faster. `slotOf` says in which slot the state with an id stands; ids, parents and
 * instances are given when a level is complete, and depend on the model only.
 *
 * Buffers are made as large as the limit allows: memory is taken only for what is written to.
 */
export interface SharedBuffers {
  readonly words: number;
  readonly instanceCount: number;
  readonly capacity: number; // slots
  readonly arena: SharedArrayBuffer;
  readonly index: SharedArrayBuffer; // of it, 2 ** indexBits places are in use
  readonly slotOf: SharedArrayBuffer; // by id
  readonly parents: SharedArrayBuffer; // by id
  readonly instances: SharedArrayBuffer; // by id
  readonly firstChunk: SharedArrayBuffer; // by slot - levelBase: the first part of the level that leads there
  readonly chunkCounts: SharedArrayBuffer; // states of the next level first met in each part, then the id of the first
  readonly firsts: SharedArrayBuffer; // by property: see level.ts
  readonly transitions: SharedArrayBuffer; // by thread, for progress
  readonly control: SharedArrayBuffer;
}

export interface SharedTables {
  readonly buffers: SharedBuffers;
  readonly arena: Uint32Array;
  readonly index: Int32Array;
  readonly slotOf: Uint32Array;
  readonly parents: Uint32Array;
  readonly instances: Uint8Array | Uint16Array | Uint32Array;
  readonly firstChunk: Uint8Array;
  readonly chunkCounts: Uint32Array;
  readonly firsts: Int32Array;
  readonly transitions: Float64Array;
  readonly control: Int32Array;
}

/** Parts of a level; one more than any part's number must fit `firstChunk`. */
export const MAX_CHUNKS = 255;
export const NO_CHUNK = 255;
/** Slots that a thread takes at a time. What it does not use stays empty. */
export const BLOCK_SLOTS = 256;

const MAX_LOAD = 0.7;
const FIRST_INDEX_BITS = 18;
const MAX_INDEX_BITS = 31;
const LEAST_BYTES = 2 ** 26;

/** @returns undefined where the platform refuses the memory, or so little is allowed that threads would not pay */
export function createSharedTables(
  shape: { words: number; instanceCount: number; properties: number; threads: number },
  maxBytes: number,
): SharedTables | undefined {
  for (let bytes = maxBytes; bytes >= LEAST_BYTES; bytes /= 2) {
    try {
      const buffers = allocate(shape, bytes);
      const tables = tablesOver(buffers);
      tables.control[place.indexBits] = FIRST_INDEX_BITS;
      tables.control[place.growAt] = growAtOf(FIRST_INDEX_BITS);
      return tables;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return undefined;
}

export function tablesOver(buffers: SharedBuffers): SharedTables {
  return {
    buffers,
    arena: new Uint32Array(buffers.arena),
    index: new Int32Array(buffers.index),
    slotOf: new Uint32Array(buffers.slotOf),
    parents: new Uint32Array(buffers.parents),
    instances: instancesOver(buffers),
    firstChunk: new Uint8Array(buffers.firstChunk),
    chunkCounts: new Uint32Array(buffers.chunkCounts),
    firsts: new Int32Array(buffers.firsts),
    transitions: new Float64Array(buffers.transitions),
    control: new Int32Array(buffers.control),
  };
}

function instancesOver({ instanceCount, instances }: SharedBuffers): SharedTables['instances'] {
  const Instances = instanceArray(instanceCount);
  if (Instances === Uint8Array) return new Uint8Array(instances);
  return Instances === Uint16Array ? new Uint16Array(instances) : new Uint32Array(instances);
}

/** Above so many slots an index is too full. The largest one may fill up: it is chosen to have room for all. */
export function growAtOf(indexBits: number): number {
  return indexBits === MAX_INDEX_BITS ? 2 ** 31 - 1 : Math.floor(MAX_LOAD * 2 ** indexBits);
}

export function instanceArray(count: number): Uint8ArrayConstructor | Uint16ArrayConstructor | Uint32ArrayConstructor {
  return count <= 0x100 ? Uint8Array : count <= 0x1_0000 ? Uint16Array : Uint32Array;
}

/** The shared tables as one thread sees them while it has them to itself. Ids and slots go on where others left off. */
export function visitedIn(tables: SharedTables, limits: { maxStates: number; privateBytes: () => number }): Visited {
  const { arena, index, slotOf, parents, instances, control } = tables;
  const { words, capacity } = tables.buffers;

  const enter = (slot: number): void => {
    const mask = maskOf(control);
    const hash = hashOf(arena, slot * words, words);
    let at = hash & mask;
    while (index[at] !== 0) at = (at + 1) & mask;
    index[at] = (hash & ~mask) | (slot + 1);
  };

  const growIndex = (): void => {
    const bits = (control[place.indexBits] as number) + 1;
    control[place.indexBits] = bits;
    control[place.growAt] = growAtOf(bits);
    index.fill(0, 0, 2 ** bits);
    for (let id = 0; id < (control[place.states] as number); id++) enter(slotOf[id] as number);
  };

  const insert = (packed: Uint32Array, parent: number, instance: number): number => {
    const hash = hashOf(packed, 0, words);
    const mask = maskOf(control);
    let at = hash & mask;
    for (let entry = index[at] as number; entry !== 0; entry = index[at] as number) {
      if (((entry ^ hash) & ~mask) === 0 && equals(arena, ((entry & mask) - 1) * words, packed)) return KNOWN;
      at = (at + 1) & mask;
    }
    const id = control[place.states] as number;
    const slot = control[place.nextSlot] as number;
    if (id >= limits.maxStates || slot >= capacity) return NO_ROOM;
    arena.set(packed, slot * words);
    slotOf[id] = slot;
    parents[id] = parent;
    instances[id] = instance;
    control[place.states] = id + 1;
    control[place.nextSlot] = slot + 1;
    if (slot + 1 > (control[place.growAt] as number)) growIndex();
    else index[at] = (hash & ~mask) | (slot + 1);
    return id;
  };

  const bytes = (): number =>
    (control[place.nextSlot] as number) * 4 * words +
    (control[place.states] as number) * (8 + instances.BYTES_PER_ELEMENT) +
    4 * 2 ** (control[place.indexBits] as number) +
    limits.privateBytes();

  return {
    insert,
    count: () => control[place.states] as number,
    keepsStates: true,
    load: (id, target) => {
      for (let word = 0, at = (slotOf[id] as number) * words; word < words; word++, at++)
        target[word] = arena[at] as number;
    },
    parent: (id) => parents[id] as number,
    instance: (id) => instances[id] as number,
    bytes,
  };
}

export function maskOf(control: Int32Array): number {
  return 2 ** (control[place.indexBits] as number) - 1;
}

export function equals(arena: Uint32Array, offset: number, packed: Uint32Array): boolean {
  for (let word = 0, at = offset; word < packed.length; word++, at++) if (arena[at] !== packed[word]) return false;
  return true;
}

function allocate(
  {
    words,
    instanceCount,
    properties,
    threads,
  }: { words: number; instanceCount: number; properties: number; threads: number },
  maxBytes: number,
): SharedBuffers {
  const instanceBytes = instanceArray(instanceCount).BYTES_PER_ELEMENT;
  // By state: arena, slotOf, parents, instances, firstChunk; and in the worst case one level is nearly all there is,
  // and each of its states stands in the private list of some thread, which grows by half.
  const bytesPerSlot = 4 * words + 4 + 4 + instanceBytes + 1 + 1.5 * (8 + instanceBytes);
  let best = { capacity: 0, bits: FIRST_INDEX_BITS };
  for (let bits = FIRST_INDEX_BITS; bits <= MAX_INDEX_BITS; bits++) {
    const left = maxBytes - 4 * 2 ** bits;
    const capacity = Math.floor(Math.min(MAX_LOAD * 2 ** bits, left / bytesPerSlot));
    if (capacity > best.capacity) best = { capacity, bits };
  }
  const { capacity, bits } = best;
  if (capacity < 4 * BLOCK_SLOTS * threads) throw new RangeError('too little memory is allowed');
  return {
    words,
    instanceCount,
    capacity,
    arena: new SharedArrayBuffer(4 * words * capacity),
    index: new SharedArrayBuffer(4 * 2 ** bits),
    slotOf: new SharedArrayBuffer(4 * capacity),
    parents: new SharedArrayBuffer(4 * capacity),
    instances: new SharedArrayBuffer(instanceBytes * capacity),
    firstChunk: new SharedArrayBuffer(capacity),
    chunkCounts: new SharedArrayBuffer(4 * MAX_CHUNKS),
    firsts: new SharedArrayBuffer(4 * properties),
    transitions: new SharedArrayBuffer(8 * threads),
    control: new SharedArrayBuffer(4 * place.length),
  };
}
