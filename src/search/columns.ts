/** Parent and instance of every state, in the order of ids: what traces are made of. */
export interface Columns {
  readonly add: (parent: number, instance: number) => void;
  readonly count: () => number;
  readonly parent: (id: number) => number;
  readonly instance: (id: number) => number;
  /** In memory. */
  readonly bytes: () => number;
}

/** Numbers that are only ever added at the end. */
export interface Log {
  /** Adds the first `width` numbers of `record`. */
  readonly add: (record: Uint32Array) => void;
  readonly count: () => number;
  /** Copies record `at` into `target`. Before `forgotten`, nothing can be read any more. */
  readonly read: (at: number, target: Uint32Array) => void;
  /** Records before `at` are not needed any more. */
  readonly forget: (at: number) => void;
  /** In memory. */
  readonly bytes: () => number;
}

const RECORDS_PER_CHUNK = 2 ** 14;

/** A log in memory, in chunks, so that it can grow without a copy and shrink at its start. */
export function createLog(width: number): Log {
  const chunks = new Map<number, Uint32Array>();
  let count = 0;
  let forgotten = 0; // chunks
  return {
    add: (record) => {
      const number = Math.floor(count / RECORDS_PER_CHUNK);
      let chunk = chunks.get(number);
      if (chunk === undefined) {
        chunk = new Uint32Array(RECORDS_PER_CHUNK * width);
        chunks.set(number, chunk);
      }
      const offset = (count % RECORDS_PER_CHUNK) * width;
      for (let word = 0; word < width; word++) chunk[offset + word] = record[word] as number;
      count++;
    },
    count: () => count,
    read: (at, target) => {
      const chunk = chunks.get(Math.floor(at / RECORDS_PER_CHUNK));
      if (chunk === undefined) throw new Error(`record ${at} of ${count} has been forgotten`);
      const offset = (at % RECORDS_PER_CHUNK) * width;
      for (let word = 0; word < width; word++) target[word] = chunk[offset + word] as number;
    },
    forget: (at) => {
      for (; (forgotten + 1) * RECORDS_PER_CHUNK <= at; forgotten++) chunks.delete(forgotten);
    },
    bytes: () => chunks.size * RECORDS_PER_CHUNK * width * 4,
  };
}

export function columnsIn(log: Log): Columns {
  const record = new Uint32Array(2);
  return {
    add: (parent, instance) => {
      record[0] = parent;
      record[1] = instance;
      log.add(record);
    },
    count: log.count,
    parent: (id) => {
      log.read(id, record);
      return record[0] as number;
    },
    instance: (id) => {
      log.read(id, record);
      return record[1] as number;
    },
    bytes: log.bytes,
  };
}
