import { expectationOf } from '../scenario/format-error.ts';
import { loadScenario } from '../scenario/load.ts';
import type { Scenario, ScenarioError } from '../scenario/types.ts';
import type { Configuration } from './configuration.ts';
import { whyNotPossible } from './possible.ts';
import { configurationText, configurationTitle } from './text.ts';

/** A configuration as a scenario that can be run, saved and replayed, or why there is no such thing. */
export type ConfigurationScenario =
  | { readonly possible: true; readonly scenario: Scenario; readonly text: string }
  | { readonly possible: false; readonly reason: string };

/** A guest that may do something as often as it likes does it so often as its numbers say, where only that can be told. */
export function scenarioOf(configuration: Configuration): ConfigurationScenario {
  const made = load(configuration);
  if (made !== 'needs-a-number') return made;
  const bounded = load({ ...configuration, guest: { ...configuration.guest, anyNumber: false } });
  if (bounded === 'needs-a-number') throw new Error(`${configurationTitle(configuration)} has a number`);
  return bounded;
}

function load(configuration: Configuration): ConfigurationScenario | 'needs-a-number' {
  const text = configurationText(configuration);
  const loaded = loadScenario(text, configurationTitle(configuration));
  // What a scenario file could not say either, such as a server crash where there is no server.
  if (!loaded.ok && loaded.errors.some(({ code }) => code === 'V057')) return 'needs-a-number';
  if (!loaded.ok) return { possible: false, reason: loaded.errors.map(sentenceOf).join('; ') };
  const reason = whyNotPossible(loaded.scenario.litmus);
  return reason === undefined ? { possible: true, scenario: loaded.scenario, text } : { possible: false, reason };
}

function sentenceOf(error: ScenarioError): string {
  const expectation = expectationOf(error);
  return expectation === undefined ? error.message : `${error.message} (${expectation})`;
}
