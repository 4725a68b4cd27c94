import { noArbiter } from '../scenario/machine-names.ts';
import {
  type Configuration,
  DESTINATION,
  type GuestConfiguration,
  guestSectorNames,
  guestSectors,
  type HandoffConfiguration,
  type ImageConfiguration,
  type MigrationConfiguration,
  type ProcessConfiguration,
  plainProcess,
  SOURCE,
  type StorageConfiguration,
} from './configuration.ts';
import { faultsText, faultsTitle } from './faults.ts';

/** 64 MiB: a disk that one L2 table covers. */
const DISK_SECTORS = 131_072;
const GROWN_SECTORS = 196_608;

/** The scenario file of a configuration; `scenarioOf` says whether there is such a thing. */
export function configurationText(configuration: Configuration): string {
  const { storage, image, source, destination, migration, guest } = configuration;
  const faults = faultsText(configuration.faults);
  const sectors = guestSectorNames.filter((name) => guest.sectors.includes(name));
  // What has no cluster reads as zeros.
  const filled = hasClusters(image) ? sectors.filter((name) => image.allocated.includes(name)) : sectors;
  const sizes = guest.resizes > 0 ? `sizes: [${DISK_SECTORS}, ${GROWN_SECTORS}], ` : '';
  return [
    'stalemate: 1',
    `title: ${configurationTitle(configuration)}`,
    `storage: ${storageText(storage)}`,
    `image: ${imageText(image)}`,
    `disk: {size: ${DISK_SECTORS}, ${sizes}sectors: {${sectors.map((name) => `${name}: ${guestSectors[name]}`).join(', ')}}}`,
    ...(filled.length === 0 ? [] : [`initial: {${filled.map((name) => `${name}: aa`).join(', ')}}`]),
    'machines:',
    `  ${SOURCE}: ${processText(source)}`,
    `  ${DESTINATION}: ${processText(destination)}`,
    'migrations:',
    `  - ${migrationText(migration)}`,
    `guest: ${guestText(guest)}`,
    ...(faults === undefined ? [] : [`faults: ${faults}`]),
    '',
  ].join('\n');
}

/** `qcow2 over nfs with cache=writeback, QEMU 2011`, and whatever else is not plain. */
export function configurationTitle(configuration: Configuration): string {
  const { storage, image, source, destination, migration } = configuration;
  const options = Object.entries(storage.options).map(([key, value]) => `${key} ${value}`);
  const faults = faultsTitle(configuration.faults);
  const { handoff, arbiter, arbiterHost, fencing } = migration;
  const both = (of: (process: ProcessConfiguration) => string): string =>
    of(source) === of(destination) ? of(source) : `${of(source)} to ${of(destination)}`;
  const switches = (name: string, of: (process: ProcessConfiguration) => boolean): string[] => {
    const where = [...(of(source) ? [SOURCE] : []), ...(of(destination) ? [DESTINATION] : [])];
    return where.length === 0 ? [] : [where.length === 2 ? name : `${name} on ${where.join()}`];
  };
  return [
    `${[image.format, ...image.variations].join('+')} over ${storage.name}${options.length === 0 ? '' : ` (${options.join(', ')})`} with cache=${both(({ cache }) => cache)}`,
    `QEMU ${both(({ qemu }) => qemu)}`,
    ...(handoff.kind === 'own' ? [] : [`handoff ${handoffTitle(handoff)}`]),
    ...(arbiter === noArbiter ? [] : [`arbiter ${arbiter}`]),
    ...(arbiterHost === 'own' ? [] : [`arbiter on ${arbiterHost === 'third' ? 'a third host' : 'the source'}`]),
    ...(fencing === 'none' ? [] : [`fencing ${fencing}`]),
    ...(both(({ device }) => device) === plainProcess.device ? [] : [`device ${both(({ device }) => device)}`]),
    ...switches('locking off', ({ locking }) => !locking),
    ...switches('drop-cache off', ({ dropCache }) => !dropCache),
    ...switches('auto-read-only', ({ autoReadOnly }) => autoReadOnly),
    ...switches('werror stop', ({ stopsOnError }) => stopsOnError),
    ...(faults === '' ? [] : [`faults ${faults}`]),
  ].join(', ');
}

function handoffTitle(handoff: Exclude<HandoffConfiguration, { kind: 'own' }>): string {
  switch (handoff.kind) {
    case 'named':
      return handoff.name;
    case 'without':
      return `${handoff.name} without ${handoff.without.join(' and ')}`;
    case 'steps':
      return 'of its own';
  }
}

/** Formats that give clusters out. */
export const hasClusters = ({ format }: Pick<ImageConfiguration, 'format'>): boolean =>
  format === 'qcow2' || format === 'qed';

function storageText({ name, options }: StorageConfiguration): string {
  const entries = Object.entries(options).map(([key, value]) => `${key}: ${scalar(value)}`);
  return entries.length === 0 ? name : `{${[`name: ${name}`, ...entries].join(', ')}}`;
}

/** `4.0` is a number to YAML. */
const scalar = (value: string | boolean): string =>
  typeof value === 'string' && !/^[a-z][a-z-]*$/.test(value) ? `'${value}'` : String(value);

export function imageText({ format, variations, allocated }: ImageConfiguration): string {
  const keys = [
    `format: ${format}`,
    ...(hasClusters({ format }) ? [`allocated: [${allocated.join(', ')}]`] : []),
    ...variations.map((name) => `${name}: true`),
  ];
  return keys.length === 1 ? format : `{${keys.join(', ')}}`;
}

function processText(process: ProcessConfiguration): string {
  const { qemu, cache, device, locking, dropCache, autoReadOnly, stopsOnError } = process;
  return `{${[
    `qemu: '${qemu}'`,
    `cache: ${cache}`,
    ...(device === plainProcess.device ? [] : [`device: ${device}`]),
    ...(locking ? [] : [`locking: 'off'`]),
    ...(dropCache ? [] : ['drop-cache: false']),
    ...(autoReadOnly ? ['auto-read-only: true'] : []),
    ...(stopsOnError ? ['werror: stop'] : []),
  ].join(', ')}}`;
}

function migrationText({ handoff, arbiter, arbiterHost, fencing }: MigrationConfiguration): string {
  return `{${[
    `from: ${SOURCE}, to: ${DESTINATION}`,
    ...(handoff.kind === 'own' ? [] : [`handoff: ${handoffText(handoff)}`]),
    ...(arbiter === noArbiter ? [] : [`arbiter: ${arbiter}`]),
    ...(arbiterHost === 'own' ? [] : [`arbiter-host: ${arbiterHost}`]),
    ...(fencing === 'none' ? [] : [`fencing: ${fencing}`]),
  ].join(', ')}}`;
}

function handoffText(handoff: Exclude<HandoffConfiguration, { kind: 'own' }>): string {
  switch (handoff.kind) {
    case 'named':
      return `'${handoff.name}'`;
    case 'without':
      return `{like: '${handoff.name}', without: [${handoff.without.join(', ')}]}`;
    case 'steps': {
      const { source, sourceFails, launch, destination, postcopy } = handoff;
      const lists = { source, 'source-fails': sourceFails, launch, destination };
      const entries = Object.entries(lists).map(([key, steps]) => `${key}: [${steps.join(', ')}]`);
      return `{${[...entries, ...(postcopy ? ['postcopy: true'] : [])].join(', ')}}`;
    }
  }
}

function guestText({ writes, reads, flushes, resizes, anyNumber, inFlight }: GuestConfiguration): string {
  return `{${[
    `writes: ${writes}, reads: ${reads}, flushes: ${flushes}`,
    ...(resizes > 0 ? [`resizes: ${resizes}`] : []),
    ...(inFlight ? ['in-flight: true'] : []),
    ...(anyNumber ? ['any-number: true'] : []),
  ].join(', ')}}`;
}
