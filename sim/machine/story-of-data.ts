/** Violations that begin with one old copy: a stale read, a mapping that is not the last one, a size. */
import { copierOf, lastIndex } from '../storage/run.ts';
import type { StorageState } from '../storage/state.ts';
import type { World } from '../storage/world-types.ts';
import { valueText } from './contents.ts';
import { type CopyStory, firstWrong, madeSince, storyOfAnswer, truthOf } from './copy-story.ts';
import { deviceSizeOf } from './guest.ts';
import { guestAccess, processOfChoice, resultOfRead } from './guest-access.ts';
import { lookUpPath } from './look-up.ts';
import { passedSteps } from './passed-steps.ts';
import { contentAt, isDirty, type Place, placeText, sizeIn } from './places.ts';
import type { Scene } from './scene.ts';
import { copyBehindSharing } from './story-of-clusters.ts';
import { type MachineVariant, plain } from './variant.ts';

/** A read returned something else than what was written last. */
export interface StaleReadStory {
  readonly kind: 'stale-read';
  readonly process: string;
  readonly sector: string;
  readonly value: string;
  readonly latest: string;
  /** The last write that was acknowledged; null where the sector was never written. */
  readonly writeStep: number | null;
  readonly copy: CopyStory | null;
  /** What was read is the data of another sector, which has the same cluster; null where it is not. */
  readonly other: OtherData | null;
}

export interface OtherData {
  readonly sector: string;
  readonly writeStep: number;
  /** By which old copy the cluster was given away twice. */
  readonly because: CopyStory | null;
}

/** Tables in memory that do not say where the data was put are used. */
export interface StaleMappingStory {
  readonly kind: 'stale-mapping';
  readonly process: string;
  readonly sector: string;
  readonly access: 'read' | 'write';
  readonly copy: CopyStory | null;
}

export interface StaleSizeStory {
  readonly kind: 'stale-size';
  readonly process: string;
  /** In sectors. */
  readonly size: number;
  readonly trueSize: number;
  /** Guest sector that was refused; null where the guest was only told a wrong size. */
  readonly refused: string | null;
  readonly copy: CopyStory;
}

interface Access {
  readonly process: number;
  readonly guestSector: number;
  readonly kind: 'read' | 'write';
  readonly variant: MachineVariant;
}

/** The read or write of the last step, also where it was sent before. */
function lastAccess({ world, model, choices, states }: Scene): Access | null {
  const choice = choices.at(-1)!;
  const access = guestAccess(world, model, choice);
  if (access !== null && world.machine!.setup.workload?.inFlight !== true) return access;
  const { request } = states.at(-2)!.guest[0]!;
  if (request.status === 'none') return access;
  return { process: processOfChoice(world, model, choice), guestSector: request.sector, kind: 'write', variant: plain };
}

export function storyOfStaleRead(scene: Scene): StaleReadStory | null {
  const { world, model, choices, states } = scene;
  const access = lastAccess(scene);
  if (access === null || access.kind !== 'read') return null;
  const { process, guestSector } = access;
  const at = states.length - 2;
  const before = states[at]!;
  const { value } = resultOfRead(world, model, before, access);
  const copy = choices.length === 0 ? null : copyBehind(scene, access, at);
  return {
    kind: 'stale-read',
    process: world.machine!.processes[process]!.name,
    sector: sectorName(world, guestSector),
    value: valueText(world, value),
    latest: valueText(world, before.guest[0]!.latest[guestSector]!),
    writeStep: writeStepOf(scene, guestSector, at),
    copy,
    other: copy?.missedStep === null ? otherData(scene, guestSector, value) : null,
  };
}

/** The last write of this value to another sector, when both lie in one cluster. */
function otherData(scene: Scene, guestSector: number, value: number): OtherData | null {
  const { world, states } = scene;
  const home = states.at(-1)!.guest[0]!.home[guestSector] ?? 0;
  if (home === 0) return null;
  const step = lastIndex(
    states,
    (state, index) => index + 1 < states.length && otherWritten(state, states[index + 1]!, value) >= 0,
  );
  if (step < 0) return null;
  const other = otherWritten(states[step]!, states[step + 1]!, value);
  if (other === guestSector || states[step + 1]!.guest[0]!.home[other] !== home) return null;
  return {
    sector: sectorName(world, other),
    writeStep: step,
    because: copyBehindSharing(scene, home - 1, [guestSector, other]),
  };
}

const otherWritten = (before: StorageState, after: StorageState, value: number): number =>
  after.guest[0]!.latest.findIndex((now, sector) => now === value && before.guest[0]!.latest[sector] !== value);

export function storyOfStaleMapping(scene: Scene): StaleMappingStory | null {
  const access = lastAccess(scene);
  if (access === null) return null;
  const { world, states } = scene;
  return {
    kind: 'stale-mapping',
    process: world.machine!.processes[access.process]!.name,
    sector: sectorName(world, access.guestSector),
    access: access.kind,
    copy: copyBehind(scene, access, states.length - 2),
  };
}

/** The first copy on the way to the data that is not true. */
export function copyBehind(scene: Scene, { process, guestSector, variant }: Access, at: number): CopyStory | null {
  const { world, model, states } = scene;
  const truth = truthOf(scene, guestSector);
  const path = lookUpPath(world, copierOf(model)(states[at]!), process, guestSector, variant);
  const wrong = firstWrong(path, truth[at]!);
  return wrong === undefined ? null : storyOfAnswer(scene, guestSector, wrong, truth, at);
}

/** Where the data of a read came from, for a read that is the last choice of the scene. */
export function originOfRead(scene: Scene): ReadOrigin | null {
  const { world, model, choices, states } = scene;
  const access = guestAccess(world, model, choices.at(-1)!);
  if (access?.kind !== 'read') return null;
  const at = states.length - 2;
  const { process, guestSector, variant } = access;
  const copy = copyBehind(scene, access, at);
  const base = { sector: sectorName(world, guestSector), missedWriteStep: writeStepOf(scene, guestSector, at) };
  if (copy !== null) return { ...base, place: copy.place, copyMadeStep: copy.madeStep, newestIn: copy.newestIn };
  const last = lookUpPath(world, copierOf(model)(states[at]!), process, guestSector, variant).at(-1);
  return last === undefined ? null : { ...base, place: placeText(world, last.place), copyMadeStep: null, newestIn: [] };
}

export interface ReadOrigin {
  readonly sector: string;
  /** The copy that misled the read, or, where none did, what answered it. */
  readonly place: string;
  readonly copyMadeStep: number | null;
  readonly missedWriteStep: number | null;
  readonly newestIn: readonly string[];
}

/** The step in which the last write to a guest sector was acknowledged. */
export function writeStepOf({ states }: Scene, guestSector: number, at: number): number | null {
  const { latest } = states[at]!.guest[0]!;
  const step = lastIndex(
    states,
    (state, index) => index < at && state.guest[0]!.latest[guestSector] !== latest[guestSector],
  );
  return step < 0 ? null : step;
}

export function storyOfStaleSize(scene: Scene): StaleSizeStory | null {
  const { world, states } = scene;
  const end = states.at(-1)!;
  const { event, size } = end.guest[0]!;
  const access = event.staleSize ? lastAccess(scene) : null;
  const process =
    access?.process ??
    end.processes.findIndex(({ run }, index) => run === 'running' && deviceSizeOf(world, end, index) !== size);
  if (process < 0) return null;
  const at = event.staleSize ? states.length - 2 : states.length - 1;
  const place = wrongSizePlace(world, states[at]!, process, access?.guestSector ?? -1);
  const says = sizeAt(world, states[at]!, place);
  const { guestSizes } = world.machine!.setup;
  return {
    kind: 'stale-size',
    process: world.machine!.processes[process]!.name,
    size: guestSizes[says] ?? 0,
    trueSize: guestSizes[size]!,
    refused: access === null ? null : sectorName(world, access.guestSector),
    copy: storyOfSize(scene, place, says, at),
  };
}

/** The first place that has a wrong size, from the device down to the host. */
function wrongSizePlace(world: World, state: StorageState, process: number, guestSector: number): Place {
  const { size } = state.guest[0]!;
  const { setup, view } = world.machine!.processes[process]!;
  const image: Place =
    world.machine!.images[0]!.header >= 0 ? { kind: 'header', process, image: 0 } : { kind: 'file-size', process };
  const device: Place = { kind: 'device-size', process };
  const asksDevice = guestSector < 0 && setup.device !== 'virtio-blk' && contentAt(world, state, device) !== null;
  const places: Place[] = [...(asksDevice ? [device] : []), image, { kind: 'host-size', view }];
  return places.find((place) => sizeAt(world, state, place) !== size) ?? image;
}

/** Index into the sizes of the guest's disk; -1 for a length that is none of them. */
function sizeAt(world: World, state: StorageState, place: Place): number {
  const content = contentAt(world, state, place);
  if (content === null) return -1;
  switch (place.kind) {
    case 'device-size':
      return content;
    case 'header':
    case 'page-cache':
    case 'storage':
      return sizeIn(world, content);
    default: {
      const { guestSizes } = world.machine!.setup;
      return lastIndex(guestSizes, (one) => one <= world.sizes[content]!);
    }
  }
}

function storyOfSize(scene: Scene, place: Place, says: number, at: number): CopyStory {
  const { world, states } = scene;
  const { guestSizes } = world.machine!.setup;
  const size = states[at]!.guest[0]!.size;
  const text = (index: number): string => `${guestSizes[index] ?? 0} sectors`;
  const madeStep = madeSince(scene, place, at, (index) => sizeAt(world, states[index]!, place) === says);
  const lastTrue = lastIndex(states, (state, index) => index <= at && state.guest[0]!.size === says);
  const origin = originOfSize(world, states, place, says, madeStep);
  return {
    place: placeText(world, place),
    says: text(says),
    madeStep,
    from:
      origin === null
        ? []
        : [
            {
              place: placeText(world, origin),
              madeStep: madeSince(
                scene,
                origin,
                madeStep ?? 0,
                (index) => sizeAt(world, states[index]!, origin) === says,
              ),
            },
          ],
    missedStep: lastTrue < 0 || lastTrue >= at ? null : lastTrue,
    lostStep: null,
    truth: text(size),
    newestIn: sizePlaces(world)
      .filter((one) => sizeAt(world, states[at]!, one) === size)
      .map((one) => `${placeText(world, one)}${isDirty(world, states[at]!, one) ? ' (not written yet)' : ''}`),
    passed: passedSteps(scene, place, madeStep, at),
    at: place,
  };
}

/** A length is asked of the kernel, a header is read through the page cache: both may be as old. */
function originOfSize(
  world: World,
  states: readonly StorageState[],
  place: Place,
  says: number,
  madeStep: number | null,
): Place | null {
  if (madeStep === null || !('process' in place)) return null;
  const { view, setup } = world.machine!.processes[place.process]!;
  const { header } = world.machine!.images[0]!;
  const origin: Place | null =
    place.kind === 'file-size' && world.features.size !== 'live'
      ? { kind: 'host-size', view }
      : place.kind === 'header' && !setup.cache.direct
        ? { kind: 'page-cache', view, sector: header }
        : null;
  return origin !== null && sizeAt(world, states[madeStep]!, origin) === says ? origin : null;
}

function sizePlaces(world: World): Place[] {
  const { header } = world.machine!.images[0]!;
  const processes = world.machine!.processes.flatMap((_, process): Place[] => [
    { kind: 'device-size', process },
    header >= 0 ? { kind: 'header', process, image: 0 } : { kind: 'file-size', process },
  ]);
  if (header < 0)
    return [
      ...processes,
      ...world.views.map((_, view): Place => ({ kind: 'host-size', view })),
      { kind: 'true-size', medium: 0 },
    ];
  return [
    ...processes,
    ...world.views.map((_, view): Place => ({ kind: 'page-cache', view, sector: header })),
    { kind: 'storage', medium: 0, sector: header },
  ];
}

export const sectorName = (world: World, guestSector: number): string =>
  world.machine!.setup.guestSectors[guestSector]!.name;
