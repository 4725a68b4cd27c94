import fc, { Arbitrary, type Random, Stream, Value } from 'fast-check';
import type { CacheModeName } from '../../sim/machine/cache-modes.ts';
import type { Fencing, MigrationSetup } from '../../sim/machine/setup.ts';
import type { StorageName } from '../../sim/storage/catalogue.ts';
import {
  type Configuration,
  type FaultsConfiguration,
  faultNames,
  type GuestConfiguration,
  type HandoffConfiguration,
  type ImageConfiguration,
  imageVariations,
  type MigrationConfiguration,
  type ProcessConfiguration,
  plainConfiguration,
  plainMigration,
  plainProcess,
  type StorageConfiguration,
  scenarioOf,
  simplerConfigurations,
} from '../configuration/index.ts';
import {
  arbiterNames,
  cacheModeNames,
  devices,
  type FormatName,
  fencings,
  noArbiter,
  qemuNames,
} from '../scenario/machine-names.ts';
import { catalogueEntry, optionsByKey, storageNames } from '../scenario/storage-options.ts';
import { faults } from './faults.ts';
import { handoffs } from './handoffs.ts';
import { workloads } from './workloads.ts';

/** What to draw from; absent: everything there is. */
export interface ConfigurationOptions {
  readonly storages?: readonly StorageName[];
  readonly caches?: readonly CacheModeName[];
  readonly formats?: readonly FormatName[];
  readonly qemus?: readonly string[];
  readonly arbiters?: readonly string[];
  /** Options of the storage that differ from the catalogue. */
  readonly storageOptions?: boolean;
  /** Image variations, devices and switches of the processes. */
  readonly extras?: boolean;
  readonly handoffs?: Arbitrary<HandoffConfiguration>;
  readonly guests?: Arbitrary<GuestConfiguration>;
  /** `fc.constant({})`: none. */
  readonly faults?: Arbitrary<FaultsConfiguration>;
}

/**
 * Migrations that are possible. Most parts are plain in most of them, because what goes wrong takes one or two features;
 * with the bias of fast-check all but one or two parts are. They shrink, one feature at a time, to the simplest.
 */
export function configurations(options: ConfigurationOptions = {}): Arbitrary<Configuration> {
  return new ConfigurationArbitrary(options);
}

class ConfigurationArbitrary extends Arbitrary<Configuration> {
  readonly #options: ConfigurationOptions;
  readonly #parts: Arbitrary<Configuration>;

  constructor(options: ConfigurationOptions) {
    super();
    this.#options = options;
    this.#parts = parts(options);
  }

  generate(random: Random, biasFactor: number | undefined): Value<Configuration> {
    const drawn = this.#parts.generate(random, biasFactor).value;
    const isBiased = biasFactor !== undefined && random.nextInt(1, biasFactor) === 1;
    return new Value(isBiased ? this.#nearPlain(drawn, random) : possible(drawn), undefined);
  }

  canShrinkWithoutContext(value: unknown): value is Configuration {
    return typeof value === 'object' && value !== null && 'storage' in value && 'migration' in value;
  }

  shrink(configuration: Configuration): Stream<Value<Configuration>> {
    return new Stream(this.#simpler(configuration));
  }

  *#simpler(configuration: Configuration): IterableIterator<Value<Configuration>> {
    for (const simpler of simplerConfigurations(configuration)) {
      if (isAmong(simpler, this.#options) && scenarioOf(simpler).possible) yield new Value(simpler, undefined);
    }
  }

  /** One or two parts as drawn, and the caches, which everything turns on; the others plain. */
  #nearPlain(drawn: Configuration, random: Random): Configuration {
    const names = ['image', 'migration', 'guest', 'faults'] as const;
    const kept = [random.nextInt(0, names.length - 1), random.nextInt(0, names.length - 1)].map((at) => names[at]!);
    const plain = {
      ...drawn,
      ...plainParts(
        drawn,
        names.filter((name) => !kept.includes(name)),
      ),
    };
    return possible(isAmong(plain, this.#options) ? plain : drawn);
  }
}

type Part = 'image' | 'migration' | 'guest' | 'faults';

const plainParts = (drawn: Configuration, names: readonly Part[]): Partial<Configuration> =>
  Object.fromEntries(
    names
      // What only a part that stays could need goes with it.
      .filter((name) => name !== 'migration' || drawn.faults['arbiter-crash'] === undefined)
      .map((name) => [name, plainConfiguration[name]]),
  );

/** The same, or with as many parts made plain as it takes. */
function possible(drawn: Configuration): Configuration {
  let one = drawn;
  const plainer: Partial<Configuration>[] = [
    ...faultNames.flatMap((name) =>
      drawn.faults[name] === undefined ? [] : [{ faults: { [name]: drawn.faults[name] } }],
    ),
    { faults: {} },
    { migration: { ...drawn.migration, arbiterHost: 'own', fencing: 'none' } },
    { migration: { ...drawn.migration, ...plainMigration, handoff: drawn.migration.handoff } },
    { image: { ...drawn.image, variations: [] } },
    { guest: { ...drawn.guest, resizes: 0, inFlight: false } },
    { migration: plainMigration },
    { storage: { name: drawn.storage.name, options: {} } },
    { image: plainConfiguration.image },
    {
      source: { ...plainProcess, cache: drawn.source.cache },
      destination: { ...plainProcess, cache: drawn.source.cache },
    },
    { guest: plainConfiguration.guest },
  ];
  for (const change of plainer) {
    if (scenarioOf(one).possible) return one;
    one = { ...one, ...change };
  }
  return one;
}

function isAmong(one: Configuration, options: ConfigurationOptions): boolean {
  const { storages, caches, formats, qemus, arbiters } = options;
  const has = <T>(list: readonly T[] | undefined, ...values: T[]): boolean =>
    list === undefined || values.every((value) => list.includes(value));
  return (
    has(storages, one.storage.name) &&
    has(caches, one.source.cache, one.destination.cache) &&
    has(formats, one.image.format) &&
    has(qemus, one.source.qemu, one.destination.qemu) &&
    has(arbiters, one.migration.arbiter)
  );
}

function parts(options: ConfigurationOptions): Arbitrary<Configuration> {
  const process = processes(options);
  return fc
    .record({
      storage: storages(options),
      image: images(options),
      source: process,
      other: process,
      alike: rarely(3).map((differ) => !differ),
      migration: migrations(options),
      guest: options.guests ?? workloads(),
      faults: options.faults ?? fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: faults() }),
    })
    .map(({ other, alike, ...rest }) => ({ ...rest, destination: alike ? rest.source : other }));
}

/** True once in `times`. */
const rarely = (times: number): Arbitrary<boolean> =>
  fc.integer({ min: 0, max: times - 1 }).map((die) => die === times - 1);

const mostly = <T>(plain: T, others: Arbitrary<T>, weight = 4): Arbitrary<T> =>
  fc.oneof({ weight, arbitrary: fc.constant(plain) }, { weight: 1, arbitrary: others });

function storages({
  storages: names = storageNames.filter((name) => name !== 'local'),
  storageOptions = true,
}: ConfigurationOptions): Arbitrary<StorageConfiguration> {
  return fc.constantFrom(...names).chain((name) => {
    const { options } = catalogueEntry(name);
    const rules = [...optionsByKey(options.kind)];
    const differing = rules.flatMap(([key, { field, values }]) =>
      values
        .filter((value) => value !== (options as unknown as Readonly<Record<string, unknown>>)[field])
        .map((value) => [key, value] as const),
    );
    const plain: StorageConfiguration = { name, options: {} };
    if (!storageOptions || differing.length === 0) return fc.constant(plain);
    const some = fc.subarray(differing, { minLength: 1, maxLength: Math.min(2, differing.length) });
    return mostly(
      plain,
      some.map((chosen) => ({ name, options: Object.fromEntries(chosen) })),
      2,
    );
  });
}

function images({
  formats = ['raw', 'qcow2', 'qed'],
  extras = true,
}: ConfigurationOptions): Arbitrary<ImageConfiguration> {
  return fc.record({
    format: fc.constantFrom(...formats),
    variations: extras
      ? mostly([], fc.subarray([...imageVariations], { minLength: 1, maxLength: 2 }))
      : fc.constant([]),
    allocated: fc.subarray(['x', 'y'] as const),
  });
}

function processes({
  caches = cacheModeNames,
  qemus = qemuNames,
  extras = true,
}: ConfigurationOptions): Arbitrary<ProcessConfiguration> {
  // The oldest and the latest are the corners between which everything changed.
  const corners = fc.constantFrom(...new Set([qemus[0]!, qemus.at(-1)!]));
  const seldom = extras ? rarely(8) : fc.constant(false);
  return fc.record({
    qemu: fc.oneof({ weight: 2, arbitrary: corners }, { weight: 1, arbitrary: fc.constantFrom(...qemus) }),
    cache: fc.constantFrom(...caches),
    device: extras ? mostly(plainProcess.device, fc.constantFrom(...devices), 6) : fc.constant(plainProcess.device),
    locking: seldom.map((off) => !off),
    dropCache: seldom.map((off) => !off),
    autoReadOnly: seldom,
    stopsOnError: seldom,
  });
}

function migrations({
  handoffs: drawn = handoffs(),
  arbiters = arbiterNames,
}: ConfigurationOptions): Arbitrary<MigrationConfiguration> {
  const arbiterHosts: readonly (MigrationSetup['arbiterHost'] | 'own')[] = ['own', 'source', 'third'];
  const named = fc.record({
    arbiter: fc.constantFrom(...arbiters),
    arbiterHost: fc.constantFrom(...arbiterHosts),
    fencing: fc.constantFrom<Fencing>(...fencings),
  });
  const nobody = { arbiter: noArbiter, arbiterHost: 'own', fencing: 'none' } as const;
  const who = arbiters.includes(noArbiter) ? mostly<Omit<MigrationConfiguration, 'handoff'>>(nobody, named) : named;
  return fc.record({ handoff: drawn, who }).map(({ handoff, who: others }) => ({ handoff, ...others }));
}
