import { findScenarios, readScenario } from '../scenario/files.ts';
import { formatError } from '../scenario/format-error.ts';
import type { Scenario, ScenarioError } from '../scenario/types.ts';
import { UsageError } from './usage-error.ts';

export interface Loaded {
  readonly scenario: Scenario;
  readonly text: string;
}

/** @throws UsageError listing everything that is wrong with the file */
export function loadOne(path: string): Loaded {
  const { text, result } = readScenario(path);
  if (!result.ok) throw new UsageError(errorsText(result.errors, text));
  return { scenario: result.scenario, text };
}

/**
 * The scenarios of files, folders and patterns.
 *
 * @throws UsageError listing everything that is wrong with any of the files, so that all can be mended at once
 */
export function loadAll(paths: readonly string[]): Loaded[] {
  const found = findScenarios(paths);
  if (!found.ok) throw new UsageError(errorsText(found.errors, undefined));
  const problems: string[] = [];
  const loaded: Loaded[] = [];
  for (const path of found.files) {
    const { text, result } = readScenario(path);
    if (result.ok) loaded.push({ scenario: result.scenario, text });
    else problems.push(errorsText(result.errors, text));
  }
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
  return loaded;
}

function errorsText(errors: readonly ScenarioError[], text: string | undefined): string {
  return errors.map((error) => formatError(error, text)).join('\n');
}
