import { basename, join } from 'node:path';
import { storageModel } from '../../sim/storage/storage-model.ts';
import { buildWorld, type WorldOptions } from '../../sim/storage/world.ts';
import type { Violation } from '../check/safety.ts';
import { traceNames } from '../check/trace-names.ts';
import { savedRun } from '../report/saved-run.ts';
import { scenarioWithViolation } from '../report/scenario-file.ts';
import { type Loaded, standardInput } from './input.ts';

/** A file that is to be written. */
export interface RunFile {
  readonly path: string;
  readonly text: string;
}

/** A run to a violation; the suffix tells several of one property apart. */
export interface RunToSave extends Pick<Violation, 'property' | 'explanation' | 'trace'> {
  readonly suffix?: string;
}

/** The name of a file for a saved run, without its end: `scenario` of `folder/scenario.yaml`. */
export const stemOf = (path: string): string =>
  path === standardInput ? 'stdin' : basename(path).replace(/\.ya?ml$/, '');

export const sourceText = (path: string): string => (path === standardInput ? 'standard input' : path);

/**
 * A scenario with a recorded run for each violation: `FOLDER/scenario-stale-read.yaml`.
 *
 * @param violated  everything that the scenario can violate: what `check` will expect of the files
 */
export function violationFiles(
  { scenario, text }: Loaded,
  violations: readonly RunToSave[],
  violated: readonly string[],
  folder: string,
  options: WorldOptions = {},
): RunFile[] {
  const { litmus, path, hash } = scenario;
  const model = storageModel(buildWorld(litmus, options));
  return violations.map(({ property, explanation, trace, suffix = '' }) => {
    const note = `A shortest run of ${sourceText(path)} (hash ${hash}) that violates ${property}: ${explanation}.`;
    return {
      path: join(folder, `${stemOf(path)}-${property}${suffix}.yaml`),
      text: scenarioWithViolation(text, savedRun(litmus, traceNames(model, trace)), violated, note),
    };
  });
}
