import { Arbitrary, type Random, Stream, Value } from 'fast-check';
import type { StorageState } from '../../sim/storage/state.ts';
import { traceNames } from '../check/trace-names.ts';
import { createRunner } from '../random/index.ts';
import { type ModelRun, modelRun, runOfChoices } from './model-run.ts';
import { plainerRuns, shortestShrink } from './run-shrinks.ts';
import { defaultSchedulers, drawRun, MAX_STEPS_DEFAULT, ofProperties, type RunOptions } from './runs.ts';
import { type System, type SystemSource, trySystemOf } from './system.ts';

/** A run, and what it is a run of. */
export interface SystemRun<Source extends SystemSource = SystemSource> extends ModelRun<StorageState> {
  readonly source: Source;
  readonly system: System;
}

/** Of a simpler system so many runs are drawn, to see whether it violates the same. */
const RUNS_OF_SIMPLER = 24;

/**
 * A system drawn from `sources`, such as `configurations()`, and a run of it. Shrinks the run first, then the system as
 * far as the same property is still violated, in a run with the same choices or in one of a few others.
 *
 * @param sources  of these the possible ones are taken
 */
export function runsOf<Source extends SystemSource>(
  sources: Arbitrary<Source>,
  options: RunOptions = {},
): Arbitrary<SystemRun<Source>> {
  return new SystemRunArbitrary(
    sources.filter((source) => !('reason' in trySystemOf(source))),
    options,
  );
}

/** What the arbitrary of the sources knows about the source of a run. */
interface Context<Source> {
  readonly drawn: Value<Source>;
}

class SystemRunArbitrary<Source extends SystemSource> extends Arbitrary<SystemRun<Source>> {
  readonly #sources: Arbitrary<Source>;
  readonly #options: RunOptions;

  constructor(sources: Arbitrary<Source>, options: RunOptions) {
    super();
    this.#sources = sources;
    this.#options = options;
  }

  generate(random: Random, biasFactor: number | undefined): Value<SystemRun<Source>> {
    const drawn = this.#sources.generate(random, biasFactor);
    const system = this.#systemOf(drawn.value)!;
    const run = drawRun(system.model, createRunner(system.model), this.#options, random);
    return runValue(drawn, system, run);
  }

  canShrinkWithoutContext(_: unknown): _ is SystemRun<Source> {
    return false;
  }

  shrink(run: SystemRun<Source>, context: unknown): Stream<Value<SystemRun<Source>>> {
    return new Stream(this.#shrinksOf(run, context as Context<Source>));
  }

  *#shrinksOf(run: SystemRun<Source>, { drawn }: Context<Source>): IterableIterator<Value<SystemRun<Source>>> {
    const shortest = shortestShrink(run);
    if (shortest !== undefined) yield runValue(drawn, run.system, shortest);
    const names = traceNames(run.model, run.trace);
    for (const simpler of this.#sources.shrink(drawn.value, drawn.context)) {
      const system = this.#systemOf(simpler.value);
      const found = system === undefined ? undefined : this.#sameIn(system, names, run.violated);
      if (found !== undefined) yield runValue(simpler, system!, found);
    }
    for (const plainer of plainerRuns(run)) yield runValue(drawn, run.system, plainer);
  }

  #systemOf(source: Source): System | undefined {
    const made = trySystemOf(source);
    return 'reason' in made ? undefined : { ...made, model: ofProperties(made.model, this.#options.properties) };
  }

  /** A run that violates the same; where nothing was violated the same choices, as far as there are any. */
  #sameIn(
    { model }: System,
    names: readonly string[],
    violated: string | undefined,
  ): ModelRun<StorageState> | undefined {
    const followed = runOfChoices(model, names);
    if (followed.violated === violated) return followed;
    if (violated === undefined) return undefined;
    const { schedulers = defaultSchedulers, maxSteps = MAX_STEPS_DEFAULT } = this.#options;
    const runner = createRunner(model);
    for (let index = 0; index < RUNS_OF_SIMPLER; index++) {
      const run = runner(schedulers[index % schedulers.length]!, { seed: String(index), maxSteps });
      if (run.violated === violated) return modelRun(model, run.trace, violated, run.ended);
    }
    return undefined;
  }
}

function runValue<Source extends SystemSource>(
  drawn: Value<Source>,
  system: System,
  run: ModelRun<StorageState>,
): Value<SystemRun<Source>> {
  const whole: SystemRun<Source> = { ...run, source: drawn.value, system };
  return new Value(whole, { drawn } satisfies Context<Source>);
}
