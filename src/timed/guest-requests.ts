/**
 * The requests of the guest on one process. A request is decided when it begins, is in service for some time, and is a
 * step of the model when it completes. When the processors are stopped, requests in service take effect at once, and the
 * drain waits until they would have completed: any moment between its beginning and its end is one at which a request may
 * take effect.
 */
import type { Rng } from '../../sim/rng.ts';
import type { BlockPattern } from './block-pattern.ts';
import type { Sampler } from './distributions.ts';
import type { EventQueue, Scheduled } from './event-queue.ts';
import type { Loop } from './figures.ts';
import type { TimeAverage } from './statistics.ts';

export type RequestKind = 'read' | 'write' | 'flush';

export interface Workload {
  readonly loop: Loop;
  readonly think: Sampler | null;
  readonly arrivals: Sampler | null;
  readonly outstanding: number;
  readonly reads: number;
  readonly flushEvery: number;
}

/** What the guest keeps when it moves. */
export interface GuestMemory {
  /** When each request came that waits for a slot. */
  waiting: number[];
  writesSinceFlush: number;
  /** Requests in service, on all processes. */
  inService: number;
}

export interface RequestLog {
  readonly counts: Record<RequestKind, number>;
  /** Since the end of the warm-up. */
  latencies: number;
  latencySumNs: number;
  latencyMaxNs: number;
}

export interface GuestContext {
  readonly queue: EventQueue;
  readonly rng: Rng;
  readonly pattern: BlockPattern;
  readonly memory: GuestMemory;
  readonly log: RequestLog;
  readonly inService: TimeAverage;
  readonly warmUpNs: number;
  /** How long a request that begins now takes. */
  readonly serviceNs: (kind: RequestKind, block: number) => number;
  /** The request takes effect. */
  readonly perform: (kind: RequestKind, block: number) => void;
}

export interface GuestRequests {
  readonly runs: () => boolean;
  readonly start: () => void;
  /** The processors are stopped. @returns when the last request in service completes; not before now */
  readonly stop: () => number;
  /** The process is gone, and its requests with it. */
  readonly halt: () => void;
  readonly event: (which: number) => void;
}

/** Events of a process: one for each slot, and one for arrivals. */
export const eventsOf = ({ outstanding }: Workload): number => outstanding + 1;

const IDLE = 0;
const THINKS = 1;
const IN_SERVICE = 2;

/** @param firstEvent  the number of its first event */
export function createGuestRequests(workload: Workload, firstEvent: number, context: GuestContext): GuestRequests {
  const { queue, rng, pattern, memory, log, inService, warmUpNs, serviceNs, perform } = context;
  const { outstanding } = workload;
  const arrival = outstanding;
  const slots = Array.from({ length: outstanding }, () => ({
    phase: IDLE,
    kind: 'read' as RequestKind,
    block: 0,
    cameNs: 0,
    endsNs: 0,
    scheduled: -1 as Scheduled,
  }));
  let arriving: Scheduled = -1;
  let running = false;

  const changeInService = (by: number): void => {
    memory.inService += by;
    inService.change(queue.nowNs(), memory.inService);
  };
  const kindOfNext = (): RequestKind => {
    if (workload.flushEvery > 0 && memory.writesSinceFlush >= workload.flushEvery) {
      memory.writesSinceFlush = 0;
      return 'flush';
    }
    if (rng.fraction() < workload.reads) return 'read';
    memory.writesSinceFlush += 1;
    return 'write';
  };
  const begin = (index: number, cameNs: number): void => {
    const slot = slots[index]!;
    slot.phase = IN_SERVICE;
    slot.kind = kindOfNext();
    slot.block = slot.kind === 'flush' ? 0 : pattern.next(rng);
    slot.cameNs = cameNs;
    slot.endsNs = queue.nowNs() + serviceNs(slot.kind, slot.block);
    slot.scheduled = queue.schedule(slot.endsNs, firstEvent + index);
    changeInService(1);
  };
  const think = (index: number): void => {
    const slot = slots[index]!;
    slot.phase = IDLE;
    if (workload.loop === 'open') {
      const cameNs = memory.waiting.shift();
      if (cameNs !== undefined) begin(index, cameNs);
    } else if (workload.think !== null) {
      slot.phase = THINKS;
      slot.scheduled = queue.schedule(queue.nowNs() + workload.think(rng), firstEvent + index);
    }
  };
  const scheduleArrival = (): void => {
    arriving =
      workload.arrivals === null ? -1 : queue.schedule(queue.nowNs() + workload.arrivals(rng), firstEvent + arrival);
  };
  /** It has taken effect, and is acknowledged at `endsNs`. */
  const account = (index: number): void => {
    const { kind, cameNs, endsNs } = slots[index]!;
    log.counts[kind] += 1;
    changeInService(-1);
    if (cameNs < warmUpNs) return;
    log.latencies += 1;
    log.latencySumNs += endsNs - cameNs;
    log.latencyMaxNs = Math.max(log.latencyMaxNs, endsNs - cameNs);
  };
  const forget = (index: number): void => {
    queue.cancel(slots[index]!.scheduled);
    slots[index]!.phase = IDLE;
  };

  return {
    runs: () => running,
    start: () => {
      running = true;
      for (let index = 0; index < outstanding; index++) think(index);
      if (workload.loop === 'open') scheduleArrival();
    },
    stop: () => {
      let untilNs = queue.nowNs();
      for (let index = 0; index < outstanding; index++) {
        const slot = slots[index]!;
        if (slot.phase === IN_SERVICE) {
          untilNs = Math.max(untilNs, slot.endsNs);
          perform(slot.kind, slot.block);
          account(index);
        }
        forget(index);
      }
      queue.cancel(arriving);
      running = false;
      return untilNs;
    },
    halt: () => {
      for (let index = 0; index < outstanding; index++) {
        if (slots[index]!.phase === IN_SERVICE) changeInService(-1);
        forget(index);
      }
      queue.cancel(arriving);
      running = false;
    },
    event: (which) => {
      if (which === arrival) {
        const free = slots.findIndex(({ phase }) => phase === IDLE);
        if (free >= 0) begin(free, queue.nowNs());
        else memory.waiting.push(queue.nowNs());
        scheduleArrival();
        return;
      }
      const slot = slots[which]!;
      if (slot.phase === THINKS) {
        begin(which, queue.nowNs());
        return;
      }
      perform(slot.kind, slot.block);
      account(which);
      // Performing it may have stopped the guest (an error).
      if (running) think(which);
    },
  };
}
