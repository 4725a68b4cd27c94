import { cacheModeNames, defaultQemu, noArbiter } from '../scenario/machine-names.ts';
import { catalogueEntry, storageNames } from '../scenario/storage-options.ts';
import {
  type Configuration,
  type HandoffConfiguration,
  type ProcessConfiguration,
  plainMigration,
  plainProcess,
} from './configuration.ts';
import { type FaultsConfiguration, faultNames } from './faults.ts';
import { hasClusters } from './text.ts';

/**
 * Every configuration with one feature less, those first that lack most: no faults at all, nobody who decides, the
 * handoff of the version, the latest version, both sides alike, plain storage, a raw image, fewer caches, no switches,
 * a guest that does less. The mechanism of the storage stays. Each is smaller by `configurationSize`, so whoever goes
 * on from one of them comes to an end. Not all of them are scenarios: `scenarioOf` says.
 */
export function simplerConfigurations(configuration: Configuration): Configuration[] {
  const found = [
    ...withFewerFaults(configuration),
    ...withPlainerMigration(configuration),
    ...withPlainerProcesses(configuration),
    ...withPlainerStorage(configuration),
    ...withPlainerImage(configuration),
    ...withSmallerGuest(configuration),
  ];
  const texts = found.map((one) => JSON.stringify(one));
  return found.filter((_, index) => texts.indexOf(texts[index]!) === index);
}

/** How many features a configuration has beyond the plainest of its storage; every part counts at least 1. */
export function configurationSize({
  storage,
  image,
  source,
  destination,
  migration,
  guest,
  faults,
}: Configuration): number {
  const differ = (of: (process: ProcessConfiguration) => unknown): number => (of(source) === of(destination) ? 0 : 1);
  const alike = storageNames.filter((name) => sameOptions(name, storage.name)).indexOf(storage.name);
  return (
    alike +
    Object.keys(storage.options).length +
    (image.format === 'raw' ? 0 : 10) +
    image.variations.length +
    image.allocated.length +
    processSize(source) +
    processSize(destination) +
    2 * differ(({ qemu }) => qemu) +
    differ(({ cache }) => cache) +
    handoffSize(migration.handoff) +
    (migration.arbiter === noArbiter ? 0 : 2) +
    (migration.arbiterHost === 'own' ? 0 : 1) +
    (migration.fencing === 'none' ? 0 : 1) +
    [guest.writes, guest.reads, guest.flushes, guest.resizes, guest.sectors.length].reduce((sum, one) => sum + one, 0) +
    (guest.anyNumber ? 1 : 0) +
    (guest.inFlight ? 1 : 0) +
    faultsSize(faults)
  );
}

function processSize(process: ProcessConfiguration): number {
  return (
    (process.qemu === defaultQemu ? 0 : 1) +
    cacheModeNames.indexOf(process.cache) +
    switches.filter((name) => process[name] !== plainProcess[name]).length
  );
}

const switches = ['device', 'locking', 'dropCache', 'autoReadOnly', 'stopsOnError'] as const;

function handoffSize(handoff: HandoffConfiguration): number {
  switch (handoff.kind) {
    case 'own':
      return 0;
    case 'named':
      return 1;
    case 'without':
      return 1 + handoff.without.length;
    case 'steps':
      return 2 + listsOf(handoff).reduce((sum, list) => sum + handoff[list].length, 0) + (handoff.postcopy ? 1 : 0);
  }
}

type OwnSteps = Extract<HandoffConfiguration, { kind: 'steps' }>;
const listsOf = (_: OwnSteps) => ['launch', 'source', 'destination', 'sourceFails'] as const;

function faultsSize(faults: FaultsConfiguration): number {
  return faultNames.reduce((sum, name) => {
    const value = faults[name];
    if (value === undefined) return sum;
    if (typeof value === 'object') return sum + 1 + (value.S ?? 0) + (value.D ?? 0);
    return sum + 1 + Number(value);
  }, 0);
}

function withFewerFaults(configuration: Configuration): Configuration[] {
  const { faults } = configuration;
  const present = faultNames.filter((name) => faults[name] !== undefined);
  const to = (others: FaultsConfiguration): Configuration => ({ ...configuration, faults: others });
  const fewer = present.flatMap((name): FaultsConfiguration[] => {
    const value = faults[name]!;
    if (typeof value === 'object') {
      return (['S', 'D'] as const).flatMap((process) => {
        const { [process]: count = 0, ...rest } = value;
        if (count === 0) return [];
        const lower = count > 1 ? [{ ...faults, [name]: { ...rest, [process]: count - 1 } }] : [];
        return [...(Object.keys(rest).length > 0 ? [{ ...faults, [name]: rest }] : []), ...lower];
      });
    }
    return typeof value === 'number' && value > 1 ? [{ ...faults, [name]: value - 1 }] : [];
  });
  return [
    ...(present.length > 1 ? [to({})] : []),
    ...present.map((name) => to(withoutFault(faults, name))),
    ...fewer.map(to),
  ];
}

/** Links that stay cut for good need one that is cut. */
function withoutFault(faults: FaultsConfiguration, name: keyof FaultsConfiguration): FaultsConfiguration {
  const { [name]: _, ...rest } = faults;
  if (name !== 'link-cut') return rest;
  const { 'cuts-are-for-good': __, ...others } = rest as FaultsConfiguration;
  return others;
}

function withPlainerMigration(configuration: Configuration): Configuration[] {
  const { migration, faults } = configuration;
  const { handoff, arbiter, arbiterHost, fencing } = migration;
  const to = (changes: Partial<typeof migration>, rest: Partial<Configuration> = {}): Configuration => ({
    ...configuration,
    ...rest,
    migration: { ...migration, ...changes },
  });
  return [
    // Without an arbiter there is nobody who crashes, and nobody who asks for fencing.
    ...(arbiter === noArbiter
      ? []
      : [to({ ...plainMigration, handoff }, { faults: withoutFault(faults, 'arbiter-crash') })]),
    ...(arbiterHost === 'own' ? [] : [to({ arbiterHost: 'own' })]),
    ...(fencing === 'none' ? [] : [to({ fencing: 'none' })]),
    ...plainerHandoffs(handoff).map((plainer) => to({ handoff: plainer })),
  ];
}

function plainerHandoffs(handoff: HandoffConfiguration): HandoffConfiguration[] {
  const own: HandoffConfiguration = { kind: 'own' };
  switch (handoff.kind) {
    case 'own':
      return [];
    case 'named':
      return [own];
    case 'without': {
      const { name, without } = handoff;
      const less = without.map((_, index): HandoffConfiguration => {
        const rest = without.filter((__, at) => at !== index);
        return rest.length === 0 ? { kind: 'named', name } : { kind: 'without', name, without: rest };
      });
      return [own, ...less];
    }
    case 'steps': {
      const less = listsOf(handoff).flatMap((list) =>
        handoff[list].map(
          (_, index): HandoffConfiguration => ({
            ...handoff,
            [list]: (handoff[list] as readonly string[]).filter((__, at) => at !== index),
          }),
        ),
      );
      return [own, ...(handoff.postcopy ? [{ ...handoff, postcopy: false }] : []), ...less];
    }
  }
}

function withPlainerProcesses(configuration: Configuration): Configuration[] {
  const { source, destination } = configuration;
  const to = (S: ProcessConfiguration, D: ProcessConfiguration): Configuration => ({
    ...configuration,
    source: S,
    destination: D,
  });
  const both = (changes: Partial<ProcessConfiguration>): Configuration =>
    to({ ...source, ...changes }, { ...destination, ...changes });
  const caches = cacheModeNames.slice(
    0,
    Math.max(...[source, destination].map(({ cache }) => cacheModeNames.indexOf(cache))),
  );
  const size = configurationSize(configuration);
  const candidates = [
    both({ qemu: defaultQemu }),
    both({ qemu: source.qemu }),
    both({ qemu: destination.qemu }),
    ...caches.map((cache) => both({ cache })),
    ...caches.flatMap((cache) => [to({ ...source, cache }, destination), to(source, { ...destination, cache })]),
    ...switches.flatMap((name) => {
      const plain = { [name]: plainProcess[name] };
      return [both(plain), to({ ...source, ...plain }, destination), to(source, { ...destination, ...plain })];
    }),
  ];
  return candidates.filter((one) => configurationSize(one) < size);
}

function withPlainerStorage(configuration: Configuration): Configuration[] {
  const { storage } = configuration;
  const { name, options } = storage;
  const to = (changes: Partial<typeof storage>): Configuration => ({
    ...configuration,
    storage: { ...storage, ...changes },
  });
  const keys = Object.keys(options);
  // Several systems are one and the same to the model; the first of them stands for all.
  const first = storageNames.find((other) => sameOptions(other, name))!;
  return [
    ...(keys.length > 1 ? [to({ options: {} })] : []),
    ...keys.map((key) =>
      to({ options: Object.fromEntries(Object.entries(options).filter(([other]) => other !== key)) }),
    ),
    ...(first === name ? [] : [to({ name: first })]),
  ];
}

const sameOptions = (a: (typeof storageNames)[number], b: (typeof storageNames)[number]): boolean =>
  JSON.stringify(catalogueEntry(a).options) === JSON.stringify(catalogueEntry(b).options);

function withPlainerImage(configuration: Configuration): Configuration[] {
  const { image } = configuration;
  const to = (changes: Partial<typeof image>): Configuration => ({ ...configuration, image: { ...image, ...changes } });
  const { variations, allocated } = image;
  return [
    ...(image.format === 'raw' ? [] : [to({ format: 'raw', variations: [], allocated: [] })]),
    ...(variations.length > 1 ? [to({ variations: [] })] : []),
    ...variations.map((name) => to({ variations: variations.filter((other) => other !== name) })),
    ...(hasClusters(image)
      ? allocated.map((name) => to({ allocated: allocated.filter((other) => other !== name) }))
      : []),
  ];
}

function withSmallerGuest(configuration: Configuration): Configuration[] {
  const { guest, image } = configuration;
  const to = (changes: Partial<typeof guest>): Configuration => ({ ...configuration, guest: { ...guest, ...changes } });
  const counts = ['resizes', 'flushes', 'writes', 'reads'] as const;
  const requests = counts.reduce((sum, name) => sum + guest[name], 0);
  // A guest that does nothing is an error of the file.
  const fewer = requests > 1 ? counts.filter((name) => guest[name] > 0) : [];
  return [
    ...fewer.filter((name) => guest[name] > 1 && requests > guest[name]).map((name) => to({ [name]: 0 })),
    ...fewer.map((name) => to({ [name]: guest[name] - 1 })),
    ...(guest.anyNumber ? [to({ anyNumber: false })] : []),
    ...(guest.inFlight ? [to({ inFlight: false })] : []),
    ...(guest.sectors.length > 1
      ? guest.sectors.map((name) => ({
          ...to({ sectors: guest.sectors.filter((other) => other !== name) }),
          image: { ...image, allocated: image.allocated.filter((other) => other !== name) },
        }))
      : []),
  ];
}
