import { columnsIn, createLog, type Log } from './columns.ts';
import { KNOWN, NO_ROOM, type Omission, type Visited, type VisitedShape } from './visited.ts';

/**
 * Visited sets for bug hunting: what they keep of a state does not say which state it was, so a new state can be taken
 * for a known one and left out, with everything that only it leads to. They know how likely that is.
 */
export interface LossyOptions {
  /** Bits of a fingerprint, or of the whole bit field as a power of two. */
  readonly bits: number;
  readonly seed: number;
  /** Where to keep what is needed in order only; absent: in memory. */
  readonly log?: (name: string, width: number) => Log;
}

export const FINGERPRINT_BITS = { least: 8, most: 64, usual: 64 };
export const FIELD_BITS = { least: 10, most: 36, usual: 30 };

/** Bits set for each state. With few states for the field, three or more set bits lose the least (Holzmann 1998). */
const HASHES = 3;

/**
 * Hash compaction: a fingerprint of each state (Wolper and Leroy 1993). Two of n states share one of b bits with a
 * probability of about 1 - exp(-n (n - 1) / 2 ** (b + 1)).
 */
export function hashCompactVisited(shape: VisitedShape, options: LossyOptions): Visited {
  const { bits } = options;
  const highMask = bits > 32 ? 2 ** (bits - 32) - 1 : 0;
  const lowMask = bits >= 32 ? -1 : 2 ** bits - 1;
  // A place holds the two halves of a fingerprint; it is taken when its mark is set, as 0 is a fingerprint too.
  let lows = new Int32Array(2048);
  let highs = new Int32Array(2048);
  let taken = new Uint8Array(2048);
  let count = 0;
  const tableBytes = (): number => lows.byteLength + highs.byteLength + taken.byteLength;

  const place = (low: number, high: number): number => {
    const mask = taken.length - 1;
    let at = spread(low ^ Math.imul(high, 0x9e3779b1)) & mask;
    while (taken[at] !== 0 && (lows[at] !== low || highs[at] !== high)) at = (at + 1) & mask;
    return at;
  };

  const grow = (): void => {
    const [oldLows, oldHighs, oldTaken] = [lows, highs, taken];
    lows = new Int32Array(2 * oldLows.length);
    highs = new Int32Array(2 * oldLows.length);
    taken = new Uint8Array(2 * oldLows.length);
    for (let from = 0; from < oldTaken.length; from++) {
      if (oldTaken[from] === 0) continue;
      const at = place(oldLows[from] as number, oldHighs[from] as number);
      lows[at] = oldLows[from] as number;
      highs[at] = oldHighs[from] as number;
      taken[at] = 1;
    }
  };

  return inOrder(shape, options, {
    take: (packed, hasRoomFor) => {
      const low = seededHash(packed, options.seed) & lowMask;
      const high = seededHash(packed, ~options.seed) & highMask;
      let at = place(low, high);
      if (taken[at] !== 0) return KNOWN;
      if (!hasRoomFor(count >= 0.7 * taken.length ? 2 * tableBytes() : 0)) return NO_ROOM;
      if (count >= 0.7 * taken.length) {
        grow();
        at = place(low, high);
      }
      lows[at] = low;
      highs[at] = high;
      taken[at] = 1;
      return count++;
    },
    bytes: tableBytes,
    omission: () => {
      const expected = (count * (count - 1)) / 2 / 2 ** bits;
      return { mode: 'hash-compact', expected, probability: -Math.expm1(-expected) };
    },
  });
}

/**
 * Bitstate hashing: a few bits of one large field for each state (Holzmann 1998). When a fraction f of the field is set,
 * a new state finds all its k bits set with probability f ** k; that is summed up over the search.
 */
export function bitstateVisited(shape: VisitedShape, options: LossyOptions): Visited {
  const fieldBits = 2 ** options.bits;
  if (fieldBits / 8 > shape.maxBytes)
    throw new RangeError(
      `a field of 2 ** ${options.bits} bits needs ${fieldBits / 8} bytes, ${shape.maxBytes} are allowed`,
    );
  const field = new Uint8Array(Math.ceil(fieldBits / 8));
  let count = 0;
  let set = 0; // bits of the field
  let expected = 0;

  return inOrder(shape, options, {
    take: (packed, hasRoomFor) => {
      // Double hashing: the k places come from two hashes, over 64 bits so that a large field is used as a whole.
      const first = wide(packed, options.seed, fieldBits);
      const stride = wide(packed, ~options.seed, fieldBits) | 1;
      let isNew = false;
      let at = first;
      for (let hash = 0; hash < HASHES; hash++) {
        if (((field[Math.floor(at / 8)] as number) & (1 << (at % 8))) === 0) isNew = true;
        at = (at + Math.abs(stride)) % fieldBits;
      }
      if (!isNew) return KNOWN;
      if (!hasRoomFor(0)) return NO_ROOM;
      const missed = (set / fieldBits) ** HASHES;
      expected += missed / (1 - missed);
      at = first;
      for (let hash = 0; hash < HASHES; hash++) {
        const byte = Math.floor(at / 8);
        const bit = 1 << (at % 8);
        if (((field[byte] as number) & bit) === 0) set++;
        field[byte] = (field[byte] as number) | bit;
        at = (at + Math.abs(stride)) % fieldBits;
      }
      return count++;
    },
    bytes: () => field.byteLength,
    omission: () => ({ mode: 'bitstate', expected, probability: -Math.expm1(-expected) }),
  });
}

interface Membership {
  /** @returns the id of a state that looks new, KNOWN or NO_ROOM */
  readonly take: (packed: Uint32Array, hasRoomFor: (moreBytes: number) => boolean) => number;
  readonly bytes: () => number;
  readonly omission: () => Omission;
}

/** Puts the queue of states that are still to be expanded, and the way to each state, beside a set. */
function inOrder(
  { words, maxStates, maxBytes }: VisitedShape,
  { log = (_, width) => createLog(width) }: LossyOptions,
  set: Membership,
): Visited {
  const queue = log('states', words);
  const columns = columnsIn(log('parents', 2));
  const bytes = (): number => set.bytes() + queue.bytes() + columns.bytes();
  const hasRoomFor = (moreBytes: number): boolean => columns.count() < maxStates && bytes() + moreBytes <= maxBytes;
  return {
    insert: (packed, parent, instance) => {
      const id = set.take(packed, hasRoomFor);
      if (id < 0) return id;
      queue.add(packed);
      columns.add(parent, instance);
      return id;
    },
    count: columns.count,
    keepsStates: false,
    load: (id, target) => {
      queue.read(id, target);
      queue.forget(id); // states are expanded in order
    },
    parent: columns.parent,
    instance: columns.instance,
    bytes,
    omission: set.omission,
  };
}

/** 32 bits; another function for each seed. */
function seededHash(packed: Uint32Array, seed: number): number {
  let hash = spread(seed ^ 0x2545f491);
  for (const word of packed) hash = spread(Math.imul(hash ^ word, 0xcc9e2d51) + 0x6b43a9b5);
  return spread(hash ^ packed.length);
}

/** A finaliser whose every output bit depends on every input bit (MurmurHash3). */
function spread(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** A whole number below `limit`, a power of two of up to 36 bits. */
function wide(packed: Uint32Array, seed: number, limit: number): number {
  const low = seededHash(packed, seed) >>> 0;
  if (limit <= 2 ** 32) return low % limit;
  return low + ((seededHash(packed, seed ^ 0x5bd1e995) >>> 0) % (limit / 2 ** 32)) * 2 ** 32;
}
