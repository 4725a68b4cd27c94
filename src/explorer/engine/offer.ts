/** What may happen next, and what may not. */
import { destinationStepName, sourceStepName } from '../../../sim/machine/handoff-actions.ts';
import type { Action } from '../../../sim/model.ts';
import { isFinished, isQuiescent, plainnessOfChoice } from '../../../sim/step.ts';
import { describeChoice } from '../../../sim/storage/describe.ts';
import type { StorageState } from '../../../sim/storage/state.ts';
import type { World } from '../../../sim/storage/world-types.ts';
import { type Loaded, loadedScenario, type NamedChoice } from './loaded.ts';
import type { ActorOffers, Offer, OfferRequest, Offers } from './protocol.ts';
import { pointsOf } from './run-tree.ts';

export function offer({ scenario, run }: OfferRequest): Offers {
  const loaded = loadedScenario(scenario);
  const { state } = pointsOf(loaded, run).at(-1)!;
  return offersIn(loaded, state);
}

export function offersIn(loaded: Loaded, state: StorageState): Offers {
  const { model, choices } = loaded;
  const finished = isFinished(model, state);
  const open = choices.map(
    ({ choice: { action, choice } }) => !finished && model.actions[action]!.enabled(state, choice),
  );
  const canBe = new Set(choices.flatMap(({ choice }, number) => (open[number] ? [choice.action] : [])));
  const all = choices.flatMap((one, number): (Offer & { readonly actor: string; readonly enabled: boolean })[] => {
    const enabled = open[number]!;
    if (!enabled && !isWorthNaming(loaded, state, one, canBe)) return [];
    const { actor, text } = describeChoice(loaded.world, model, one.choice, state);
    return [{ name: one.name, text, plainness: plainnessOfChoice(model, one.choice), actor, enabled }];
  });
  const actors = actorsInOrder(loaded).map((actor): ActorOffers => {
    const own = all.filter((one) => one.actor === actor);
    const part = (enabled: boolean): Offer[] =>
      inOrder(own.filter((one) => one.enabled === enabled)).map(({ name, text, plainness }) => ({
        name,
        text,
        plainness,
      }));
    return { actor, enabled: part(true), disabled: part(false) };
  });
  return {
    actors: actors.filter(({ enabled, disabled }) => enabled.length + disabled.length > 0),
    ended: isQuiescent(model, state),
  };
}

/** The usual course first, then what may always come in between. */
function inOrder<T extends Pick<Offer, 'plainness'>>(offers: readonly T[]): T[] {
  const rank = { planned: 0, chance: 1, fault: 2, spontaneous: 3 } as const;
  return [...offers].sort((one, other) => rank[one.plainness] - rank[other.plainness]);
}

/**
 * Of what cannot happen: not the steps that have happened for good, and not what chance decides within a step, which
 * says no more than the step itself.
 */
function isWorthNaming(
  { world, model }: Loaded,
  state: StorageState,
  { choice }: NamedChoice,
  canBe: ReadonlySet<number>,
): boolean {
  if (state.steps[choice.action] === true && world.steps[choice.action] !== undefined) return false;
  if (plainnessOfChoice(model, choice) === 'chance') return false;
  if (isPassed(world, state, model.actions[choice.action]!.name)) return false;
  const isVariant = model.actions[choice.action]!.choices[choice.choice] === 'failing';
  return !(isVariant && !canBe.has(choice.action));
}

/** Those who decide, the guest, the processes, their hosts, and what lies beyond: as their lanes stand. */
function actorsInOrder({ world, model }: Loaded): string[] {
  const named = new Set(model.actions.map(({ actor }: Action<StorageState>) => actor));
  const order = [
    'arbiter',
    'agent',
    'management',
    'cluster',
    ...world.litmus.actors.map(({ name }) => `guest on ${name}`),
    ...world.litmus.actors.map(({ name }) => name),
    ...world.hosts,
    'host',
    'network',
    'storage',
  ];
  return [...new Set([...order.filter((actor) => named.has(actor)), ...named])];
}

/** A step of a handoff that has been taken, or left out, and does not come again. */
function isPassed(world: World, state: StorageState, name: string): boolean {
  return (world.machine?.migrations ?? []).some(({ handoff, destination, destinationSteps }, migration) => {
    const its = state.migrations[migration]!;
    const isOver = !['none', 'active', 'pre-switchover'].includes(its.status) && !its.failing;
    const left = isOver
      ? []
      : its.failing
        ? handoff.sourceFails.slice(its.source)
        : [...handoff.source.slice(its.source), ...handoff.sourceFails];
    const isGone = state.processes[destination]!.run === 'gone';
    const leftThere = isGone ? [] : destinationSteps.slice(its.destination);
    return (
      [...handoff.source, ...handoff.sourceFails].some(
        (step) => !left.includes(step) && sourceStepName(world, migration, step) === name,
      ) ||
      destinationSteps.some((step) => !leftThere.includes(step) && destinationStepName(world, migration, step) === name)
    );
  });
}
