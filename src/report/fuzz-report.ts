import { replay } from '../../sim/replay.ts';
import type { Litmus } from '../../sim/storage/scenario.ts';
import { storageModel } from '../../sim/storage/storage-model.ts';
import { buildWorld } from '../../sim/storage/world.ts';
import { traceOfNames } from '../check/trace-names.ts';
import { configurationTitle, scenarioOf } from '../configuration/index.ts';
import type { Finding, FuzzResult } from '../fuzz/fuzz.ts';
import type { Strategy } from '../fuzz/strategy.ts';
import type { Scenario } from '../scenario/types.ts';
import { shortStory } from './explain-report.ts';
import type { Header } from './header.ts';

/** Everything `stalemate fuzz` found out. */
export interface FuzzReport {
  readonly header: Header;
  readonly strategy: Strategy;
  readonly maxSteps: number;
  /** The command that finds the same again, word by word; with a budget of time only its number of runs does. */
  readonly repeat: readonly string[];
  readonly result: FuzzResult;
  readonly findings: readonly ToldFinding[];
}

export interface ToldFinding {
  readonly finding: Finding;
  readonly title: string;
  /** The scenario of the smallest unsafe configuration, or the one that was given. */
  readonly scenario: Scenario;
  readonly text: string;
  readonly explanation: string;
  /** What went wrong, in one sentence. */
  readonly story: string;
  /** Where it was found first, where that was a larger configuration. */
  readonly firstTitle?: string;
}

/** @param given  the scenario whose schedules were searched; absent: every finding has a configuration */
export function tellFinding(
  finding: Finding,
  given?: { readonly scenario: Scenario; readonly text: string },
): ToldFinding {
  const { scenario, text } = given ?? ofConfiguration(finding);
  const told = tellRunOf(scenario.litmus, finding);
  const title = scenario.title;
  const { configuration } = finding.first;
  const firstTitle = configuration === undefined ? title : configurationTitle(configuration);
  return { finding, title, scenario, text, ...told, ...(firstTitle === title ? {} : { firstTitle }) };
}

function ofConfiguration({ configuration }: Finding): { scenario: Scenario; text: string } {
  if (configuration === undefined) throw new Error('a finding has neither a configuration nor a scenario');
  const made = scenarioOf(configuration);
  if (!made.possible) throw new Error(`${configurationTitle(configuration)}: ${made.reason}`);
  return made;
}

function tellRunOf(litmus: Litmus, { property, run }: Finding): Pick<ToldFinding, 'explanation' | 'story'> {
  const model = storageModel(buildWorld(litmus));
  const read = traceOfNames(model, run);
  if (!read.ok) throw new Error(`the model has no choice ${read.unknown.name}`);
  const explanation = model.properties.find(({ name }) => name === property)!.explain(replay(model, read.trace));
  return { explanation, story: shortStory(litmus, { property, explanation, trace: read.trace }) };
}

/** What the command line that a report gives is good for. */
export function againText({ result }: Pick<FuzzReport, 'result'>): string {
  return result.stoppedBy === 'interrupted' ? 'from the start, and further' : 'the same again';
}
