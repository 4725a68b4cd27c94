/** The life of a copy: when it was made and from what, which write it missed, and where the newest data was then. */

import { contains } from '../storage/medium.ts';
import { lastIndex } from '../storage/run.ts';
import type { StorageState } from '../storage/state.ts';
import type { World } from '../storage/world-types.ts';
import { clusterText, valueText } from './contents.ts';
import { FAILED } from './file.ts';
import { kindOfChoice, processOfChoice } from './guest-access.ts';
import type { Answer } from './look-up.ts';
import { type PassedStep, passedSteps } from './passed-steps.ts';
import { answerOf, contentAt, isDirty, NO_TABLE, type Place, placeText, type Question } from './places.ts';
import type { Scene } from './scene.ts';
import { agrees, type Truth, truthFor } from './truth.ts';

/** Steps are indices into the choices of the run; null for what was there from the start. */
export interface CopyStory {
  /** Such as `page cache of D (page of x)`. */
  readonly place: string;
  /** What the copy says, such as `aa` or `y -> cluster 2`. */
  readonly says: string;
  readonly madeStep: number | null;
  /** The copy from which it was read, when that was as old; empty where it came from the storage. */
  readonly from: readonly { readonly place: string; readonly madeStep: number | null }[];
  /** The write after which it was no longer true. */
  readonly missedStep: number | null;
  /** The step in which the storage lost what it had already; null where it never had it, or has it. */
  readonly lostStep: number | null;
  /** What is true instead. */
  readonly truth: string;
  /** Where the truth was at the moment of the violation; empty when it is nowhere any more. */
  readonly newestIn: readonly string[];
  /** Steps since then whose purpose it is to keep such a copy true, and which did not, with the reason if it is known. */
  readonly passed: readonly PassedStep[];
  /** The place itself, for those who look further. */
  readonly at: Place;
}

/** @param at  index of the state in which the copy answered */
export function storyOfAnswer(scene: Scene, guestSector: number, answer: Answer, truth: Truth, at: number): CopyStory {
  const { world, states } = scene;
  const { question, place, says } = answer;
  const madeStep = madeIn(scene, guestSector, answer, at);
  // A length is as good as true for as long as nothing lies behind it.
  const isLength = place.kind === 'file-size' || place.kind === 'host-size';
  const holdsTrue = (index: number) =>
    isLength ? !truth[index]!.some((one) => one.sector === answer.sector) : agrees(truth[index]!, question, says);
  const lastTrue = lastIndex(states, (_, index) => index <= at && holdsTrue(index));
  const wanted = truthFor(truth[at]!, question);
  const newestIn = wanted === undefined ? [] : whereabouts(world, states[at]!, guestSector, wanted);
  const storage: Place = {
    kind: 'storage',
    medium: world.views[world.machine!.processes[0]!.view]!.medium,
    sector: answer.sector,
  };
  const had = lastIndex(states, (state, index) => {
    const there = contentAt(world, state, storage);
    return (
      index > lastTrue &&
      index < at &&
      wanted !== undefined &&
      there !== null &&
      answerOf(world, question, guestSector, storage, there) === wanted.says
    );
  });
  const lostStep = newestIn.includes(placeText(world, storage)) || had < 0 ? null : had;
  // As long as the storage is as old, dropping the copy would not have helped.
  const isFlushed = newestIn.includes(placeText(world, storage)) || lostStep !== null;
  const flushes = isFlushed ? [] : passedSteps(scene, storage, lastTrue, at);
  return {
    place: placeText(world, place),
    says: answerText(world, guestSector, answer),
    madeStep,
    from: originsOf(scene, guestSector, answer, madeStep),
    missedStep: lastTrue < 0 || lastTrue >= at ? null : lastTrue,
    lostStep,
    truth: wanted === undefined ? 'something else' : answerText(world, guestSector, wanted),
    newestIn,
    passed: place.kind === 'storage' ? flushes : [...passedSteps(scene, place, madeStep, at), ...flushes],
    at: place,
  };
}

/** `aa`, `y -> cluster 2`, `y has no cluster`. */
export function answerText(world: World, guestSector: number, { question, says, place }: Answer): string {
  if (place.kind === 'file-size' || place.kind === 'host-size') return 'the file ends before that';
  const { name } = world.machine!.setup.guestSectors[guestSector]!;
  if (question.kind === 'data') {
    if (says === FAILED) return 'an error';
    return says < world.machine!.dataValues ? valueText(world, says) : 'metadata of the image';
  }
  if (says === NO_TABLE) return 'what should be a table is none';
  if (question.kind === 'l1')
    return says < 0 ? `no L2 table for ${name}` : `L2 table for ${name} in ${clusterText(question.image, says)}`;
  return says < 0 ? `${name} has no cluster` : `${name} -> ${clusterText(question.image, says)}`;
}

/** What makes a process read something again although it may find the same. */
const readsAgain: Readonly<Record<string, readonly string[]>> = {
  l1: ['open', 'invalidate', 'reopen', 'launch'],
  header: ['open', 'invalidate', 'reopen', 'launch'],
  'file-size': ['open', 'refresh-size', 'reopen', 'launch'],
  'device-size': ['read-geometry', 'refresh-devices', 'launch'],
};

/** The choice that made the copy: since then it has been there, saying this. */
function madeIn(scene: Scene, guestSector: number, { question, place, says }: Answer, at: number): number | null {
  const { world, states } = scene;
  return madeSince(scene, place, at, (index) => {
    const content = contentAt(world, states[index]!, place);
    if (content === null) return false;
    // A length answers with the zeros that lie behind it.
    if (place.kind === 'file-size' || place.kind === 'host-size')
      return content === contentAt(world, states[at]!, place);
    return answerOf(world, question, guestSector, place, content) === says;
  });
}

export function madeSince(
  { world, model, choices, states }: Scene,
  place: Place,
  at: number,
  holds: (index: number) => boolean,
): number | null {
  const last = lastIndex(states, (_, index) => index <= at && !holds(index));
  const again = lastIndex(
    choices,
    (choice, index) =>
      index < at &&
      'process' in place &&
      processOfChoice(world, model, choice) === place.process &&
      (readsAgain[place.kind]?.includes(kindOfChoice(world, model, choice)) ?? false),
  );
  const made = Math.max(last, again);
  return made < 0 ? null : made;
}

/**
 * The copy of which this one was made, when it was as old: a table in memory was read through the page cache of its
 * host, and a table in a page cache was written by a process that had it in memory.
 */
function originsOf(
  scene: Scene,
  guestSector: number,
  { question, place, sector, says }: Answer,
  madeStep: number | null,
): CopyStory['from'] {
  const { world, states } = scene;
  if (madeStep === null) return [];
  if (place.kind === 'l2') {
    const { fileSize, images } = states[madeStep]!.processes[place.process]!;
    if (images[0]!.loaded && !contains(world, fileSize, sector)) {
      const length: Answer = { question, place: { kind: 'file-size', process: place.process }, sector, says };
      return [{ place: placeText(world, length.place), madeStep: madeIn(scene, guestSector, length, madeStep) }];
    }
  }
  if (place.kind === 'file-size' && world.features.size !== 'live') {
    const { view } = world.machine!.processes[place.process]!;
    const kernel: Answer = { question, place: { kind: 'host-size', view }, sector, says };
    if (contains(world, states[madeStep + 1]!.views[view]!.size, sector)) return [];
    return [{ place: placeText(world, kernel.place), madeStep: madeIn(scene, guestSector, kernel, madeStep) }];
  }
  const candidates = sourcesOf(world, guestSector, question, place, sector);
  const origin = candidates.find((one) => {
    const content = contentAt(world, states[madeStep]!, one);
    return content !== null && answerOf(world, question, guestSector, one, content) === says;
  });
  if (origin === undefined) return [];
  const answer: Answer = { question, place: origin, sector, says };
  return [{ place: placeText(world, origin), madeStep: madeIn(scene, guestSector, answer, madeStep) }];
}

function sourcesOf(
  world: World,
  guestSector: number,
  { kind, image }: Question,
  place: Place,
  sector: number,
): Place[] {
  if (kind === 'data') return [];
  if (place.kind === 'l1' || place.kind === 'l2') {
    const { view, setup } = world.machine!.processes[place.process]!;
    const cached: Place[] = setup.cache.direct ? [] : [{ kind: 'page-cache', view, sector }];
    return [...cached, { kind: 'client-cache', view, sector }];
  }
  if (place.kind !== 'page-cache') return [];
  const { l1Index } = world.machine!.images[image]!.places[guestSector]!;
  return world.machine!.processes.flatMap(({ view }, process): Place[] => {
    if (view !== place.view) return [];
    return kind === 'l1' ? [{ kind, process, image }] : [{ kind, process, image, l1Index }];
  });
}

/** Every place that gives the true answer, the memory of processes first. */
export function whereabouts(world: World, state: StorageState, guestSector: number, wanted: Answer): string[] {
  const { question, sector, says } = wanted;
  const gives = (place: Place): boolean => {
    const content = contentAt(world, state, place);
    return content !== null && answerOf(world, question, guestSector, place, content) === says;
  };
  return placesOf(world, state, question, guestSector, sector)
    .filter(gives)
    .map((place) => `${placeText(world, place)}${isDirty(world, state, place) ? ' (not written yet)' : ''}`);
}

export function placesOf(
  world: World,
  state: StorageState,
  question: Question,
  guestSector: number,
  sector: number,
): Place[] {
  const { image, kind } = question;
  const { l1Index } = world.machine!.images[image]!.places[guestSector]!;
  const memory = world.machine!.processes.flatMap((_, process): Place[] => {
    if (!state.processes[process]!.images[image]!.loaded) return [];
    if (kind === 'l1') return [{ kind, process, image }];
    return kind === 'l2' ? [{ kind, process, image, l1Index }] : [];
  });
  return [
    ...memory,
    ...world.views.flatMap((_, view): Place[] => [
      { kind: 'page-cache', view, sector },
      ...(world.dimensions.clientSectors > 0 ? [{ kind: 'client-cache', view, sector } as const] : []),
    ]),
    ...state.media.map((_, medium): Place => ({ kind: 'storage', medium, sector })),
  ];
}
