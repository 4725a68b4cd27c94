/**
 * Data independence of what the guest writes. Data is copied and compared, and compared with nothing but what the guest
 * wrote last (`guestRead`, `isWriteLost`). So it makes no difference which old value an old copy holds, nor which of its
 * numbers a live value has: the live ones are renumbered in the order of the guest's sectors, everything older becomes
 * one value. A write always has a value of its own, because values in use never exceed the writes so far.
 *
 * Tables keep their codes: they stand in sectors of their own, or above the values, and nothing but a guest's read
 * compares them with data. 0 stays 0: it is both a hole and an empty table.
 */
import type { Reduction } from '../model.ts';
import { reductions } from '../storage/reductions.ts';
import type { StorageState } from '../storage/state.ts';
import type { World } from '../storage/world.ts';
import { guestOf } from './guest.ts';
import { losesSomething } from './observers.ts';

/**
 * How many values a guest has that writes as often as it likes. The representative of a state keeps one value for each
 * guest sector, one for a request on its way and one for all that is old, so that a write never lacks a new one; a run
 * of the model itself may keep more apart, at most one for each write.
 */
export const ANY_NUMBER_VALUES = 12;

/** Null where values are told apart: by registers, or by how old they are once something was lost. */
export function deadValues(world: World): Reduction<StorageState> | null {
  const { machine } = world;
  if (machine === null || machine.setup.workload === null) return null;
  // Without this reduction the writes of such a guest would come to an end.
  if (!world.reduces['dead-values'] && !machine.setup.workload.anyNumber) return null;
  if (world.steps.length > 0 || losesSomething(world)) return null;
  const dataSectors = dataSectorsOf(world);
  const numberOf = new Int32Array(machine.dataValues);
  let next = 1;
  const keep = (value: number): void => {
    if (value > 0 && value < numberOf.length && numberOf[value] === 0) numberOf[value] = next++;
  };
  /** What is not live is old, and all of it gets the first number that no live value has. */
  const renumbered = (content: number): number =>
    content <= 0 || content >= numberOf.length ? content : numberOf[content] === 0 ? next : numberOf[content]!;
  return {
    name: 'dead-values',
    summary: reductions['dead-values'],
    representative: (state) => {
      const guest = guestOf(state);
      numberOf.fill(0);
      next = 1;
      for (const value of guest.latest) keep(value);
      if (guest.request.status !== 'none') keep(guest.request.value);
      renumberCopies(state, dataSectors, renumbered);
      for (let sector = 0; sector < guest.latest.length; sector++) {
        guest.latest[sector] = renumbered(guest.latest[sector]!);
        // What a flush promised is asked after a loss only, and a guessed geometry by a script only.
        guest.flushed[sector] = 0;
      }
      guest.request.value = renumbered(guest.request.value);
      for (const process of state.processes) process.geometry = 0;
      // The oracle of the storage model serves registers.
      state.oracle.latest.fill(0);
    },
  };
}

/** Without those that hold tables. */
function dataSectorsOf({ machine, sectors }: World): number[] {
  const tables = machine!.images.flatMap(({ header, l1, refcounts }) => [header, l1, refcounts]);
  return sectors.flatMap((_, sector) => (tables.includes(sector) ? [] : [sector]));
}

/** Every copy of data there is. */
function renumberCopies(state: StorageState, sectors: readonly number[], renumbered: (value: number) => number): void {
  const renumber = (contents: number[]): void => {
    if (contents.length > 0) for (const sector of sectors) contents[sector] = renumbered(contents[sector]!);
  };
  for (const medium of state.media) {
    renumber(medium.data);
    renumber(medium.stable);
  }
  for (const head of state.heads) renumber(head.data);
  for (const view of state.views) {
    renumber(view.data);
    if (view.client.length === 0) continue;
    for (const sector of sectors) {
      const entry = view.client[sector]!;
      entry.data = renumbered(entry.data);
    }
  }
}

/**
 * The value of the next write of a guest that writes as often as it likes. Where copies hold all of its values, those
 * that are old become one first: which of them a copy holds makes no difference. A search that goes through
 * representatives never comes to that.
 */
export function newValue(world: World, state: StorageState): number {
  const unused = unusedValue(world, state);
  if (unused >= 0) return unused;
  const { dataValues, firstWorkloadValue } = world.machine!;
  const { latest, request } = guestOf(state);
  const isOld = (value: number): boolean =>
    value >= firstWorkloadValue &&
    value < dataValues &&
    !latest.includes(value) &&
    !(request.status !== 'none' && request.value === value);
  let old = firstWorkloadValue;
  while (!isOld(old)) old += 1;
  renumberCopies(state, dataSectorsOf(world), (value) => (isOld(value) ? old : value));
  return unusedValue(world, state);
}

/** Is there a value for another write, once all old ones are one? */
export function hasNewValue(world: World, state: StorageState): boolean {
  if (unusedValue(world, state) >= 0) return true;
  const { dataValues, firstWorkloadValue } = world.machine!;
  const { latest, request } = guestOf(state);
  let old = 0;
  for (let value = firstWorkloadValue; value < dataValues; value++)
    if (!latest.includes(value) && !(request.status !== 'none' && request.value === value)) old += 1;
  return old > 1;
}

/**
 * A value that nothing holds, for a guest that writes as often as it likes: the first of its own that neither a copy nor
 * a request nor the guest knows.
 *
 * @returns -1 where all are in use
 */
function unusedValue(world: World, state: StorageState): number {
  const { dataValues, firstWorkloadValue } = world.machine!;
  for (let value = firstWorkloadValue; value < dataValues; value++) if (!isUsed(state, value)) return value;
  return -1;
}

function isUsed(state: StorageState, value: number): boolean {
  const { latest, request } = guestOf(state);
  if (latest.includes(value) || (request.status !== 'none' && request.value === value)) return true;
  for (const { data, stable } of state.media) if (data.includes(value) || stable.includes(value)) return true;
  for (const { data } of state.heads) if (data.includes(value)) return true;
  for (const { data, client } of state.views)
    if (data.includes(value) || client.some((entry) => entry.data === value)) return true;
  return false;
}
