import { Arbitrary, type Random, Stream, Value } from 'fast-check';
import type { Model } from '../../sim/model.ts';
import { createRunner, type Runner, type SchedulerSetup } from '../random/index.ts';
import { type ModelRun, modelRun } from './model-run.ts';
import { plainerRuns, shortestShrink } from './run-shrinks.ts';

export interface RunOptions {
  /** A run ends after so many steps at the latest. Absent: 1,000, which is more than migrations take. */
  readonly maxSteps?: number;
  /** One is drawn for each run. Absent: `defaultSchedulers`. */
  readonly schedulers?: readonly SchedulerSetup[];
  /** The only ones that a run ends at, and that it is said to violate. Absent: all that the model has. */
  readonly properties?: readonly string[];
}

export const MAX_STEPS_DEFAULT = 1000;

const uniform: SchedulerSetup = { kind: 'uniform' };
const swarm: SchedulerSetup = { kind: 'swarm', within: { kind: 'uniform-threads' } };
const swarmOfPriorities: SchedulerSetup = { kind: 'swarm', within: { kind: 'pct', depth: 5, steps: 20 } };

/**
 * Swarm twice as often as all others together: it finds most of what is rare, and even chances next to nothing of it.
 * docs/property-testing.md has figures.
 */
export const defaultSchedulers: readonly SchedulerSetup[] = [
  ...[swarm, swarm, swarmOfPriorities, swarmOfPriorities],
  uniform,
  { kind: 'pct', depth: 3, steps: 20 },
];

/**
 * Runs of a model at random. They shrink to the simplest of the shortest runs that violate the same property, and where
 * something else is asked of them to shorter runs and fewer changes of the actor.
 *
 * @throws Error where the model has no such property
 */
export function runs<S>(model: Model<S>, options: RunOptions = {}): Arbitrary<ModelRun<S>> {
  return new RunArbitrary(ofProperties(model, options.properties), options);
}

class RunArbitrary<S> extends Arbitrary<ModelRun<S>> {
  readonly #model: Model<S>;
  readonly #options: RunOptions;
  readonly #runner: Runner;

  constructor(model: Model<S>, options: RunOptions) {
    super();
    this.#model = model;
    this.#options = options;
    this.#runner = createRunner(model);
  }

  generate(random: Random): Value<ModelRun<S>> {
    return new Value(drawRun(this.#model, this.#runner, this.#options, random), undefined);
  }

  canShrinkWithoutContext(value: unknown): value is ModelRun<S> {
    return typeof value === 'object' && value !== null && 'model' in value && value.model === this.#model;
  }

  shrink(run: ModelRun<S>): Stream<Value<ModelRun<S>>> {
    return new Stream(shrinksOf(run)).map((one) => new Value(one, undefined));
  }
}

function* shrinksOf<S>(run: ModelRun<S>): IterableIterator<ModelRun<S>> {
  const shortest = shortestShrink(run);
  if (shortest !== undefined) yield shortest;
  yield* plainerRuns(run);
}

/** One run: its scheduler and its seed are all that is drawn. */
export function drawRun<S>(model: Model<S>, runner: Runner, options: RunOptions, random: Random): ModelRun<S> {
  const { schedulers = defaultSchedulers, maxSteps = MAX_STEPS_DEFAULT } = options;
  const setup = schedulers[random.nextInt(0, schedulers.length - 1)]!;
  const seed = String(random.nextInt(0, 0x7fffffff));
  const { trace, violated, ended } = runner(setup, { seed, maxSteps });
  return modelRun(model, trace, violated, ended);
}

/** The model as if it claimed only this much. */
export function ofProperties<S>(model: Model<S>, names: readonly string[] | undefined): Model<S> {
  if (names === undefined) return model;
  const known = model.properties.filter(({ kind }) => kind === 'always').map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new Error(`model ${model.name} has no property ${unknown}; it has ${known.join(', ') || 'none'}`);
  }
  return { ...model, properties: model.properties.filter(({ name }) => names.includes(name)) };
}
