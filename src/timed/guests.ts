/** The guest's requests wherever it runs, and what each host has dirty of them beyond the few pages of the model. */
import { createRng } from '../../sim/rng.ts';
import type { StorageState } from '../../sim/storage/state.ts';
import type { World } from '../../sim/storage/world.ts';
import type { Activity } from './activities.ts';
import { createBlockPattern } from './block-pattern.ts';
import type { Clocks, Samplers } from './clocks.ts';
import { createDirtyPages, type DirtyPages } from './dirty-pages.ts';
import type { EventQueue } from './event-queue.ts';
import type { Figures } from './figures.ts';
import {
  createGuestRequests,
  eventsOf,
  type GuestRequests,
  type RequestKind,
  type RequestLog,
  type Workload,
} from './guest-requests.ts';
import { createTimeAverage } from './statistics.ts';
import type { Measured } from './timed-run.ts';

export interface Guests {
  /** How many event numbers they use, from the number of activities on. */
  readonly events: number;
  readonly restart: (seed: string, hooks: GuestHooks) => void;
  /** After a step of the model: the guest runs where the model says that it does. */
  readonly follow: () => void;
  /** The processors are about to be stopped. @returns when the last request in service completes */
  readonly stop: () => number;
  /** @param event  counted from the first of their events */
  readonly event: (event: number) => void;
  readonly dirtyOf: (process: number) => DirtyPages | null;
  /** On all hosts, now. */
  readonly dirtyBytes: () => number;
  readonly measured: (endNs: number) => MeasuredGuests;
}

export interface GuestHooks {
  readonly requestNs: Clocks['requestNs'];
  /** @param sector  of the image file, whose page is used; -1 where only tables say which */
  readonly perform: (activity: Activity, choices: readonly number[], sector: number) => void;
}

type MeasuredGuests = Pick<
  Measured,
  | 'reads'
  | 'writes'
  | 'flushes'
  | 'requestLatencyNs'
  | 'requestLatencyMaxNs'
  | 'averageDirtyBytes'
  | 'averageInService'
  | 'runningShare'
  | 'leftDirtyBytes'
>;

export interface GuestsContext {
  readonly world: World;
  readonly state: StorageState;
  readonly figures: Figures;
  readonly samplers: Samplers;
  readonly queue: EventQueue;
  readonly activities: readonly Activity[];
}

export function createGuests({ world, state, figures, samplers, queue, activities }: GuestsContext): Guests {
  const processes = world.machine?.setup.workload == null ? [] : world.machine.processes;
  const named = world.machine?.workloadSectors ?? [];
  const workload: Workload = {
    loop: figures['workload.loop'].value,
    think: samplers['workload.think'],
    arrivals: samplers['workload.arrivals'],
    outstanding: figures['workload.outstanding'].value,
    reads: figures['workload.reads'].value,
    flushEvery: figures['workload.flush-every'].value,
  };
  const blocks = Math.max(1, named.length, figures['workload.blocks'].value);
  const warmUpNs = figures['run.warm-up'].value;
  const pattern = createBlockPattern(figures['workload.pattern'].value, blocks);
  const dirtyByView = world.views.map((_, view) => dirtyPagesOf(world, view, blocks, figures));
  const steps = processes.map((_, process) => requestSteps(world, activities, process));
  const firstEvent = activities.length;
  const each = eventsOf(workload);
  const firstWakeUp = processes.length * each;
  const warmUpEvent = firstWakeUp + world.views.length;
  const dirtyOf = (process: number): DirtyPages | null => {
    const { view } = world.machine!.processes[process]!;
    return keepsDirty(world, process) === null ? null : dirtyByView[view]!;
  };

  let requests: GuestRequests[] = [];
  let log: RequestLog = emptyLog();
  let inService = createTimeAverage();
  let running = createTimeAverage();
  let ran = 0;
  const wakes = new Uint8Array(world.views.length);

  const watch = (view: number): void => {
    const nextNs = dirtyByView[view]?.nextWakeUpNs(queue.nowNs()) ?? -1;
    if (wakes[view] === 1 || nextNs < 0) return;
    wakes[view] = 1;
    queue.schedule(nextNs, firstEvent + firstWakeUp + view);
  };

  const perform = (process: number, kind: RequestKind, block: number, hooks: GuestHooks): void => {
    const nowNs = queue.nowNs();
    const { view } = world.machine!.processes[process]!;
    const dirty = dirtyOf(process);
    if (kind === 'write' && dirty !== null) {
      dirty.write(nowNs, block);
      watch(view);
    }
    if (kind === 'flush' && !world.machine!.processes[process]!.setup.cache.noFlush) dirty?.flushed(nowNs);
    const step =
      kind === 'flush' ? steps[process]!.flush : block < named.length ? steps[process]![kind][block] : undefined;
    if (step !== undefined) hooks.perform(step.activity, step.choices, step.sector);
  };

  return {
    events: warmUpEvent + 1,
    dirtyOf,
    dirtyBytes: () => dirtyByView.reduce((sum, dirty) => sum + (dirty?.bytes(queue.nowNs()) ?? 0), 0),
    restart: (seed, hooks) => {
      const rng = createRng(`${seed} guest`);
      const memory = { waiting: [], writesSinceFlush: 0, inService: 0 };
      pattern.restart();
      log = emptyLog();
      inService = createTimeAverage();
      running = createTimeAverage();
      ran = 0;
      wakes.fill(0);
      const sources =
        world.machine?.processes.flatMap(({ setup, view }) => (setup.starts === 'running' ? [view] : [])) ?? [];
      const wakeUpNs = figures['page-cache.wake-up'].value;
      for (const [view, dirty] of dirtyByView.entries()) {
        const startBytes = sources.includes(view) ? figures['page-cache.dirty-at-start'].value : 0;
        dirty?.restart(startBytes, wakeUpNs === 0 ? 0 : Math.round(wakeUpNs * rng.fraction()));
        watch(view);
      }
      if (warmUpNs > 0) queue.schedule(warmUpNs, firstEvent + warmUpEvent);
      requests = processes.map((_, process) =>
        createGuestRequests(workload, firstEvent + process * each, {
          queue,
          rng,
          pattern,
          memory,
          log,
          inService,
          warmUpNs,
          serviceNs: (kind, block) =>
            hooks.requestNs(process, kind, block < named.length ? named[block]! : -1, queue.nowNs()),
          perform: (kind, block) => perform(process, kind, block, hooks),
        }),
      );
    },
    follow: () => {
      let any = 0;
      for (const [process, own] of requests.entries()) {
        const runs = state.processes[process]!.run === 'running';
        if (runs) any = 1;
        if (runs && !own.runs()) own.start();
        else if (!runs && own.runs()) own.halt();
      }
      if (any === ran) return;
      ran = any;
      running.change(queue.nowNs(), any);
    },
    stop: () => {
      let drainedNs = queue.nowNs();
      for (const own of requests) if (own.runs()) drainedNs = Math.max(drainedNs, own.stop());
      return drainedNs;
    },
    event: (event) => {
      if (event < firstWakeUp) requests[Math.floor(event / each)]!.event(event % each);
      else if (event < warmUpEvent) {
        const view = event - firstWakeUp;
        wakes[view] = 0;
        dirtyByView[view]!.wakeUp(queue.nowNs());
        watch(view);
      } else {
        for (const average of [inService, running, ...dirtyByView.map((dirty) => dirty?.average)])
          average?.restart(queue.nowNs());
      }
    },
    measured: (endNs) => ({
      reads: log.counts.read,
      writes: log.counts.write,
      flushes: log.counts.flush,
      requestLatencyNs: log.latencies === 0 ? null : log.latencySumNs / log.latencies,
      requestLatencyMaxNs: log.latencies === 0 ? null : log.latencyMaxNs,
      averageDirtyBytes: sumOf(dirtyByView.map((dirty) => averageOf(dirty?.average, endNs))),
      averageInService: averageOf(inService, endNs),
      runningShare: averageOf(running, endNs),
      leftDirtyBytes: sumOf(dirtyByView.map((dirty) => dirty?.bytes(endNs) ?? 0)),
    }),
  };
}

/**
 * Where what a process writes stays before the storage has it: in the page cache, in the cache below it, or nowhere
 * (O_DIRECT, write-through, or a device that offers the guest no write cache).
 */
export function keepsDirty({ machine, features }: World, process: number): 'page-cache' | 'client-cache' | null {
  const { direct, writeback } = machine!.processes[process]!.setup.cache;
  if (!writeback) return null;
  if (!direct && features.pageCache !== 'none' && features.pageWrites === 'back') return 'page-cache';
  const { clientCache } = features;
  const reached = clientCache !== null && !(direct && clientCache.directBypasses);
  return reached && clientCache.writes === 'back' ? 'client-cache' : null;
}

function dirtyPagesOf(world: World, view: number, blocks: number, figures: Figures): DirtyPages | null {
  const processes = [...(world.machine?.processes ?? []).keys()].filter(
    (one) => world.machine!.processes[one]!.view === view,
  );
  const where = processes.map((one) => keepsDirty(world, one)).find((one) => one !== null);
  if (where === undefined) return null;
  return createDirtyPages(blocks, {
    blockBytes: figures['workload.block-size'].value,
    bytesPerSecond: figures['storage.write-bandwidth'].value,
    expireNs: figures['page-cache.expire'].value,
    wakeUpNs: Math.max(1, figures['page-cache.wake-up'].value),
    limitBytes: figures[where === 'page-cache' ? 'page-cache.background-limit' : 'client-cache.dirty-limit'].value,
  });
}

interface RequestStep {
  readonly activity: Activity;
  readonly choices: readonly number[];
  readonly sector: number;
}

/** By the named block, in the order of `workloadSectors`; undefined where the scenario's guest does no such thing. */
function requestSteps(
  world: World,
  activities: readonly Activity[],
  process: number,
): { read: (RequestStep | undefined)[]; write: (RequestStep | undefined)[]; flush: RequestStep | undefined } {
  const { setup, images, workloadSectors } = world.machine!;
  const find = (kind: string) => activities.find((one) => one.kind === kind && one.process === process);
  const bySector = (kind: 'guest.reads' | 'guest.writes') =>
    workloadSectors.map((guestSector): RequestStep | undefined => {
      const activity = find(kind);
      if (activity === undefined) return undefined;
      const choices = activity.choices.filter(
        (choice) => activity.sectors[choice] === setup.guestSectors[guestSector]!.name,
      );
      return { activity, choices, sector: images[0]!.places[guestSector]!.sector };
    });
  const flush = find('guest.flushes');
  return {
    read: bySector('guest.reads'),
    write: bySector('guest.writes'),
    flush: flush === undefined ? undefined : { activity: flush, choices: flush.choices, sector: -1 },
  };
}

const emptyLog = (): RequestLog => ({
  counts: { read: 0, write: 0, flush: 0 },
  latencies: 0,
  latencySumNs: 0,
  latencyMaxNs: 0,
});

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** 0 over no time. */
function averageOf(average: ReturnType<typeof createTimeAverage> | undefined, endNs: number): number {
  const value = average?.average(endNs) ?? 0;
  return Number.isFinite(value) ? value : 0;
}
