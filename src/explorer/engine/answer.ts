/** Every question, and who answers it. */
import { anotherWay } from './another-way.ts';
import { breakIt } from './break-it.ts';
import { explain } from './explain.ts';
import type { Hooks } from './hooks.ts';
import { isItSafe } from './is-it-safe.ts';
import { knobs } from './knobs.ts';
import { matrixCell, matrixPlan } from './matrix.ts';
import { offer } from './offer.ts';
import { open } from './open.ts';
import type { QuestionName, Questions } from './protocol.ts';
import { show } from './show.ts';
import { whyNot } from './why-not.ts';

type Answerers = {
  readonly [Name in QuestionName]: (
    request: Questions[Name]['ask'],
    hooks: Hooks,
  ) => Questions[Name]['answer'] | Promise<Questions[Name]['answer']>;
};

const answerers: Answerers = {
  open,
  show,
  offer,
  'why-not': whyNot,
  'break-it': breakIt,
  'is-it-safe': isItSafe,
  'another-way': anotherWay,
  explain,
  knobs,
  'matrix-plan': matrixPlan,
  'matrix-cell': matrixCell,
};

/**
 * Answers one question.
 *
 * @throws Error, in words for people, where the request does not make sense
 */
export async function answer<Name extends QuestionName>(
  name: Name,
  request: Questions[Name]['ask'],
  hooks: Hooks,
): Promise<Questions[Name]['answer']> {
  const answerer: Answerers[Name] | undefined = answerers[name];
  if (answerer === undefined) throw new Error(`nobody answers the question "${name}"`);
  return answerer(request, hooks);
}
