import type { Model } from '../../sim/model.ts';
import type { StorageState } from '../../sim/storage/state.ts';
import { storageModel } from '../../sim/storage/storage-model.ts';
import { buildWorld } from '../../sim/storage/world.ts';
import { type Configuration, scenarioOf } from '../configuration/index.ts';
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

/** The same, or the reason. */
export function trySystemOf(source: SystemSource): Tried {
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

const withModel = (text: string, scenario: Scenario): System => ({
  text,
  scenario,
  model: storageModel(buildWorld(scenario.litmus)),
});
