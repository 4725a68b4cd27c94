/** What must hold of every reachable state, and what must be reached for that to mean anything. */
import type { Property } from '../model.ts';
import type { StorageState } from '../storage/state.ts';
import type { World } from '../storage/world.ts';
import { processOf } from './file.ts';
import { deviceSizeOf, guestOf } from './guest.ts';
import { afterWriteBack, checkImage, lookUpValue, mappingOf, onStorage, valueIn } from './image-check.ts';
import { header } from './layout.ts';
import { fieldOf } from './tables.ts';
import { cachedOf, imageOf } from './tables-in-file.ts';
import type { PropertyName } from './words.ts';

export function machineProperties(world: World): Property<StorageState>[] {
  const always = (
    name: PropertyName,
    holds: (state: StorageState) => boolean,
    text: string,
    at?: 'quiescent',
  ): Property<StorageState> => ({
    name,
    kind: 'always',
    holds,
    explain: () => text,
    ...(at === undefined ? {} : { at }),
  });
  return [
    always('stale-read', (state) => !guestOf(state).event.staleRead, 'a read did not return what the guest wrote last'),
    always(
      'lost-write',
      (state) => !isWriteLost(world, state),
      'a write that was acknowledged is on no storage and in no cache that will still be written',
    ),
    always(
      'metadata-corruption',
      (state) => !isMetadataCorrupt(world, state),
      'the metadata of the image, or the guest, no longer fits what is on the disk',
    ),
    always(
      'stale-size',
      (state) => !isSizeStale(world, state),
      'a size that the guest was told no longer is what QEMU goes by',
    ),
    always('split-brain', (state) => !runsTwice(world, state), 'the guest runs in two places'),
    always(
      'vm-lost',
      (state) => !isVmLost(world, state),
      'no process has the state of the guest any more, although the machine it ran on is there',
      'quiescent',
    ),
    always(
      'durability',
      (state) => !guestOf(state).event.notDurable,
      'a loss undid what a completed flush had promised',
    ),
    always(
      'stuck',
      (state) => !isStuck(world, state),
      'the guest is whole but stopped, and nobody will start it again',
      'quiescent',
    ),
    ...witnesses(world),
  ];
}

function witnesses(world: World): Property<StorageState>[] {
  const sometimes = (name: string, holds: (state: StorageState) => boolean, text: string): Property<StorageState> => ({
    name,
    kind: 'sometimes',
    holds,
    explain: () => text,
  });
  const { migrations, setup, scripted } = world.machine!;
  // A script says itself how far it gets: its witness is that every step ends.
  if (scripted && setup.workload === null) return [];
  const destinations = migrations.map(({ destination }) => destination);
  const reads = setup.workload !== null && setup.workload.reads > 0;
  const runsThere = (state: StorageState) =>
    destinations.some((process) => state.processes[process]!.run === 'running');
  return [
    ...(migrations.length > 0
      ? [sometimes('guest-runs-at-destination', runsThere, 'the guest runs at the destination')]
      : []),
    ...(migrations.length > 0 && reads
      ? [
          sometimes(
            'guest-uses-disk-at-destination',
            (state) =>
              runsThere(state) &&
              (setup.workload!.anyNumber ||
                (guestOf(state).left.reads < setup.workload!.reads &&
                  guestOf(state).left.writes < setup.workload!.writes)),
            'the guest has written, and read, and runs at the destination',
          ),
        ]
      : []),
  ];
}

/** Both run at once. */
export function runsTwice(world: World, state: StorageState): boolean {
  let running = 0;
  for (const [process, { run }] of state.processes.entries())
    if (run === 'running' && processOf(world, process).setup.program === 'qemu') running += 1;
  return running > 1;
}

/** The newest value of some guest sector is nowhere from where it could still be read. */
export function isWriteLost(world: World, state: StorageState): boolean {
  const guest = guestOf(state);
  if (guest.died || guest.event.notDurable) return false;
  for (let guestSector = 0; guestSector < guest.latest.length; guestSector++)
    if (!survives(world, state, guestSector, guest.latest[guestSector]!)) return true;
  return false;
}

/** Is this value on the storage, in dirty pages of some host, or reachable through tables a process will still write? */
export function survives(world: World, state: StorageState, guestSector: number, value: number): boolean {
  const { processes, setup } = world.machine!;
  if (isBeyondEnd(world, state, guestSector)) return true;
  for (const [process, { view, host }] of processes.entries()) {
    if (valueIn(world, 0, guestSector, onStorage(world, state, view)) === value) return true;
    if (!state.hosts[host]!.up || state.views[view]!.blocklisted) continue;
    const contents = afterWriteBack(world, state, view);
    if (valueIn(world, 0, guestSector, contents) === value) return true;
    const layout = imageOf(world, 0);
    const cached = cachedOf(state, process, 0);
    if (layout.header < 0 || !cached.loaded || !cached.l2.some(({ status }) => status === 'dirty')) continue;
    const mapping = mappingOf(layout, contents);
    const own = {
      header: cached.header,
      l1: cached.l1,
      l2: (l1Index: number) =>
        cached.l2[l1Index]!.status === 'absent' ? mapping.l2(l1Index) : cached.l2[l1Index]!.code,
    };
    if (lookUpValue(world, 0, guestSector, own, contents) === value) return true;
  }
  return setup.processes.length === 0;
}

function isBeyondEnd(world: World, state: StorageState, guestSector: number): boolean {
  const { setup } = world.machine!;
  const { address, length } = setup.guestSectors[guestSector]!;
  return address + length > setup.guestSizes[guestOf(state).size]!;
}

/** Old memory over a newer disk, a mapping that is not the last one, or an image that qemu-img check would not pass. */
function isMetadataCorrupt(world: World, state: StorageState): boolean {
  const { event } = guestOf(state);
  if (event.oldMemory || event.staleMapping) return true;
  const layout = imageOf(world, 0);
  if (layout.header < 0) return false;
  if (flagIsLost(world, state)) return true;
  if (!isSettled(world, state)) return false;
  const contents = onStorage(world, state, world.machine!.processes[0]!.view);
  // An image that asks for a check gets one before it is used.
  if (fieldOf(layout.headerCode, contents(layout.header), header.dirty) === 1) return false;
  return checkImage(world, 0, contents) === 'corrupt';
}

/** A writer relies on a flag in the header that somebody else has cleared. */
function flagIsLost(world: World, state: StorageState): boolean {
  const layout = imageOf(world, 0);
  if (layout.headerCode.radices[header.dirty] === 1) return false;
  return world.machine!.processes.some(({ view, setup }, process) => {
    const own = state.processes[process]!;
    const cached = cachedOf(state, process, 0);
    if (own.run !== 'running' || own.inactive || !cached.loaded || setup.readOnly) return false;
    if (fieldOf(layout.headerCode, cached.header, header.dirty) === 0) return false;
    return fieldOf(layout.headerCode, afterWriteBack(world, state, view)(layout.header), header.dirty) === 0;
  });
}

/** Nothing is on its way to the storage any more. */
function isSettled(world: World, state: StorageState): boolean {
  for (const view of state.views) {
    for (const page of view.pages) if (page.status !== 'absent' && page.status !== 'clean') return false;
    for (const entry of view.client) if (entry.status === 'dirty') return false;
  }
  for (const { images } of state.processes)
    for (const { refcounts, l2 } of images) {
      if (refcounts.status === 'dirty') return false;
      for (const table of l2) if (table.status === 'dirty') return false;
    }
  return world.machine !== null;
}

function isSizeStale(world: World, state: StorageState): boolean {
  const guest = guestOf(state);
  if (guest.event.staleSize) return true;
  if (world.machine!.setup.guestSizes.length === 1) return false;
  for (const [process, { run }] of state.processes.entries()) {
    if (run !== 'running' || processOf(world, process).setup.program !== 'qemu') continue;
    const size = deviceSizeOf(world, state, process);
    if (size >= 0 && size !== guest.size) return true;
  }
  return false;
}

const hasGuest = (world: World): boolean =>
  world.machine!.setup.processes.some(({ program, starts }) => program === 'qemu' && starts === 'running');

const runs = (state: StorageState): boolean => state.processes.some(({ run }) => run === 'running');

function isVmLost(world: World, state: StorageState): boolean {
  if (!hasGuest(world) || guestOf(state).died || runs(state)) return false;
  return !state.processes.some(({ memory, run }) => memory === 'current' && run !== 'gone');
}

function isStuck(world: World, state: StorageState): boolean {
  if (!hasGuest(world) || guestOf(state).died || runs(state) || isVmLost(world, state)) return false;
  // A scripted scenario that just ends with a paused guest has nobody to blame but its script.
  return !world.machine!.scripted;
}
