import { realpathSync } from 'node:fs';
import { basename, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { replay } from '../../sim/replay.ts';
import { storageModel } from '../../sim/storage/storage-model.ts';
import { buildWorld } from '../../sim/storage/world.ts';
import { choiceNumbers } from '../check/choice-numbers.ts';
import { cannotRepeat, unknownChoiceText } from '../check/recorded-run.ts';
import { runDigest } from '../check/run-digest.ts';
import { violationsOfRun } from '../check/run-properties.ts';
import { traceOfNames } from '../check/trace-names.ts';
import type { Scenario } from '../scenario/types.ts';
import { type LinkedScenario, linkText } from '../share/link.ts';
import type { Loaded } from './input.ts';
import { packageFolder } from './package-folder.ts';
import { UsageError } from './usage-error.ts';

/**
 * The fragment that opens a scenario in the explorer: before anything has happened, or at the first step of the run that
 * is saved in it.
 *
 * @throws UsageError where the model has no such run
 */
export function explorerLink({ scenario, text }: Loaded): string {
  const { path, hash, trace: recorded } = scenario;
  const shipped = recorded === undefined ? shippedPath(path) : undefined;
  const linked: LinkedScenario =
    shipped === undefined ? { kind: 'packed', text, name: basename(path) } : { kind: 'shipped', path: shipped };
  const run =
    recorded === undefined ? { choices: [], digest: null, options: {} } : recordedRun(scenario, recorded.choices);
  return linkText({ scenario: linked, cursor: 0, hash, ...run });
}

function recordedRun(scenario: Scenario, names: readonly string[]) {
  const model = storageModel(buildWorld(scenario.litmus));
  const read = traceOfNames(model, names);
  if (!read.ok) throw new UsageError(cannotRepeat(scenario, unknownChoiceText(read.unknown)));
  const { trace } = read;
  try {
    replay(model, trace);
  } catch (error) {
    throw new UsageError(cannotRepeat(scenario, error instanceof Error ? error.message : String(error)));
  }
  const violated = violationsOfRun(model, trace).find(({ step }) => step === trace.length);
  return {
    choices: choiceNumbers(model, trace),
    digest: runDigest(model, trace),
    options: violated === undefined ? {} : { property: violated.property },
  };
}

/** Undefined where the file is not one that comes with the program. */
function shippedPath(path: string): string | undefined {
  try {
    const folder = realpathSync(fileURLToPath(new URL('scenarios/', packageFolder().folder)));
    const inside = relative(folder, realpathSync(path)).split(sep).join('/');
    return /^[a-z]+\/[a-z0-9.-]+\.yaml$/.test(inside) ? inside : undefined;
  } catch {
    // Standard input has no path, and an installation may lack the scenarios.
    return undefined;
  }
}
