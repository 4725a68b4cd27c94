/** Scenarios that the engine has read: each question brings the whole text, and mostly it is the one of the last question. */
import type { Choice, Model } from '../../../sim/model.ts';
import { choiceLabel } from '../../../sim/step.ts';
import type { StorageState } from '../../../sim/storage/state.ts';
import { storageModel } from '../../../sim/storage/storage-model.ts';
import { buildWorld } from '../../../sim/storage/world.ts';
import type { World } from '../../../sim/storage/world-types.ts';
import { formatError } from '../../scenario/format-error.ts';
import { loadScenario } from '../../scenario/load.ts';
import type { LoadResult, Scenario } from '../../scenario/types.ts';
import type { ScenarioText } from './protocol.ts';

/** A scenario with the world and the model that every question about it is answered with. */
export interface Loaded {
  readonly scenario: Scenario;
  readonly world: World;
  readonly model: Model<StorageState>;
  /** Every choice of the model in its order; the index is its number in links. */
  readonly choices: readonly NamedChoice[];
  /** The same by name. */
  readonly numbers: ReadonlyMap<string, number>;
}

export interface NamedChoice {
  readonly name: string;
  readonly choice: Choice;
}

/** A scenario and the one it is compared with, each with a variant or two. */
const REMEMBERED_MAX = 8;

/** The one asked for last comes last. */
const remembered = new Map<string, Reading>();

interface Reading {
  readonly result: LoadResult;
  loaded?: Loaded;
}

/** Reads a scenario, or remembers what it read. */
export function readScenarioText({ text, path }: ScenarioText): LoadResult {
  return readingOf({ text, path }).result;
}

/** @throws Error with the messages of the loader where the text is no scenario */
export function loadedScenario(asked: ScenarioText): Loaded {
  const reading = readingOf(asked);
  const { result } = reading;
  if (!result.ok) throw new Error(result.errors.map((error) => formatError(error, asked.text)).join('\n\n'));
  reading.loaded ??= loadedFrom(result.scenario);
  return reading.loaded;
}

function readingOf({ text, path }: ScenarioText): Reading {
  const key = `${path}\n${text}`;
  const reading: Reading = remembered.get(key) ?? { result: loadScenario(text, path) };
  remembered.delete(key);
  remembered.set(key, reading);
  const [oldest] = remembered.keys();
  if (remembered.size > REMEMBERED_MAX && oldest !== undefined) remembered.delete(oldest);
  return reading;
}

function loadedFrom(scenario: Scenario): Loaded {
  const world = buildWorld(scenario.litmus);
  const model = storageModel(world);
  const choices = model.actions.flatMap(({ choices: labels }, action) =>
    labels.map(
      (_, choice): NamedChoice => ({ name: choiceLabel(model, { action, choice }), choice: { action, choice } }),
    ),
  );
  const numbers = new Map(choices.map(({ name }, number) => [name, number]));
  return { scenario, world, model, choices, numbers };
}
