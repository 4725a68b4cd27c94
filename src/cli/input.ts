import { findScenarios, loadBytes, type ReadResult, readScenario } from '../scenario/files.ts';
import { formatError } from '../scenario/format-error.ts';
import type { Scenario, ScenarioError } from '../scenario/types.ts';
import type { System } from './system.ts';
import { UsageError } from './usage-error.ts';

export interface Loaded {
  readonly scenario: Scenario;
  readonly text: string;
}

/** In place of a path: the scenario comes on standard input. */
export const standardInput = '-';

/** @throws UsageError listing everything that is wrong with the file */
export function loadOne(path: string, system: System): Loaded {
  const { text, result } = read(path, system);
  if (!result.ok) throw new UsageError(errorsText(result.errors, text));
  return { scenario: result.scenario, text };
}

/**
 * The scenarios of files, folders and patterns.
 *
 * @throws UsageError listing everything that is wrong with any of the files, so that all can be mended at once
 */
export function loadAll(paths: readonly string[], system: System): Loaded[] {
  const found = findScenarios(paths.filter((path) => path !== standardInput));
  if (!found.ok) throw new UsageError(errorsText(found.errors, undefined));
  const problems: string[] = [];
  const loaded: Loaded[] = [];
  for (const path of [...(paths.includes(standardInput) ? [standardInput] : []), ...found.files]) {
    const { text, result } = read(path, system);
    if (result.ok) loaded.push({ scenario: result.scenario, text });
    else problems.push(errorsText(result.errors, text));
  }
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
  return loaded;
}

export function read(path: string, system: System): ReadResult {
  return path === standardInput ? loadBytes(system.readInput(), path) : readScenario(path);
}

export function errorsText(errors: readonly ScenarioError[], text: string | undefined): string {
  return errors.map((error) => formatError(error, text)).join('\n');
}
