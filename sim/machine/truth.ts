/** Where the data of a guest sector really is, as whoever wrote last finds it, in every state of a run. */
import { copierOf } from '../storage/run.ts';
import type { StorageState } from '../storage/state.ts';
import { processOfChoice } from './guest-access.ts';
import { type Answer, lookUpPath, storagePath } from './look-up.ts';
import { type Question, sameQuestion } from './places.ts';
import type { Scene } from './scene.ts';
import { plain } from './variant.ts';

/** What is true of a guest sector: the answers to all questions as whoever wrote last finds them, by state of the run. */
export type Truth = readonly (readonly Answer[])[];

export function truthOf(scene: Scene, guestSector: number): Truth {
  const { world, model, states, choices } = scene;
  const copy = copierOf(model);
  const truth: (readonly Answer[])[] = [];
  for (const [index, state] of states.entries()) {
    const before = states[index - 1];
    if (before !== undefined && !isChanged(before, state, guestSector)) {
      truth.push(truth[index - 1]!);
      continue;
    }
    const writer =
      before === undefined
        ? state.processes.findIndex(({ run }) => run === 'running')
        : processOfChoice(world, model, choices[index - 1]!);
    const knows = writer >= 0 && state.processes[writer]!.images[0]!.loaded;
    truth.push(
      knows ? lookUpPath(world, copy(state), writer, guestSector, plain) : storagePath(world, state, guestSector),
    );
  }
  return truth;
}

function isChanged(before: StorageState, after: StorageState, guestSector: number): boolean {
  const was = before.guest[0]!;
  const is = after.guest[0]!;
  return was.latest[guestSector] !== is.latest[guestSector] || was.home[guestSector] !== is.home[guestSector];
}

/**
 * Is an answer true? Without an L2 table a sector has no cluster either, and as long as an image decides, what the
 * images below it say does not matter.
 */
export function agrees(truth: readonly Answer[], question: Question, says: number): boolean {
  const last = truth.at(-1);
  if (last !== undefined && last.question.image < question.image) return true;
  const table = question.kind === 'l2' ? truthFor(truth, { kind: 'l1', image: question.image }) : undefined;
  return truthFor(truth, question)?.says === says || (says === -1 && table?.says === -1);
}

/** The first answer on a way to the data that is not the true one. */
export function firstWrong(path: readonly Answer[], truth: readonly Answer[]): Answer | undefined {
  return path.find(({ question, says }) => truthFor(truth, question)?.says !== says);
}

export const truthFor = (truth: readonly Answer[], question: Question): Answer | undefined =>
  truth.find((one) => sameQuestion(one.question, question));
