import type { Trace } from '../../sim/model.ts';
import { storageModel } from '../../sim/storage/storage-model.ts';
import { modelVersion } from '../../sim/storage/version.ts';
import { buildWorld } from '../../sim/storage/world.ts';
import { runDigest } from '../check/run-digest.ts';
import type { Scenario } from '../scenario/types.ts';

/**
 * Whether the run that a file records is still the run that its choices make: the same states on the way, and not only
 * the same choices, or the same end.
 *
 * @param trace  the recorded choices; enabled throughout
 * @returns what is different, or why nobody can tell; undefined where it is the same
 */
export function changedSince({ path, litmus, trace: recorded }: Scenario, trace: Trace): string | undefined {
  if (recorded === undefined) return undefined;
  const versions = `version ${recorded.model} of the model; this is version ${modelVersion}`;
  if (recorded.digest === undefined)
    return recorded.model === modelVersion
      ? undefined
      : `${path}: the run has no digest and was recorded with ${versions}, so nobody can tell whether it still is the same`;
  const digest = runDigest(storageModel(buildWorld(litmus)), trace);
  if (digest === recorded.digest) return undefined;
  const cause =
    recorded.model === modelVersion
      ? 'the scenario or the model was changed since it was recorded'
      : `it was recorded with ${versions}`;
  return `${path}: the same choices no longer do the same (digest ${digest}, recorded ${recorded.digest}); ${cause}`;
}
