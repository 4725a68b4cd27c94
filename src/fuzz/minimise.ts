import type { Model, Trace } from '../../sim/model.ts';
import type { Litmus } from '../../sim/storage/scenario.ts';
import type { StorageState } from '../../sim/storage/state.ts';
import { storageModel } from '../../sim/storage/storage-model.ts';
import { buildWorld } from '../../sim/storage/world.ts';
import { traceNames, traceOfNames } from '../check/trace-names.ts';
import { type Configuration, configurationSize, scenarioOf, simplerConfigurations } from '../configuration/index.ts';
import { rerun } from '../explain/same-run.ts';
import { createRunner } from '../random/index.ts';
import type { Hooks, Job } from '../threads/spread.ts';
import { type Cause, causeOf, isRelated, shortRunOf } from './causes.ts';
import { SHORTEST_STATES_MAX, searchViolation } from './shortest-run.ts';
import { setupOf } from './strategy.ts';

/** A configuration that violates a property, and a run that does. Plain data. */
export interface Unsafe {
  readonly configuration: Configuration;
  readonly property: string;
  readonly run: readonly string[];
  /** Of that run; kept where possible. */
  readonly cause: Cause;
}

export interface SmallestUnsafe extends Unsafe {
  readonly shortest: boolean;
  /** Stopped on the way: something may be left out still. */
  readonly stopped: boolean;
  /** How every configuration with one feature less was found not to violate the property, or not by this cause. */
  readonly without: {
    readonly impossible: number;
    readonly searched: number;
    readonly otherCause: number;
    readonly undecided: number;
  };
}

/** Random runs and states after which a simpler configuration counts as undecided, and is not taken. */
const RUNS = 100;
const STATES_MAX = SHORTEST_STATES_MAX;
/** Of those random runs, how many violating ones are looked at for the cause that is to be kept. */
const CAUSES_ASKED_MAX = 4;

/**
 * Leaves out one feature after the other while the property stays violated, by the same cause. First everything without
 * which the known run goes wrong as it did. Then each question is answered by 100 random runs, else by an exhaustive search of at most 20,000
 * states; what the guest does comes first there, because that makes all later questions cheaper.
 */
export function minimise(unsafe: Unsafe, { shouldStop }: Pick<Hooks, 'shouldStop'>): SmallestUnsafe {
  const { property } = unsafe;
  const answers = new Map<string, Answer>();
  let now = unsafe;
  for (;;) {
    const candidates = guestFirst(now.configuration).map((configuration) => ({
      configuration,
      made: scenarioOf(configuration),
    }));
    const models = candidates.flatMap(({ configuration, made }): Simpler[] =>
      made.possible ? [{ configuration, hash: made.scenario.hash, model: lazyModel(made.scenario.litmus) }] : [],
    );
    const without = { impossible: candidates.length - models.length, searched: 0, otherCause: 0, undecided: 0 };
    let next = sameRun(models, now, shouldStop);
    for (const { configuration, hash, model } of next === undefined ? models : []) {
      if (shouldStop()) break;
      const answer = answers.get(hash) ?? ask(model(), now, shouldStop);
      answers.set(hash, answer);
      switch (answer.kind) {
        case 'violated':
          next = { configuration, property, run: answer.run, cause: answer.cause };
          break;
        case 'other-cause':
          without.otherCause += 1;
          break;
        case 'safe':
          without.searched += 1;
          break;
        case 'undecided':
          without.undecided += 1;
      }
      if (next !== undefined) break;
    }
    if (next === undefined) return finish(now, without, shouldStop);
    now = next;
  }
}

interface Simpler {
  readonly configuration: Configuration;
  readonly hash: string;
  readonly model: () => Model<StorageState>;
}

/** The simplest one in which the known run goes wrong as it did, by the same cause. */
function sameRun(
  models: readonly Simpler[],
  { property, run, cause }: Unsafe,
  shouldStop: () => boolean,
): Unsafe | undefined {
  const simplest = [...models].sort((a, b) => configurationSize(a.configuration) - configurationSize(b.configuration));
  for (const { configuration, model } of simplest) {
    if (shouldStop()) return undefined;
    if (rerun(model(), { property, names: run }, []) !== 'violates') continue;
    const read = traceOfNames(model(), run);
    if (!read.ok) continue;
    const its = causeOf(model(), property, read.trace);
    if (isRelated(its, cause)) return { configuration, property, run, cause: its };
  }
  return undefined;
}

/** Made when it is first asked for. */
function lazyModel(litmus: Litmus): () => Model<StorageState> {
  let made: Model<StorageState> | undefined;
  return () => {
    made ??= storageModel(buildWorld(litmus));
    return made;
  };
}

type Answer =
  | { readonly kind: 'violated'; readonly run: readonly string[]; readonly cause: Cause }
  | { readonly kind: 'other-cause' }
  | { readonly kind: 'safe' }
  | { readonly kind: 'undecided' };

function guestFirst(configuration: Configuration): Configuration[] {
  const isGuests = ({ guest: _, image: __, ...rest }: Configuration): boolean => {
    const { guest: ___, image: ____, ...others } = configuration;
    return JSON.stringify(rest) === JSON.stringify(others);
  };
  const simpler = simplerConfigurations(configuration);
  return [...simpler.filter(isGuests), ...simpler.filter((one) => !isGuests(one))];
}

/** Is the property violated, and if so, by the known cause? */
function ask(model: Model<StorageState>, { property, cause: wanted }: Unsafe, shouldStop: () => boolean): Answer {
  const only = { ...model, properties: model.properties.filter(({ name }) => name === property) };
  const random = createRunner(only);
  const answerOf = (trace: Trace): Answer => {
    const cause = causeOf(model, property, trace);
    return isRelated(cause, wanted)
      ? { kind: 'violated', run: traceNames(model, trace), cause }
      : { kind: 'other-cause' };
  };
  let asked = 0;
  for (let index = 0; index < RUNS && asked < CAUSES_ASKED_MAX && !shouldStop(); index++) {
    const { trace, violated } = random(setupOf('mixed', index, 2, USUAL_STEPS), {
      seed: `minimise/${index}`,
      maxSteps: 500,
    });
    if (violated === undefined) continue;
    const answer = answerOf(trace);
    if (answer.kind === 'violated') return answer;
    asked += 1;
  }
  // The nearest violation may have the cause that those runs did not.
  const { trace, complete } = searchViolation(model, property, STATES_MAX, shouldStop);
  if (trace !== undefined) return answerOf(trace);
  if (asked > 0) return { kind: 'other-cause' };
  return { kind: complete ? 'safe' : 'undecided' };
}

const USUAL_STEPS = 25;

function finish(now: Unsafe, without: SmallestUnsafe['without'], shouldStop: () => boolean): SmallestUnsafe {
  const made = scenarioOf(now.configuration);
  if (!made.possible) throw new Error(`${made.reason}, yet it was run`);
  const model = storageModel(buildWorld(made.scenario.litmus));
  const read = traceOfNames(model, now.run);
  if (!read.ok) throw new Error(`the model has no choice ${read.unknown.name}`);
  const stopped = shouldStop();
  const { trace, ...short } = shortRunOf(model, now.property, read.trace, now.cause, shouldStop);
  return { ...now, ...short, run: traceNames(model, trace), without, stopped };
}

export const minimiseJob: Job<Unsafe, SmallestUnsafe> = {
  module: import.meta.url,
  factory: 'minimise',
  here: async (unsafe, hooks) => minimise(unsafe, hooks),
};
