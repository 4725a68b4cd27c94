/** How long each step takes, by the clock rule of its kind, the figures of the profile, and what is dirty at this moment. */
import type { Rng } from '../../sim/rng.ts';
import type { StorageState } from '../../sim/storage/state.ts';
import type { World } from '../../sim/storage/world.ts';
import type { Activity } from './activities.ts';
import type { DirtyPages } from './dirty-pages.ts';
import { type Sampler, samplerOf } from './distributions.ts';
import { transferNs } from './durations.ts';
import { type FigureOf, type Figures, figureDefinitions, figureNames } from './figures.ts';
import type { RequestKind } from './guest-requests.ts';

type DelayName = FigureOf<'delay'>;

/** Null: it never happens. */
export type Samplers = Readonly<Record<DelayName, Sampler | null>>;

export function samplersOf(figures: Figures): Samplers {
  const entries = figureNames.flatMap((name) => {
    if (figureDefinitions[name].unit !== 'delay') return [];
    const { value } = figures[name as DelayName];
    return [[name, value.kind === 'never' ? null : samplerOf(value)]];
  });
  return Object.fromEntries(entries) as Samplers;
}

/** What a migration has to send, and how far it is. */
export interface MigrationClock {
  rounds: number;
  roundBeganNs: number;
  roundBytes: number;
  leftBytes: number;
  /** Stopping the processors, still to be added to the next step of the source. */
  stoppingNs: number;
  /** When the requests that were in service have completed. */
  drainedNs: number;
}

export const NO_CLOCK = -1;

export interface Clocks {
  /** Whole nanoseconds, or `NO_CLOCK` where it never happens. */
  readonly stepNs: (activity: Activity, nowNs: number) => number;
  /** How long a request of the guest takes. `sector`: guest sector, -1 for a block that the scenario does not name. */
  readonly requestNs: (process: number, kind: RequestKind, sector: number, nowNs: number) => number;
}

export interface ClockContext {
  readonly world: World;
  readonly state: StorageState;
  readonly figures: Figures;
  readonly samplers: Samplers;
  readonly migrations: readonly MigrationClock[];
  /** What a process has dirty in a cache; null where nothing stays dirty. */
  readonly dirtyOf: (process: number) => DirtyPages | null;
}

export function createClocks({ world, state, figures, samplers, migrations, dirtyOf }: ClockContext, rng: Rng): Clocks {
  const { machine, features } = world;
  const tables = 3 * (machine?.images.filter(({ header }) => header >= 0).length ?? 0);
  const bandwidth = figures['migration.bandwidth'].value;
  const drawn = (name: DelayName): number => samplers[name]?.(rng) ?? NO_CLOCK;
  const sum = (names: readonly DelayName[]): number => {
    let total = 0;
    for (const name of names) {
      const ns = drawn(name);
      if (ns === NO_CLOCK) return NO_CLOCK;
      total += ns;
    }
    return total;
  };
  const after = (baseNs: number, moreNs: number): number => (baseNs === NO_CLOCK ? NO_CLOCK : baseNs + moreNs);
  /** The processors stop before the source does anything else. */
  const stopping = ({ kind, migration }: Activity): number => {
    if (migration < 0 || !kind.startsWith('source.')) return 0;
    const its = migrations[migration]!;
    const ns = its.stoppingNs;
    its.stoppingNs = 0;
    return ns;
  };
  const sendNs = (bytes: number): number => (bytes === 0 ? 0 : bandwidth > 0 ? transferNs(bytes, bandwidth) : NO_CLOCK);

  const ownNs = (activity: Activity, nowNs: number): number => {
    const { rule, migration, process } = activity;
    switch (rule.kind) {
      case 'takes': {
        let ns = sum(rule.delays);
        if (rule.tables) for (let table = 0; table < tables; table++) ns = after(ns, drawn('storage.read'));
        return ns;
      }
      case 'script':
        return sum(rule.delays);
      case 'flushes':
        return after(
          sum(rule.delays),
          process < 0 || !reachesStorage(world, activity) ? 0 : (dirtyOf(process)?.flushNs(nowNs) ?? 0),
        );
      case 'drains':
        return migration < 0 ? 0 : Math.max(0, migrations[migration]!.drainedNs - nowNs);
      case 'sends': {
        const { leftBytes } = migrations[migration]!;
        const memory = machine!.migrations[migration]!.handoff.postcopy ? 0 : leftBytes;
        return sendNs(memory + figures['migration.device-state'].value);
      }
      case 'sends-memory':
        return sendNs(migrations[migration]!.leftBytes);
      case 'each':
      case 'keeps':
        return drawn(rule.delay);
      case 'flusher': {
        const wakeUpNs = figures['page-cache.wake-up'].value;
        return figures['page-cache.expire'].value + Math.round(wakeUpNs * rng.fraction());
      }
      case 'precopy':
      case 'guest':
      case 'attributes':
        return NO_CLOCK; // these are set elsewhere
    }
  };

  const isCached = (view: number, process: number, sector: number): boolean => {
    const layout = machine!.images[0]!;
    const place = layout.places[sector]!;
    const candidates = place.sector >= 0 ? [place.sector] : layout.pool.map((cluster) => cluster[place.offset]!);
    const direct = machine!.processes[process]!.setup.cache.direct;
    return candidates.some((one) => {
      const own = state.views[view]!;
      const inPages =
        !direct && features.pageCache !== 'none' && own.pages[world.sectors[one]!.page]!.status !== 'absent';
      return inPages || (own.client.length > 0 && own.client[one]!.status !== 'absent');
    });
  };

  return {
    stepNs: (activity, nowNs) => {
      const first = stopping(activity);
      return after(ownNs(activity, nowNs + first), first);
    },
    requestNs: (process, kind, sector, nowNs) => {
      const { setup, view } = machine!.processes[process]!;
      const dirty = dirtyOf(process);
      switch (kind) {
        case 'read': {
          const hit =
            sector >= 0
              ? isCached(view, process, sector)
              : !setup.cache.direct &&
                features.pageCache !== 'none' &&
                rng.fraction() < figures['page-cache.hit'].value;
          return Math.max(0, drawn(hit ? 'host.cached-io' : 'storage.read'));
        }
        case 'write':
          if (dirty !== null) return Math.max(0, drawn('host.cached-io'));
          return (
            Math.max(0, drawn('storage.write')) + (setup.cache.writeback ? 0 : Math.max(0, drawn('storage.flush')))
          );
        case 'flush':
          if (setup.cache.noFlush) return Math.max(0, drawn('host.system-call'));
          return Math.max(0, drawn('storage.flush')) + (dirty?.flushNs(nowNs) ?? 0);
      }
    },
  };
}

/** Does a flush of this process get past QEMU? With cache.no-flush only what closes the file does. */
export function reachesStorage(world: World, { process, kind }: Activity): boolean {
  return !world.machine!.processes[process]!.setup.cache.noFlush || kind === 'source.close';
}
