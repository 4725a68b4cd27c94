/** What one thread knows about states of the next level, in the order in which it met them. Grows as needed. */
export interface Notes {
  readonly add: (slot: number, parent: number, instance: number) => void;
  readonly count: () => number;
  /** Forgets all but the first so many. */
  readonly truncate: (length: number) => void;
  readonly slot: (at: number) => number;
  readonly parent: (at: number) => number;
  readonly instance: (at: number) => number;
  /** Overwrites note `to` with note `from`. */
  readonly move: (from: number, to: number) => void;
  readonly bytes: () => number;
}

const FIRST_CAPACITY = 4096;
const GROWTH = 1.5;

/** @param like  an array as wide as instances need */
export function createNotes(like: Uint8Array | Uint16Array | Uint32Array): Notes {
  const Instances = like.constructor as Uint8ArrayConstructor | Uint16ArrayConstructor | Uint32ArrayConstructor;
  let slots = new Uint32Array(FIRST_CAPACITY);
  let parents = new Uint32Array(FIRST_CAPACITY);
  let instances = new Instances(FIRST_CAPACITY);
  let count = 0;

  const grow = (): void => {
    const capacity = Math.ceil(slots.length * GROWTH);
    const [oldSlots, oldParents, oldInstances] = [slots, parents, instances];
    slots = new Uint32Array(capacity);
    slots.set(oldSlots);
    parents = new Uint32Array(capacity);
    parents.set(oldParents);
    instances = new Instances(capacity);
    instances.set(oldInstances);
  };

  return {
    add: (slot, parent, instance) => {
      if (count === slots.length) grow();
      slots[count] = slot;
      parents[count] = parent;
      instances[count] = instance;
      count++;
    },
    count: () => count,
    truncate: (length) => {
      count = length;
    },
    slot: (at) => slots[at] as number,
    parent: (at) => parents[at] as number,
    instance: (at) => instances[at] as number,
    move: (from, to) => {
      slots[to] = slots[from] as number;
      parents[to] = parents[from] as number;
      instances[to] = instances[from] as number;
    },
    bytes: () => slots.byteLength + parents.byteLength + instances.byteLength,
  };
}
