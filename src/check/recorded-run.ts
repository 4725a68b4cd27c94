import type { Trace } from '../../sim/model.ts';
import { storageModel } from '../../sim/storage/storage-model.ts';
import { modelVersion } from '../../sim/storage/version.ts';
import { buildWorld } from '../../sim/storage/world.ts';
import type { Scenario } from '../scenario/types.ts';
import { runDigest } from './run-digest.ts';
import type { UnknownChoice } from './trace-names.ts';

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

/** A recorded run that the model does not have, and the likely cause. */
export function cannotRepeat({ path, trace }: Scenario, reason: string): string {
  const cause =
    trace !== undefined && trace.model !== modelVersion
      ? `the run was recorded with version ${trace.model} of the model, this is version ${modelVersion}`
      : 'the version of the model is the same, so the scenario or the trace was changed since the run was recorded';
  return `${path}: the recorded run cannot be repeated\n  ${reason}\n  ${cause}`;
}

/** `step 3: this scenario has no choice "D.stop"; did you mean "S.stop"?` */
export function unknownChoiceText({ index, name, nearest }: UnknownChoice): string {
  const similar = nearest === undefined ? '' : `; did you mean "${nearest}"?`;
  return `step ${index + 1}: this scenario has no choice "${name}"${similar}`;
}
