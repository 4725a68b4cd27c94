import type { Action, Footprint, Model, Reduction } from '../model.ts';
import { sectorSymmetry } from '../sector-symmetry.ts';
import { bool, defineState, oneOf, perSector, type StateOf, version } from '../state.ts';

/**
 * The smallest model of the problem: a virtual machine moves between two hosts that cache one shared disk. Sectors
 * hold version numbers; the source writes, flushes and evicts, the target may fill its cache too early (prime), and
 * after the handover the target reads and writes through that cache.
 *
 * Known counts, fixed, 2 versions: 4 sectors 560,978 states and 4,104,045 transitions; 5 sectors 12,880,462 and
 * 115,307,944. Not fixed: the shortest stale read takes 6 steps.
 */
export interface MigOptions {
  readonly sectors: number;
  /** How often each sector may be written; 'any' needs the reduction version-ranks, which keeps the numbers small. */
  readonly versions: number | 'any';
  readonly fix: boolean; // the target drops its cache at the handover
}

export type MigState = StateOf<ReturnType<typeof migShape>>;

export function mig({ sectors, versions: writes, fix }: MigOptions): Model<MigState> {
  const versions = writes === 'any' ? RANKS_MAX + 1 : writes;
  const labels = Array.from({ length: sectors }, (_, sector) => `sector ${sector}`);
  const perSectorAction = (
    name: string,
    { reads, writes }: { readonly reads: readonly Part[]; readonly writes: readonly Part[] },
    enabled: (state: MigState, sector: number) => boolean,
    apply: (state: MigState, sector: number) => void,
  ): Action<MigState> => ({
    name,
    actor: name.split('.')[0] ?? name,
    choices: labels,
    enabled,
    apply,
    footprint: (sector) => ({ reads: leavesOf(reads, sector), writes: leavesOf(writes, sector) }),
  });

  const shape = migShape(sectors, versions);

  return {
    name: `mig ${sectors} sectors ${writes} versions ${fix ? 'fixed' : 'unfixed'}`,
    shape,
    // Ranks first: renumbering after sorting could leave columns out of order, and then one class keeps several states.
    reductions: [versionRanks(sectors), sectorSymmetry(shape)],
    actions: [
      perSectorAction(
        'source.write',
        { reads: ['phase', 'latest'], writes: ['latest', 'sourceCache'] },
        (state, sector) => state.phase === 'running' && at(state.latest, sector) < versions,
        (state, sector) => {
          state.latest[sector] = at(state.latest, sector) + 1;
          state.sourceCache[sector] = at(state.latest, sector) + 1;
        },
      ),
      perSectorAction(
        'source.flush',
        { reads: ['phase', 'disk', 'sourceCache'], writes: ['disk'] },
        (state, sector) => state.phase !== 'moved' && at(state.sourceCache, sector) !== 0 && !isClean(state, sector),
        (state, sector) => {
          state.disk[sector] = at(state.sourceCache, sector) - 1;
        },
      ),
      perSectorAction(
        'source.evict',
        { reads: ['phase', 'disk', 'sourceCache'], writes: ['sourceCache'] },
        (state, sector) => state.phase === 'running' && at(state.sourceCache, sector) !== 0 && isClean(state, sector),
        (state, sector) => {
          state.sourceCache[sector] = 0;
        },
      ),
      perSectorAction(
        'target.prime',
        { reads: ['phase', 'disk', 'targetCache'], writes: ['targetCache'] },
        (state, sector) => state.phase !== 'moved' && at(state.targetCache, sector) === 0,
        (state, sector) => {
          state.targetCache[sector] = at(state.disk, sector) + 1;
        },
      ),
      perSectorAction(
        'target.evict',
        { reads: ['targetCache'], writes: ['targetCache'] },
        (state, sector) => at(state.targetCache, sector) !== 0,
        (state, sector) => {
          state.targetCache[sector] = 0;
        },
      ),
      perSectorAction(
        'target.read',
        { reads: ['phase', 'latest', 'disk', 'targetCache'], writes: ['targetCache', 'staleRead'] },
        (state) => state.phase === 'moved',
        (state, sector) => {
          if (at(state.targetCache, sector) === 0) state.targetCache[sector] = at(state.disk, sector) + 1;
          if (at(state.targetCache, sector) !== at(state.latest, sector) + 1) state.staleRead = true;
        },
      ),
      perSectorAction(
        'target.write',
        { reads: ['phase', 'latest'], writes: ['latest', 'disk', 'targetCache'] },
        (state, sector) => state.phase === 'moved' && at(state.latest, sector) < versions,
        (state, sector) => {
          state.latest[sector] = at(state.latest, sector) + 1;
          state.targetCache[sector] = at(state.latest, sector) + 1;
          state.disk[sector] = at(state.latest, sector);
        },
      ),
      {
        name: 'source.pause',
        actor: 'source',
        choices: [''],
        enabled: (state) => state.phase === 'running',
        apply: (state) => {
          state.phase = 'paused';
        },
        footprint: () => ({ reads: ['phase'], writes: ['phase'] }),
      },
      {
        name: 'target.take-over',
        actor: 'target',
        choices: [''],
        enabled: (state) => {
          if (state.phase !== 'paused') return false;
          for (let sector = 0; sector < sectors; sector++) {
            if (at(state.sourceCache, sector) !== 0 && !isClean(state, sector)) return false;
          }
          return true;
        },
        apply: (state) => {
          state.phase = 'moved';
          for (let sector = 0; sector < sectors; sector++) {
            state.sourceCache[sector] = 0;
            if (fix) state.targetCache[sector] = 0;
          }
        },
        footprint: () => ({
          reads: ['phase', 'sourceCache', 'disk'],
          writes: ['phase', 'sourceCache', ...(fix ? ['targetCache'] : [])],
        }),
      },
    ],
    properties: [
      {
        name: 'no-stale-read',
        kind: 'always',
        holds: (state) => !state.staleRead,
        explain: (state) =>
          state.staleRead ? 'the target read a version older than the latest write' : 'every read saw the latest write',
      },
      {
        name: 'target-runs',
        kind: 'sometimes',
        holds: (state) => state.phase === 'moved',
        explain: (state) => `the machine is ${state.phase}`,
      },
    ],
  };
}

/** A field of the state; one that is per sector stands for its entry of the sector that the choice is about. */
type Part = keyof MigState;

function leavesOf(parts: readonly Part[], sector: number): Footprint['reads'] {
  return parts.map((part) => (part === 'phase' || part === 'staleRead' ? part : `${part}[${sector}]`));
}

/**
 * Data independence of versions: they are copied, compared within their sector, and increased. So of the versions of a
 * sector only their order matters, and they are renumbered from 0 on. Four places hold one, hence at most 0 to 3: with
 * room for one more, a write is never refused, and one search covers any number of writes.
 */
function versionRanks(sectors: number): Reduction<MigState> {
  return {
    name: 'version-ranks',
    summary: 'of the versions of a sector only the order of those that some copy still holds is kept',
    footprint: { reads: perSectorParts, writes: perSectorParts },
    representative: (state) => {
      for (let sector = 0; sector < sectors; sector++) {
        const latest = at(state.latest, sector);
        const disk = at(state.disk, sector);
        const source = at(state.sourceCache, sector) - 1;
        const target = at(state.targetCache, sector) - 1;
        // A version's rank: how many smaller ones are still held. Nothing is newer than `latest`.
        const held = (1 << latest) | (1 << disk) | (source < 0 ? 0 : 1 << source) | (target < 0 ? 0 : 1 << target);
        state.latest[sector] = bitsBelow(held, latest);
        state.disk[sector] = bitsBelow(held, disk);
        if (source >= 0) state.sourceCache[sector] = bitsBelow(held, source) + 1;
        if (target >= 0) state.targetCache[sector] = bitsBelow(held, target) + 1;
      }
    },
  };
}

const perSectorParts = ['latest', 'disk', 'sourceCache', 'targetCache'] as const satisfies readonly Part[];

const RANKS_MAX = 3;

function bitsBelow(bits: number, limit: number): number {
  let count = 0;
  for (let rest = bits & ((1 << limit) - 1); rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** Caches hold 0 for 'not cached', else one more than the version. */
function migShape(sectors: number, versions: number) {
  return defineState({
    phase: oneOf('running', 'paused', 'moved'),
    latest: perSector(sectors, version(versions)),
    disk: perSector(sectors, version(versions)),
    sourceCache: perSector(sectors, version(versions + 1)),
    targetCache: perSector(sectors, version(versions + 1)),
    staleRead: bool(),
  });
}

function isClean(state: MigState, sector: number): boolean {
  return at(state.sourceCache, sector) === at(state.disk, sector) + 1;
}

function at(versions: readonly number[], sector: number): number {
  return versions[sector] as number;
}
