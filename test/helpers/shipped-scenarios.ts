/** The scenario files that come with the package, each loaded once. */
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findScenarios, readScenario } from '../../src/scenario/files.ts';
import { formatError } from '../../src/scenario/format-error.ts';
import type { Scenario } from '../../src/scenario/types.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** A scenario file: its path from the root of the repository, and what it holds or what is wrong with it. */
export interface ShippedFile {
  readonly path: string;
  readonly scenario: Scenario | undefined;
  /** Empty where the file loads. */
  readonly problems: string;
}

let read: readonly ShippedFile[] | undefined;

/** Every file below scenarios/, also those that do not load. Read once by all test files that run in one thread. */
export function shippedFiles(): readonly ShippedFile[] {
  read ??= readShippedFiles();
  return read;
}

function readShippedFiles(): readonly ShippedFile[] {
  const found = findScenarios([join(root, 'scenarios')]);
  if (!found.ok) throw new Error(found.errors.map(({ message }) => message).join('\n'));
  return found.files.map((file) => {
    const path = relative(root, file);
    const { text, result } = readScenario(file);
    if (result.ok) return { path, scenario: result.scenario, problems: '' };
    return { path, scenario: undefined, problems: result.errors.map((error) => formatError(error, text)).join('\n') };
  });
}

/** Those that load; the test of the shipped scenarios reports the others. */
export function shippedScenarios(): { readonly path: string; readonly scenario: Scenario }[] {
  return shippedFiles().flatMap(({ path, scenario }) => (scenario === undefined ? [] : [{ path, scenario }]));
}
