import { replay } from '../../sim/replay.ts';
import { outcomeOf } from '../../sim/storage/outcome.ts';
import type { StorageState } from '../../sim/storage/state.ts';
import { buildWorld } from '../../sim/storage/world.ts';
import { checkSafety } from '../check/safety.ts';
import { traceNames } from '../check/trace-names.ts';
import { savedRun } from '../report/saved-run.ts';
import { scenarioWithRun, scenarioWithViolation } from '../report/scenario-file.ts';
import type { ModelRun } from './model-run.ts';
import { type System, systemOfModel } from './system.ts';

/** States that are searched for everything that can be violated: what `stalemate check` will expect of the file. */
const STATES_MAX = 100_000;

/**
 * The scenario file of a run, which `stalemate replay` and `stalemate check` accept.
 *
 * @param note  where the run comes from
 * @throws Error where the run is one of a model of one's own, which no scenario file describes
 */
export function saveRun(run: ModelRun<StorageState>, note = 'A random run, shortened.'): string {
  const system = systemOfModel(run.model);
  if (system === undefined) throw new Error(`no scenario file describes model ${run.model.name}`);
  const known = checkSafety(system.scenario.litmus, { limits: { maxStates: STATES_MAX } });
  return savedText(
    system,
    run,
    known.violations.map(({ property }) => property),
    note,
  );
}

/** @param violated  everything that can be violated, as far as it is known */
export function savedText(
  { scenario, text }: System,
  { model, trace, violated: own }: Pick<ModelRun<StorageState>, 'model' | 'trace' | 'violated'>,
  violated: readonly string[],
  note: string,
): string {
  const saved = savedRun(scenario.litmus, traceNames(model, trace));
  if (own === undefined) {
    const outcome = outcomeOf(buildWorld(scenario.litmus), replay(model, trace));
    return scenarioWithRun(text, saved, outcome, note);
  }
  return scenarioWithViolation(text, saved, [...new Set([...violated, own])], note);
}
