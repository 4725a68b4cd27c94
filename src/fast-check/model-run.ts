import { toStringMethod } from 'fast-check';
import type { Model, Trace } from '../../sim/model.ts';
import { isQuiescent } from '../../sim/step.ts';
import { traceNames, traceOfNames } from '../check/trace-names.ts';
import { followChoices } from '../random/follow.ts';

/** One run of a model, from its initial state. */
export interface ModelRun<S> {
  readonly model: Model<S>;
  readonly trace: Trace;
  /** The property that its last state violates; no state before violates any. */
  readonly violated?: string;
  /** Nothing that must happen is left. */
  readonly ended: boolean;
  /** How fast-check prints it: the names of the choices, as scenario files keep them. */
  readonly [toStringMethod]: () => string;
}

/**
 * The run that takes these choices, each where it is possible and skipped where it is not, up to the first violation.
 *
 * @param choices  a trace, or the names of choices; a name that the model does not have is skipped too
 */
export function runOfChoices<S>(model: Model<S>, choices: Trace | readonly string[]): ModelRun<S> {
  const claims = model.properties.filter(({ kind }) => kind === 'always');
  const violatedIn = (state: S): string | undefined =>
    claims.find(({ holds, at }) => !holds(state) && (at === undefined || isQuiescent(model, state)))?.name;
  const { trace, final } = followChoices(model, traceOf(model, choices), (state) => violatedIn(state) !== undefined);
  return modelRun(model, trace, violatedIn(final), isQuiescent(model, final));
}

export function modelRun<S>(model: Model<S>, trace: Trace, violated: string | undefined, ended: boolean): ModelRun<S> {
  return {
    model,
    trace,
    ...(violated === undefined ? {} : { violated }),
    ended,
    [toStringMethod]: () => runText({ model, trace, violated, ended }),
  };
}

/** The names of the choices, and what they led to. */
export function runText<S>({
  model,
  trace,
  violated,
  ended,
}: Pick<ModelRun<S>, 'model' | 'trace' | 'ended'> & { violated?: string | undefined }): string {
  const how = violated === undefined ? (ended ? 'to its end' : 'so far') : `to a violation of ${violated}`;
  return `${trace.length} steps of ${model.name} ${how}: ${JSON.stringify(traceNames(model, trace))}`;
}

function traceOf<S>(model: Model<S>, choices: Trace | readonly string[]): Trace {
  return choices.flatMap((choice) => {
    if (typeof choice !== 'string') return [choice];
    const read = traceOfNames(model, [choice]);
    return read.ok ? read.trace : [];
  });
}
