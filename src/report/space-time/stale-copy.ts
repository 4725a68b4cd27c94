/** The copy that misled somebody in a run: where it lay, when it was made, which write it missed, where it hurts. */
import type { CopyStory } from '../../../sim/machine/copy-story.ts';
import type { Place } from '../../../sim/machine/places.ts';
import { storyOfViolation, type ViolationStory } from '../../../sim/machine/story.ts';
import { entryAt } from '../../../sim/machine/tables-in-file.ts';
import type { Model, Trace } from '../../../sim/model.ts';
import { runOf } from '../../../sim/storage/run.ts';
import type { StorageState } from '../../../sim/storage/state.ts';
import { copyBehindRead } from '../../../sim/storage/story.ts';
import type { World } from '../../../sim/storage/world-types.ts';
import type { Subject } from './contents.ts';
import type { LanePlace, StaleCopy } from './space-time.ts';

export interface FoundStale extends Omit<StaleCopy, 'lane' | 'item'> {
  readonly lane: LanePlace;
  readonly subject: Subject | null;
  readonly content: number | null;
}

/** @param property  the one the run violates with its last step; absent: the last read that returned old data */
export function staleCopyOf(
  world: World,
  model: Model<StorageState>,
  trace: Trace,
  property: string | undefined,
): FoundStale | null {
  const story = property === undefined ? null : storyOfViolation(world, model, trace, property);
  const copy = story === null ? null : copyIn(story);
  if (copy !== null) return ofCopy(world, runOf(world, model, trace).states, copy, trace.length - 1);
  return ofRead(world, model, trace);
}

/** The copy that a story begins with. */
export function copyIn(story: ViolationStory): CopyStory | null {
  switch (story.kind) {
    case 'stale-read':
      return story.copy ?? story.other?.because ?? null;
    case 'stale-mapping':
    case 'stale-size':
    case 'cleared-flag':
    case 'cross-linked':
      return story.copy;
    case 'lost-write':
      return story.losses.map(({ from, because }) => from ?? because).find((copy) => copy !== null) ?? null;
    default:
      return null;
  }
}

function ofCopy(world: World, states: readonly StorageState[], copy: CopyStory, hurtsIn: number): FoundStale {
  const { place, says, truth, madeStep, missedStep, at } = copy;
  return {
    lane: laneOf(world, at),
    subject: subjectOf(world, states[hurtsIn]!, at),
    content: null,
    place,
    says,
    truth,
    madeIn: madeStep,
    missedIn: missedStep,
    hurtsIn,
  };
}

function laneOf(world: World, place: Place): LanePlace {
  switch (place.kind) {
    case 'page-cache':
    case 'client-cache':
    case 'head':
      return { kind: place.kind, view: place.view };
    case 'host-size':
      return { kind: 'page-cache', view: place.view };
    case 'storage':
    case 'true-size':
      return { kind: 'storage', medium: place.medium };
    default:
      return { kind: 'process', name: world.machine!.processes[place.process]!.name };
  }
}

function subjectOf(world: World, state: StorageState, place: Place): Subject | null {
  const sector = (index: number): Subject | null => (index < 0 ? null : { kind: 'sector', sector: index });
  switch (place.kind) {
    case 'page-cache':
    case 'client-cache':
    case 'head':
    case 'storage':
      return sector(place.sector);
    case 'host-size':
    case 'true-size':
    case 'file-size':
      return { kind: 'file-size' };
    case 'device-size':
      return { kind: 'disk-size' };
    case 'end-of-file':
      return null;
    case 'header':
    case 'l1':
    case 'refcounts':
      return sector(world.machine!.images[place.image]![place.kind]);
    case 'l2': {
      const layout = world.machine!.images[place.image]!;
      const { l1 } = state.processes[place.process]!.images[place.image]!;
      const { cluster } = entryAt(layout, l1, place.l1Index);
      return cluster < 0 ? null : sector(layout.pool[cluster]![0]!);
    }
  }
}

/** The last read of the run that returned old data. */
function ofRead(world: World, model: Model<StorageState>, trace: Trace): FoundStale | null {
  const end = runOf(world, model, trace).states.at(-1)!;
  const reads = world.registers
    .filter((_, register) => end.old[register])
    .flatMap(({ name }) => copyBehindRead(world, model, trace, name) ?? [])
    .filter(({ old }) => old)
    .sort((one, other) => other.readStep - one.readStep);
  const [read] = reads;
  if (read === undefined) return null;
  const { at, readStep, copyMadeStep, missedWriteStep, place, value } = read;
  return {
    lane: laneOf(world, at),
    subject: subjectOf(world, runOf(world, model, trace).states[readStep]!, at),
    content: null,
    place,
    says: value,
    truth: null,
    madeIn: copyMadeStep,
    missedIn: missedWriteStep,
    hurtsIn: readStep,
  };
}
