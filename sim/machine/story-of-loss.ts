/** Writes that are gone: who destroyed the last copy, and what a flush had promised. */
import { copierOf, lastIndex } from '../storage/run.ts';
import type { StorageState } from '../storage/state.ts';
import type { World } from '../storage/world-types.ts';
import { placeOfSector, valueText } from './contents.ts';
import { answerText, type CopyStory, placesOf, storyOfAnswer } from './copy-story.ts';
import { guestAccess, processOfChoice } from './guest-access.ts';
import { type Answer, lookUpPath, storagePath } from './look-up.ts';
import { answerOf, contentAt, isDirty, type Place, placeText, sameQuestion } from './places.ts';
import { survives } from './properties.ts';
import type { Scene } from './scene.ts';
import { copyBehindSharing, copyOfEnd } from './story-of-clusters.ts';
import { sectorName, writeStepOf } from './story-of-data.ts';
import { firstWrong, type Truth, truthOf } from './truth.ts';
import { plain } from './variant.ts';

export interface LostWriteStory {
  readonly kind: 'lost-write';
  readonly sector: string;
  readonly value: string;
  readonly writeStep: number | null;
  readonly losses: readonly Loss[];
  /** A write to this other sector went to the same place. */
  readonly other: string | null;
}

/** How one of the places that held the write lost it. */
export interface Loss {
  readonly step: number;
  readonly place: string;
  /**
   * `overwritten` by something older, `gone` with the memory it was in, `failed`: a write-back failed and the copy counts
   * as clean, `let-go`: it counts as written, or `passed-by`: the write itself went where nobody looks.
   */
  readonly how: 'overwritten' | 'gone' | 'failed' | 'let-go' | 'passed-by';
  /** What is true, and what the place says now; null where it says nothing any more. */
  readonly truth: string;
  readonly now: string | null;
  /** The copy that was written over it. */
  readonly from: CopyStory | null;
  /** The old copy by which whoever wrote there was misled. */
  readonly because: CopyStory | null;
}

export function storyOfLostWrite(scene: Scene): LostWriteStory | null {
  const { world, states } = scene;
  const end = states.length - 1;
  const after = states[end]!;
  const { latest } = after.guest[0]!;
  const guestSector = latest.findIndex((value, sector) => !survives(world, after, sector, value));
  if (guestSector < 0 || end === 0) return null;
  const writeStep = writeStepOf(scene, guestSector, end);
  const truth = truthOf(scene, guestSector);
  const access = guestAccess(world, scene.model, scene.choices[end - 1]!);
  return {
    kind: 'lost-write',
    sector: sectorName(world, guestSector),
    value: valueText(world, latest[guestSector]!),
    writeStep,
    losses: writeStep === end - 1 ? passedBy(scene, guestSector, truth) : lossesOf(scene, guestSector, truth),
    other: access === null || access.guestSector === guestSector ? null : sectorName(world, access.guestSector),
  };
}

/** The write that is lost is the last step: by old tables it went where the tables on the storage do not lead. */
function passedBy(scene: Scene, guestSector: number, truth: Truth): Loss[] {
  const { world, model, choices, states } = scene;
  const end = states.length - 1;
  const writer = processOfChoice(world, model, choices[end - 1]!);
  const astray = firstWrong(storagePath(world, states[end]!, guestSector), truth[end]!);
  if (astray === undefined || writer < 0) return [];
  const path = lookUpPath(world, copierOf(model)(states[end - 1]!), writer, guestSector, plain);
  const wrong = firstWrong(path, truth[end - 1]!);
  return [
    {
      step: end - 1,
      place: placeText(world, astray.place),
      how: 'passed-by',
      truth: textOfTruth(world, guestSector, truth[end]!, astray),
      now: answerText(world, guestSector, astray),
      from: null,
      because: wrong === undefined ? null : storyOfAnswer(scene, guestSector, wrong, truth, end - 1),
    },
  ];
}

/** What happened in the last step, and before it to the storage. */
function lossesOf(scene: Scene, guestSector: number, truth: Truth): Loss[] {
  const { world, states } = scene;
  const end = states.length - 1;
  return truth[end]!.flatMap((answer): Loss[] => {
    const { question, sector } = answer;
    return placesOf(world, states[end - 1]!, question, guestSector, sector).flatMap((place): Loss[] => {
      const step = lastIndex(states, (state, index) => index < end && counts(world, state, place, answer, guestSector));
      // What it held before the write was never this one.
      if (step < 0 || truthChangedAfter(truth, step, answer)) return [];
      if (counts(world, states[end]!, place, answer, guestSector)) return [];
      if (place.kind !== 'storage' && (step < end - 1 || isStored(scene, answer, guestSector))) return [];
      return [lossAt(scene, guestSector, truth, answer, place, step)];
    });
  }).sort((one, other) => one.step - other.step);
}

/** What has been written before it left a cache is not lost. */
const isStored = ({ world, states }: Scene, answer: Answer, guestSector: number): boolean =>
  states
    .at(-1)!
    .media.some((_, medium) =>
      counts(world, states.at(-1)!, { kind: 'storage', medium, sector: answer.sector }, answer, guestSector),
    );

const truthChangedAfter = (truth: Truth, step: number, { question, says }: Answer): boolean =>
  truth
    .slice(step)
    .some((answers) => !answers.some((one) => sameQuestion(one.question, question) && one.says === says));

/** Can the true answer still be had from there, now or once it is written back? */
function counts(world: World, state: StorageState, place: Place, answer: Answer, guestSector: number): boolean {
  return (
    saidIn(world, state, place, answer, guestSector) === answer.says &&
    (place.kind === 'storage' || isDirty(world, state, place))
  );
}

function saidIn(
  world: World,
  state: StorageState,
  place: Place,
  { question }: Answer,
  guestSector: number,
): number | null {
  const content = contentAt(world, state, place);
  return content === null ? null : answerOf(world, question, guestSector, place, content);
}

function lossAt(scene: Scene, guestSector: number, truth: Truth, answer: Answer, place: Place, step: number): Loss {
  const { world, states } = scene;
  const now = saidIn(world, states[step + 1]!, place, answer, guestSector);
  const told = {
    step,
    place: placeText(world, place),
    truth: answerText(world, guestSector, answer),
    now: null,
    from: null,
    because: null,
  };
  if (now === null) return { ...told, how: 'gone' };
  if (now === answer.says) {
    const fails = scene.fired[step]!.includes('page-cache.failed-write-back-marks-clean');
    return { ...told, how: fails ? 'failed' : 'let-go' };
  }
  const written = { ...answer, place, says: now };
  const from = writtenFrom(scene, guestSector, written, truth, step);
  // A copy that was true once is reason enough.
  const because =
    from?.missedStep != null ? null : misleadingCopy(scene, guestSector, answer, truth, from?.madeStep ?? step);
  return { ...told, how: 'overwritten', now: answerText(world, guestSector, written), from, because };
}

/** Why somebody wrote in this step to where something else is: it took the cluster for free, or used old tables. */
function misleadingCopy(
  scene: Scene,
  guestSector: number,
  answer: Answer,
  truth: Truth,
  step: number,
): CopyStory | null {
  const { world, model, choices, states } = scene;
  const access = guestAccess(world, model, choices[step]!);
  const { role, cluster } = placeOfSector(world, answer.sector);
  if (role === 'cluster' && access !== null && access.guestSector !== guestSector) {
    const copy = copyBehindSharing(scene, cluster, [guestSector, access.guestSector]);
    if (copy !== null) return copy;
  }
  const process = processOfChoice(world, model, choices[step]!);
  if (process < 0) return null;
  const isLoaded = (index: number): boolean => states[index]!.processes[process]!.images[0]!.loaded;
  // Whoever opens the image in this step has his tables only behind it.
  const at = isLoaded(step) ? step : step + 1;
  if (!isLoaded(at)) return null;
  const path = lookUpPath(world, copierOf(model)(states[at]!), process, guestSector, plain);
  const wrong = firstWrong(path, truth[step]!);
  if (wrong !== undefined && wrong.question.kind !== 'data') return storyOfAnswer(scene, guestSector, wrong, truth, at);
  return answer.question.kind === 'l2' ? copyOfEnd(scene, process, answer.says, step) : null;
}

const textOfTruth = (world: World, guestSector: number, truth: readonly Answer[], { question }: Answer): string => {
  const wanted = truth.find((one) => one.question.kind === question.kind && one.question.image === question.image);
  return wanted === undefined ? 'something else' : answerText(world, guestSector, wanted);
};

/** The dirty copy that held before what the storage holds now. */
function writtenFrom(scene: Scene, guestSector: number, written: Answer, truth: Truth, at: number): CopyStory | null {
  const { world, states } = scene;
  const { question, sector, says } = written;
  const source = placesOf(world, states[at]!, question, guestSector, sector).find((place) => {
    const content = contentAt(world, states[at]!, place);
    return (
      content !== null &&
      isDirty(world, states[at]!, place) &&
      answerOf(world, question, guestSector, place, content) === says
    );
  });
  return source === undefined ? null : storyOfAnswer(scene, guestSector, { ...written, place: source }, truth, at);
}
