import {
  destinationStepName,
  nextDestinationStep,
  nextSourceStep,
  sourceStepName,
} from '../../sim/machine/handoff-actions.ts';
import type { PropertyName } from '../../sim/machine/words.ts';
import { isFinished } from '../../sim/step.ts';
import type { ActionKind } from '../../sim/storage/action-kinds.ts';
import { type RuleId, ruleIds } from '../../sim/storage/rules.ts';
import type { Litmus } from '../../sim/storage/scenario.ts';
import type { StorageState } from '../../sim/storage/state.ts';
import { storageModel } from '../../sim/storage/storage-model.ts';
import { buildWorld, type World, type WorldOptions } from '../../sim/storage/world.ts';
import { type ExploreOptions, exploreInSlices, nextTurn, SLICE_MS } from '../search/explore.ts';
import { riskOf } from './at-risk.ts';
import type { ActionCoverage, Coverage, HandoffList, HandoffStepCoverage } from './coverage.ts';
import { createSeenValues } from './seen-values.ts';

export type MeasureOptions = Pick<ExploreOptions<unknown>, 'limits' | 'onProgress' | 'shouldStop'> &
  Pick<WorldOptions, 'withoutRules' | 'withoutReductions' | 'quiet'>;

/**
 * Searches a litmus test once more, without any reduction unless told otherwise, on one core and with everything recorded, then looks at
 * every state that was found.
 * Takes several times as long as the search alone. Lets the event loop run now and then.
 */
export async function measureCoverage(litmus: Litmus, options: MeasureOptions = {}): Promise<Coverage> {
  const plain = { withoutReductions: 'all', ...options } as const;
  const world = buildWorld(litmus, plain);
  const asked = new Set<RuleId>();
  const judged = new Set<string>();
  world.recorder.note = (rule) => asked.add(rule);
  world.recorder.judge = (property: PropertyName) => judged.add(property);
  const model = storageModel(world);
  const found = await exploreInSlices(model, plain);

  const taken = model.actions.map(() => 0);
  const values = createSeenValues(model.shape);
  const steps = createHandoffSteps(world);
  const quiescent: number[] = [];
  let sliceEndMs = performance.now() + SLICE_MS;
  for (let id = 0; id < found.states; id++) {
    if (performance.now() > sliceEndMs) {
      await nextTurn();
      if (options.shouldStop?.() === true) break;
      sliceEndMs = performance.now() + SLICE_MS;
    }
    const state = found.state(id);
    values.look(state);
    let mustHappen = false;
    if (!isFinished(model, state)) {
      for (const [index, { choices, enabled, optional, name }] of model.actions.entries()) {
        const possible = choices.reduce((sum, _, choice) => sum + Number(enabled(state, choice)), 0);
        if (possible === 0) continue;
        taken[index]! += possible;
        mustHappen ||= optional !== true;
        steps.take(state, name);
      }
    }
    if (!mustHappen) quiescent.push(id);
  }
  const violated = new Set(found.violations.map(({ property }) => property));
  const properties = model.properties.filter(({ kind }) => kind === 'always');
  return {
    complete: found.complete,
    states: found.states,
    actions: model.actions.map(
      ({ name, kind }, index): ActionCoverage => ({ name, kind: kind as ActionKind, taken: taken[index]! }),
    ),
    rules: ruleIds.filter((rule) => asked.has(rule)),
    handoffSteps: steps.result(),
    fields: values.named(),
    properties: properties.map((property) => ({
      name: property.name,
      risk: violated.has(property.name)
        ? 'violated'
        : judged.has(property.name)
          ? 'judged'
          : riskOf(property, found, property.at === 'quiescent' ? quiescent : undefined, values),
    })),
  };
}

/** Which step of which list of a handoff is taken: a source has two lists, and may have one step in both. */
function createHandoffSteps(world: World) {
  const migrations = world.machine?.migrations ?? [];
  const taken = new Set<string>();
  const key = (handoff: string, list: HandoffList, step: string): string => `${handoff} ${list} ${step}`;
  return {
    take: (state: StorageState, action: string): void => {
      for (const [migration, { handoff, launchLength }] of migrations.entries()) {
        const source = nextSourceStep(world, state, migration);
        if (source !== null && sourceStepName(world, migration, source) === action)
          taken.add(key(handoff.name, state.migrations[migration]!.failing ? 'sourceFails' : 'source', source));
        const destination = nextDestinationStep(world, state, migration);
        if (destination === null || destinationStepName(world, migration, destination) !== action) continue;
        const launching = state.migrations[migration]!.destination < launchLength;
        taken.add(key(handoff.name, launching ? 'launch' : 'destination', destination));
      }
    },
    result: (): HandoffStepCoverage[] => {
      const steps = migrations.flatMap(({ handoff }) =>
        (['source', 'sourceFails', 'launch', 'destination'] as const).flatMap((list) =>
          handoff[list].map((step) => ({
            handoff: handoff.name,
            list,
            step,
            taken: taken.has(key(handoff.name, list, step)),
          })),
        ),
      );
      return [...new Map(steps.map((one) => [key(one.handoff, one.list, one.step), one])).values()];
    },
  };
}
