import type { Choice, Model, Trace } from '../../sim/model.ts';
import { followChoices } from '../random/follow.ts';
import { shortenRun } from '../random/index.ts';
import { type ModelRun, runOfChoices } from './model-run.ts';

/** The same violation as quickly as can be; undefined where the run has none or is there already. */
export function shortestShrink<S>({ model, trace, violated }: ModelRun<S>): ModelRun<S> | undefined {
  if (violated === undefined) return undefined;
  const short = shortenRun(model, trace, violated);
  return short.length < trace.length || isSimpler(model, short, trace) ? runOfChoices(model, short) : undefined;
}

/** Shorter runs, and equally short ones with fewer changes of the actor; those first that lack most. */
export function* plainerRuns<S>({ model, trace }: ModelRun<S>): Generator<ModelRun<S>> {
  const seen = new Set([keyOf(trace)]);
  for (const choices of candidates(model, trace)) {
    const run = runOfChoices(model, choices);
    const key = keyOf(run.trace);
    if (seen.has(key)) continue;
    seen.add(key);
    if (run.trace.length < trace.length || isSimpler(model, run.trace, trace)) yield run;
  }
}

function* candidates<S>(model: Model<S>, trace: Trace): Generator<Trace> {
  const spans: number[] = [];
  for (let span = trace.length; span >= 1; span = Math.floor(span / 2)) spans.push(span);
  for (const span of spans) {
    // From the end: what comes last is needed by nothing but the property.
    for (let from = trace.length - span; from >= 0; from -= span) {
      yield [...trace.slice(0, from), ...trace.slice(from + span)];
    }
  }
  // A step goes right behind the one before it of the same actor.
  const actors = trace.map((choice) => actorOf(model, choice));
  for (const [at, choice] of trace.entries()) {
    if (at === 0) continue;
    const before = actors.lastIndexOf(actors[at]!, at - 1);
    if (before < 0 || before === at - 1) continue;
    const moved = [...trace.slice(0, before + 1), choice, ...trace.slice(before + 1, at), ...trace.slice(at + 1)];
    if (followChoices(model, moved, () => false).skipped === 0) yield moved;
  }
}

const isSimpler = <S>(model: Model<S>, run: Trace, than: Trace): boolean =>
  run.length === than.length && contextSwitches(model, run) < contextSwitches(model, than);

/** How often somebody else acts than before. */
export function contextSwitches<S>(model: Model<S>, trace: Trace): number {
  return trace.filter((choice, at) => at > 0 && actorOf(model, choice) !== actorOf(model, trace[at - 1]!)).length;
}

const actorOf = <S>(model: Model<S>, { action }: Choice): string => model.actions[action]!.actor;

const keyOf = (trace: Trace): string => trace.map(({ action, choice }) => `${action}.${choice}`).join(' ');
