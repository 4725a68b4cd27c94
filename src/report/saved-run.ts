import type { Litmus } from '../../sim/storage/scenario.ts';
import { storageModel } from '../../sim/storage/storage-model.ts';
import { buildWorld } from '../../sim/storage/world.ts';
import { runDigest } from '../check/run-digest.ts';
import { traceOfNames } from '../check/trace-names.ts';

/** A run as a scenario file keeps it. */
export interface SavedRun {
  /** The names of the choices, as `traceNames` gives them. */
  readonly choices: readonly string[];
  /** What the run does to the state, see `runDigest`. */
  readonly digest: string;
}

/** @param choices  a run of the litmus test, or of its quiet model, which takes the same choices */
export function savedRun(litmus: Litmus, choices: readonly string[]): SavedRun {
  const model = storageModel(buildWorld(litmus));
  const read = traceOfNames(model, choices);
  if (!read.ok) throw new Error(`the model has no choice ${read.unknown.name}`);
  return { choices, digest: runDigest(model, read.trace) };
}
