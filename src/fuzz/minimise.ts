import type { Model } from '../../sim/model.ts';
import type { Litmus } from '../../sim/storage/scenario.ts';
import type { StorageState } from '../../sim/storage/state.ts';
import { storageModel } from '../../sim/storage/storage-model.ts';
import { buildWorld } from '../../sim/storage/world.ts';
import { traceNames, traceOfNames } from '../check/trace-names.ts';
import { type Configuration, configurationSize, scenarioOf, simplerConfigurations } from '../configuration/index.ts';
import { rerun } from '../explain/same-run.ts';
import { createRunner } from '../random/index.ts';
import type { Job } from '../threads/spread.ts';
import { causeOf } from './batch.ts';
import { SHORTEST_STATES_MAX, searchViolation, shortestRun } from './shortest-run.ts';
import { setupOf } from './strategy.ts';

/** A configuration that violates a property, and a run that does. Plain data. */
export interface Unsafe {
  readonly configuration: Configuration;
  readonly property: string;
  readonly run: readonly string[];
}

export interface SmallestUnsafe extends Unsafe {
  readonly shortest: boolean;
  readonly cause: readonly string[];
  /** How every configuration with one feature less was found not to violate the property. */
  readonly without: { readonly impossible: number; readonly searched: number; readonly undecided: number };
}

/** Random runs and states after which a simpler configuration counts as undecided, and is not taken. */
const RUNS = 100;
const STATES_MAX = SHORTEST_STATES_MAX;

/**
 * Leaves out one feature after the other while the property stays violated. First everything without which the known run
 * goes wrong as it did. Then each question is answered by 100 random runs, else by an exhaustive search of at most 20,000
 * states; what the guest does comes first there, because that makes all later questions cheaper.
 */
export function minimise(unsafe: Unsafe): SmallestUnsafe {
  const { property } = unsafe;
  const answers = new Map<string, Answer>();
  let now = unsafe;
  for (;;) {
    const candidates = guestFirst(now.configuration).map((configuration) => ({
      configuration,
      made: scenarioOf(configuration),
    }));
    const models = candidates.flatMap(({ configuration, made }) =>
      made.possible ? [{ configuration, hash: made.scenario.hash, model: lazyModel(made.scenario.litmus) }] : [],
    );
    const { run } = now;
    const again = [...models]
      .sort((a, b) => configurationSize(a.configuration) - configurationSize(b.configuration))
      .find(({ model }) => rerun(model(), { property, names: run }, []) === 'violates');
    if (again !== undefined) {
      now = { configuration: again.configuration, property, run };
      continue;
    }
    const without = { impossible: candidates.length - models.length, searched: 0, undecided: 0 };
    let next: Unsafe | undefined;
    for (const { configuration, hash, model } of models) {
      const answer = answers.get(hash) ?? ask(model(), property);
      answers.set(hash, answer);
      if (answer.kind === 'violated') {
        next = { configuration, property, run: answer.run };
        break;
      }
      without[answer.kind === 'safe' ? 'searched' : 'undecided'] += 1;
    }
    if (next === undefined) return finish(now, without);
    now = next;
  }
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
  | { readonly kind: 'violated'; readonly run: readonly string[] }
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

function ask(model: Model<StorageState>, property: string): Answer {
  const only = { ...model, properties: model.properties.filter(({ name }) => name === property) };
  const random = createRunner(only);
  for (let index = 0; index < RUNS; index++) {
    const { trace, violated } = random(setupOf('mixed', index, 2, USUAL_STEPS), {
      seed: `minimise/${index}`,
      maxSteps: 500,
    });
    if (violated !== undefined) return { kind: 'violated', run: traceNames(model, trace) };
  }
  const { trace, complete } = searchViolation(model, property, STATES_MAX);
  if (trace !== undefined) return { kind: 'violated', run: traceNames(model, trace) };
  return { kind: complete ? 'safe' : 'undecided' };
}

const USUAL_STEPS = 25;

function finish(now: Unsafe, without: SmallestUnsafe['without']): SmallestUnsafe {
  const made = scenarioOf(now.configuration);
  if (!made.possible) throw new Error(`${made.reason}, yet it was run`);
  const model = storageModel(buildWorld(made.scenario.litmus));
  const read = traceOfNames(model, now.run);
  if (!read.ok) throw new Error(`the model has no choice ${read.unknown.name}`);
  const { trace, shortest } = shortestRun(model, now.property, read.trace);
  return { ...now, run: traceNames(model, trace), shortest, cause: causeOf(model, now.property, trace), without };
}

export const minimiseJob: Job<Unsafe, SmallestUnsafe> = {
  module: import.meta.url,
  factory: 'minimise',
  here: async (unsafe) => minimise(unsafe),
};
