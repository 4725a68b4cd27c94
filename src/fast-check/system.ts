import type { Model } from '../../sim/model.ts';
import type { StorageState } from '../../sim/storage/state.ts';
import { storageModel } from '../../sim/storage/storage-model.ts';
import { buildWorld } from '../../sim/storage/world.ts';
import { type Configuration, plainConfiguration, scenarioOf } from '../configuration/index.ts';
import { formatError } from '../scenario/format-error.ts';
import { loadScenario } from '../scenario/load.ts';
import type { Scenario } from '../scenario/types.ts';
import { type LitmusProgram, litmusText } from './litmus-text.ts';

/** What is put to the test: a scenario with its file and its model. */
export interface System {
  /** The scenario file. */
  readonly text: string;
  readonly scenario: Scenario;
  readonly model: Model<StorageState>;
}

/** A configuration, a litmus program, or the text of a scenario file. */
export type SystemSource = Configuration | LitmusProgram | string;

/** @throws Error saying why there is no such thing */
export function systemOf(source: SystemSource): System {
  const made = trySystemOf(source);
  if ('reason' in made) throw new Error(made.reason);
  return made;
}

type Tried = System | { readonly reason: string };

/** What was drawn is asked for several times, and reading it takes longer than running it. */
const tried = new WeakMap<object, Tried>();

/** By the actions, which a model keeps that claims only a part of its properties. */
const systems = new WeakMap<object, System>();

/** What the model is the model of; undefined for a model of one's own. */
export function systemOfModel<S>({ actions }: Model<S>): System | undefined {
  return systems.get(actions);
}

/** The same as `systemOf`, or the reason. */
export function trySystemOf(source: SystemSource): Tried {
  const reason = whyNoSource(source);
  if (reason !== undefined) return { reason };
  if (typeof source === 'string') return read(source);
  const known = tried.get(source) ?? read(source);
  tried.set(source, known);
  return known;
}

function read(source: SystemSource): Tried {
  if (typeof source !== 'string' && 'migration' in source) {
    const made = scenarioOf(source);
    return made.possible ? withModel(made.text, made.scenario) : { reason: made.reason };
  }
  const text = typeof source === 'string' ? source : litmusText(source);
  const loaded = loadScenario(text, 'scenario.yaml');
  if (loaded.ok) return withModel(text, loaded.scenario);
  return { reason: loaded.errors.map((error) => formatError(error, text)).join('\n') };
}

function withModel(text: string, scenario: Scenario): System {
  const system = { text, scenario, model: storageModel(buildWorld(scenario.litmus)) };
  systems.set(system.model.actions, system);
  return system;
}

/** Tests are not always type-checked, and a matcher takes anything. */
function whyNoSource(source: unknown): string | undefined {
  if (typeof source === 'string') return undefined;
  const kinds = 'a configuration, such as plainConfiguration, a litmus program, or the text of a scenario file';
  if (typeof source !== 'object' || source === null) return `${String(source)} is not ${kinds}`;
  if ('trace' in source) return 'this is a run: toViolate is about runs, and run.source is what it is a run of';
  if ('steps' in source) return Array.isArray(source.steps) ? undefined : 'the steps of a litmus program are a list';
  const missing = Object.keys(plainConfiguration).filter((part) => !(part in source));
  if (missing.length === 0) return undefined;
  if (!('migration' in source)) return `neither "steps" nor "migration" is there: this is not ${kinds}`;
  return `the configuration has no ${missing.join(', ')}; begin with {...plainConfiguration, …}`;
}
