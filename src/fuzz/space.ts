import type { CacheModeName } from '../../sim/machine/cache-modes.ts';
import { handoffTable } from '../../sim/machine/handoff-table.ts';
import { createRng, type Rng } from '../../sim/rng.ts';
import type { StorageName } from '../../sim/storage/catalogue.ts';
import {
  type Configuration,
  type FaultsConfiguration,
  faultNames,
  type HandoffConfiguration,
  type ImageVariation,
  imageVariations,
  isHostFault,
  type MigrationConfiguration,
  type ProcessConfiguration,
  plainMigration,
  plainProcess,
} from '../configuration/index.ts';
import { hasClusters } from '../configuration/text.ts';
import { arbiterNames, devices, type FormatName, fencings, noArbiter, qemuNames } from '../scenario/machine-names.ts';
import { catalogueEntry, optionsByKey } from '../scenario/storage-options.ts';

/** What configurations are drawn from. Where a list is absent, everything there is, what is plain more often. */
export interface FuzzSpace {
  readonly storages: readonly StorageName[];
  readonly images: readonly { readonly format: FormatName; readonly variations?: readonly ImageVariation[] }[];
  readonly caches: readonly CacheModeName[];
  readonly qemus?: readonly string[];
  readonly handoffs?: readonly HandoffConfiguration[];
  readonly arbiters?: readonly string[];
  readonly fencing?: MigrationConfiguration['fencing'];
  readonly faults?: readonly FaultsConfiguration[];
  readonly guest: Configuration['guest'];
  /** Nothing but what the lists say: no options of the storage, no switches, both sides alike. */
  readonly plain: boolean;
}

/** The configuration of a seed; not every one is a scenario. */
export function drawConfiguration(space: FuzzSpace, seed: string): Configuration {
  const draw = dice(createRng(seed));
  const { plain } = space;
  const storage = draw.of(space.storages);
  const { format, variations } = draw.of(space.images);
  const source = drawProcess(space, draw);
  const differs = !plain && draw.chance(3);
  const arbiter = drawArbiter(space, draw);
  const sectors = plain ? space.guest.sectors : draw.some(space.guest.sectors, 1);
  return {
    storage: { name: storage, options: plain || !draw.chance(3) ? {} : drawOptions(storage, draw) },
    image: {
      format,
      variations: variations ?? (plain || !draw.chance(3) ? [] : draw.some(variationsOf(format), 1)),
      allocated: hasClusters({ format }) ? sectors.filter((name) => name === 'x' || (!plain && draw.chance(2))) : [],
    },
    source,
    destination: differs ? drawProcess(space, draw) : source,
    migration: {
      ...plainMigration,
      handoff: drawHandoff(space, draw),
      arbiter,
      ...(plain || arbiter === noArbiter || !draw.chance(3) ? {} : { arbiterHost: draw.of(['third', 'source']) }),
      fencing: space.fencing ?? (plain || arbiter === noArbiter || !draw.chance(2) ? 'none' : draw.of(fencings)),
    },
    guest: { ...space.guest, sectors, inFlight: space.guest.inFlight || (!plain && draw.chance(5)) },
    faults: drawFaults(space, arbiter, draw),
  };
}

interface Dice {
  readonly of: <T>(items: readonly T[]) => T;
  /** True once in `times`. */
  readonly chance: (times: number) => boolean;
  /** At least so many, in their order, more of them less often. */
  readonly some: <T>(items: readonly T[], least: number) => T[];
}

function dice(rng: Rng): Dice {
  const of = <T>(items: readonly T[]): T => items[rng.below(items.length)]!;
  const chance = (times: number): boolean => rng.below(times) === 0;
  return {
    of,
    chance,
    some: (items, least) => {
      const chosen = items.filter(() => chance(2));
      return chosen.length >= Math.min(least, items.length) ? chosen : items.length === 0 ? [] : [of(items)];
    },
  };
}

function drawProcess({ caches, qemus = qemuNames, plain }: FuzzSpace, draw: Dice): ProcessConfiguration {
  const base = { ...plainProcess, qemu: draw.of(qemus), cache: draw.of(caches) };
  if (plain || !draw.chance(3)) return base;
  return {
    ...base,
    device: draw.of(devices),
    locking: !draw.chance(3),
    dropCache: !draw.chance(3),
    autoReadOnly: draw.chance(4),
    stopsOnError: draw.chance(4),
  };
}

function drawOptions(name: StorageName, draw: Dice): Record<string, string | boolean> {
  const { options } = catalogueEntry(name);
  const now = new Map<string, unknown>(Object.entries(options));
  const keys = draw.some([...optionsByKey(options.kind)], 1).slice(0, 2);
  return Object.fromEntries(
    keys.flatMap(([key, { values, field }]) => {
      const value = draw.of(values);
      return value === now.get(field) ? [] : [[key, value]];
    }),
  );
}

const variationsOf = (format: FormatName): readonly ImageVariation[] =>
  format === 'qcow2' ? imageVariations : format === 'qed' ? ['needs-check', 'unknown-autoclear'] : [];

function drawHandoff({ handoffs, plain }: FuzzSpace, draw: Dice): HandoffConfiguration {
  if (handoffs !== undefined) return draw.of(handoffs);
  if (plain || !draw.chance(3)) return { kind: 'own' };
  const name = draw.of(Object.keys(handoffTable));
  const { source, destination } = handoffTable[name]!;
  const steps = [
    ...source.filter((step) => !essential.includes(step)).map((step) => `source.${step}`),
    ...destination.filter((step) => !essential.includes(step)).map((step) => `destination.${step}`),
  ];
  if (steps.length === 0 || draw.chance(2)) return { kind: 'named', name };
  return { kind: 'without', name, without: [draw.of(steps)] };
}

/** Without these there is no migration, or no end of one. */
const essential: readonly string[] = ['stop', 'send', 'finish', 'receive', 'start', 'open'];

function drawArbiter({ arbiters, plain }: FuzzSpace, draw: Dice): string {
  if (arbiters !== undefined) return draw.of(arbiters);
  return plain || !draw.chance(4) ? noArbiter : draw.of(arbiterNames);
}

function drawFaults({ faults, plain }: FuzzSpace, arbiter: string, draw: Dice): FaultsConfiguration {
  if (faults !== undefined) return draw.of(faults);
  if (plain || !draw.chance(3)) return {};
  const names = faultNames.filter(
    (name) => name !== 'cuts-are-for-good' && (name !== 'arbiter-crash' || arbiter !== noArbiter),
  );
  const name = draw.of(names);
  const budget = isHostFault(name) ? { [draw.of(['S', 'D'])]: 1 } : 1;
  return { [name]: budget, ...(name === 'link-cut' && draw.chance(2) ? { 'cuts-are-for-good': true } : {}) };
}
