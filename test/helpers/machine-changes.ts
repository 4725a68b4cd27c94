/** What a function of the machine layer changes in a state, by names instead of indices. */
import { enablePatches, type Patch, produceWithPatches } from 'immer';
import type { Model } from '../../sim/model.ts';
import { initialState } from '../../sim/step.ts';
import type { StorageState } from '../../sim/storage/state.ts';
import { storageModel } from '../../sim/storage/storage-model.ts';
import { buildWorld, type World, type WorldOptions } from '../../sim/storage/world.ts';
import { type MachineSketch, machineLitmus } from './machine-builder.ts';

export interface MadeMachine {
  readonly world: World;
  readonly model: Model<StorageState>;
  /** The initial state; `acted` leaves it as it is. */
  readonly state: StorageState;
}

export function made(sketch: MachineSketch, options: WorldOptions = {}): MadeMachine {
  const world = buildWorld(machineLitmus(sketch), options);
  const model = storageModel(world);
  return { world, model, state: initialState(model) };
}

export interface Acted<T> {
  readonly result: T;
  /** Every field that has another value now, such as `storage[x]` or `S.images[0].l1`; exact, by patches. */
  readonly changes: Readonly<Record<string, unknown>>;
  readonly after: StorageState;
}

/** Runs some recipes on a copy of a state. */
export function acted<T>(world: World, state: StorageState, act: (draft: StorageState) => T): Acted<T> {
  enablePatches();
  let result: T | undefined;
  const [after, patches] = produceWithPatches(state, (draft) => {
    result = act(draft as StorageState);
  });
  return { result: result as T, changes: namedChanges(world, patches), after };
}

/** Index of a data value of the scenario. */
export function dataOf(world: World, value: string): number {
  const index = world.values.indexOf(value);
  if (index < 0) throw new Error(`no value ${value}; there are ${world.values.join(' ')}`);
  return index;
}

/** Index of a sector of the image files, such as `l1` or `cluster-0`. */
export function sectorOf(world: World, name: string): number {
  const index = world.sectors.findIndex((sector) => sector.name === name);
  if (index < 0) throw new Error(`no sector ${name}; there are ${world.sectors.map((one) => one.name).join(' ')}`);
  return index;
}

function namedChanges(world: World, patches: readonly Patch[]): Record<string, unknown> {
  return Object.fromEntries(patches.map(({ path, value }) => [nameOf(world, path), value]));
}

/** Elements of these arrays have names. The oracle of the storage model is left out: it does not hear of machines. */
function nameOf(world: World, path: readonly (string | number)[]): string {
  const { machine } = world;
  const names: Readonly<Record<string, readonly string[]>> = {
    processes: machine?.processes.map(({ name }) => name) ?? [],
    views: world.views.map(({ name }) => name),
    hosts: world.hosts,
    handles: world.handles.map(({ actor, name }) => `${actor} ${name}`),
    data: world.sectors.map(({ name }) => name),
    written: world.sectors.map(({ name }) => name),
    stable: world.sectors.map(({ name }) => name),
    client: world.sectors.map(({ name }) => name),
    pages: world.pages.map(({ sectors }) => sectors.map((sector) => world.sectors[sector]!.name).join(' ')),
    latest: machine?.setup.guestSectors.map(({ name }) => name) ?? [],
    flushed: machine?.setup.guestSectors.map(({ name }) => name) ?? [],
    home: machine?.setup.guestSectors.map(({ name }) => name) ?? [],
    cut: machine?.links ?? [],
  };
  let text = '';
  let last = '';
  for (const key of path) {
    if (typeof key === 'number') text += `[${names[last]?.[key] ?? key}]`;
    else text += text === '' ? key : `.${key}`;
    last = String(key);
  }
  return text
    .replace(/^processes\[(\w+)\]/, '$1')
    .replace(/^guest\[0\]/, 'guest')
    .replace(/^views/, 'host')
    .replace(/^media\[0\]\.data/, 'storage')
    .replace(/^media\[0\]/, 'medium');
}
