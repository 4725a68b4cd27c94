import type { CacheModeName } from '../../sim/machine/cache-modes.ts';
import type { DestinationStep, SourceStep } from '../../sim/machine/handoffs.ts';
import type { DeviceKind, Fencing, MigrationSetup } from '../../sim/machine/setup.ts';
import type { StorageName } from '../../sim/storage/catalogue.ts';
import { defaultQemu, type FormatName, noArbiter } from '../scenario/machine-names.ts';
import type { FaultsConfiguration } from './faults.ts';

/**
 * One migration as plain data, in the words of scenario files: what the storage is, how either side opens the image,
 * how the guest is handed over, who decides, what may fail and what the guest does. Everything that can be written down
 * here has a text (`configurationText`); not all of it is a scenario (`scenarioOf` says why).
 */
export interface Configuration {
  readonly storage: StorageConfiguration;
  readonly image: ImageConfiguration;
  readonly source: ProcessConfiguration;
  readonly destination: ProcessConfiguration;
  readonly migration: MigrationConfiguration;
  readonly guest: GuestConfiguration;
  readonly faults: FaultsConfiguration;
}

export interface StorageConfiguration {
  readonly name: StorageName;
  /** Those that differ from the catalogue, by the key of a file: `{'write-cache': true}`. */
  readonly options: Readonly<Record<string, string | boolean>>;
}

export interface ImageConfiguration {
  readonly format: FormatName;
  readonly variations: readonly ImageVariation[];
  /** Sectors of the guest that have a cluster before the first step; what has no clusters ignores it. */
  readonly allocated: readonly GuestSectorName[];
}

/** What an image may have beside its format. */
export const imageVariations = [
  'preallocated-file',
  'lazy-refcounts',
  'needs-check',
  'unknown-autoclear',
  'bitmap',
] as const;
export type ImageVariation = (typeof imageVariations)[number];

export interface ProcessConfiguration {
  readonly qemu: string;
  readonly cache: CacheModeName;
  readonly device: DeviceKind;
  /** file.locking: auto, or off. */
  readonly locking: boolean;
  /** file.drop-cache; matters only where the handoff has the step. */
  readonly dropCache: boolean;
  readonly autoReadOnly: boolean;
  /** werror: a write that fails stops the guest. */
  readonly stopsOnError: boolean;
}

export interface MigrationConfiguration {
  readonly handoff: HandoffConfiguration;
  /** `none`, or an entry of the table of arbiters. */
  readonly arbiter: string;
  /** `own`: where such an arbiter runs by itself. */
  readonly arbiterHost: MigrationSetup['arbiterHost'] | 'own';
  readonly fencing: Fencing;
}

export type HandoffConfiguration =
  /** That of the version of QEMU of the source. */
  | { readonly kind: 'own' }
  /** An entry of the table, or a version of QEMU. */
  | { readonly kind: 'named'; readonly name: string }
  /** The same without some steps: `drop-cache`, `destination.drop-cache`. */
  | { readonly kind: 'without'; readonly name: string; readonly without: readonly string[] }
  | {
      readonly kind: 'steps';
      readonly source: readonly SourceStep[];
      readonly sourceFails: readonly SourceStep[];
      readonly launch: readonly DestinationStep[];
      readonly destination: readonly DestinationStep[];
      readonly postcopy: boolean;
    };

export interface GuestConfiguration {
  readonly writes: number;
  readonly reads: number;
  readonly flushes: number;
  readonly resizes: number;
  /** As often as it likes, where a search can tell; where it cannot, the numbers stand. */
  readonly anyNumber: boolean;
  /** A request may be in flight when something else happens. */
  readonly inFlight: boolean;
  readonly sectors: readonly GuestSectorName[];
}

/**
 * Addresses on the guest's disk, in sectors of 512 bytes: `x` the first one, which a destination reads before it has
 * anything else to do, `y` in a page and a cluster of its own, `z` in the page of `x`.
 */
export const guestSectors = { x: 0, y: 2048, z: 1 } as const;
export type GuestSectorName = keyof typeof guestSectors;
export const guestSectorNames = Object.keys(guestSectors) as readonly GuestSectorName[];

/** The names of the two QEMU processes in the scenario of a configuration, and of their hosts. */
export const SOURCE = 'S';
export const DESTINATION = 'D';

/** What scenario files say where they say nothing. */
export const plainProcess: ProcessConfiguration = {
  qemu: defaultQemu,
  cache: 'none',
  device: 'virtio-blk',
  locking: true,
  dropCache: true,
  autoReadOnly: false,
  stopsOnError: false,
};

export const plainMigration: MigrationConfiguration = {
  handoff: { kind: 'own' },
  arbiter: noArbiter,
  arbiterHost: 'own',
  fencing: 'none',
};

/** Enough for a guest that writes, moves, and reads what it wrote, and for a late write to undo another. */
export const plainGuest: GuestConfiguration = {
  writes: 2,
  reads: 1,
  flushes: 1,
  resizes: 0,
  anyNumber: false,
  inFlight: false,
  sectors: ['x', 'y'],
};

/** A raw image on a LUN with `cache=none`, handed over by the latest QEMU. */
export const plainConfiguration: Configuration = {
  storage: { name: 'iscsi', options: {} },
  image: { format: 'raw', variations: [], allocated: [] },
  source: plainProcess,
  destination: plainProcess,
  migration: plainMigration,
  guest: plainGuest,
  faults: {},
};
