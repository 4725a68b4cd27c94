/** Source and destination take the steps of their handoff, each when nothing keeps it from doing so. */

import type { KindedAction as MachineAction } from '../storage/action-kinds.ts';
import { variedBy } from '../storage/chances.ts';
import { awaited } from '../storage/reach.ts';
import type { StorageState } from '../storage/state.ts';
import { applies, type World } from '../storage/world.ts';
import { callsOf, processOf } from './file.ts';
import type { DestinationStep, SourceStep } from './handoffs.ts';
import { isCut, isGone, stateIsMissing, streamIsBroken } from './network.ts';
import { quit } from './process.ts';
import { isNeeded, takeDestinationStep, takeSourceStep } from './steps.ts';
import type { MachineVariant } from './variant.ts';
import { type Chance, certain, chanceOfRequest, mayVary, spend, variantsFor } from './variants.ts';

export function handoffActions(world: World): MachineAction[] {
  return world.machine!.migrations.flatMap((_, migration) => [
    ...sourceActions(world, migration),
    ...destinationActions(world, migration),
  ]);
}

/** A process that takes part in several migrations has steps of the same name in each: `D.lock, S to D`. */
function nameSuffix(world: World, migration: number, process: number): string {
  const { migrations } = world.machine!;
  const several =
    migrations.filter(({ source, destination }) => source === process || destination === process).length > 1;
  const { setup } = migrations[migration]!;
  return several ? `, ${setup.source} to ${setup.destination}` : '';
}

/** The name of the action of a step of the source, in either of its lists. */
export function sourceStepName(world: World, migration: number, step: SourceStep): string {
  const { source } = world.machine!.migrations[migration]!;
  return `${processOf(world, source).name}.${step}${nameSuffix(world, migration, source)}`;
}

/** The name of the action of a step of the destination. */
export function destinationStepName(world: World, migration: number, step: DestinationStep): string {
  const { destination } = world.machine!.migrations[migration]!;
  return `${processOf(world, destination).name}.${step}${nameSuffix(world, migration, destination)}`;
}

/** The step the source would take next; null where it has nothing to do. */
export function nextSourceStep(world: World, state: StorageState, migration: number): SourceStep | null {
  const { handoff } = world.machine!.migrations[migration]!;
  const { status, failing, source } = state.migrations[migration]!;
  if (failing) return handoff.sourceFails[source] ?? null;
  return status === 'active' || status === 'pre-switchover' ? (handoff.source[source] ?? null) : null;
}

/** The step the destination would take next; null where it has nothing to do. */
export function nextDestinationStep(world: World, state: StorageState, migration: number): DestinationStep | null {
  const { destinationSteps, destination } = world.machine!.migrations[migration]!;
  const its = state.migrations[migration]!;
  if (!its.launched || isGone(world, state, destination)) return null;
  return destinationSteps[its.destination] ?? null;
}

function sourceActions(world: World, migration: number): MachineAction[] {
  const { source, handoff } = world.machine!.migrations[migration]!;
  const { name } = processOf(world, source);
  const suffix = nameSuffix(world, migration, source);
  const kinds = [...new Set([...handoff.source, ...handoff.sourceFails])];
  const alive = (state: StorageState) => !isGone(world, state, source);
  const steps = kinds.map((step): MachineAction => {
    const chance = chanceOf(world, source, step);
    const variants = variantsFor(world, chance);
    return {
      name: sourceStepName(world, migration, step),
      kind: `source.${step}`,
      actor: name,
      choices: variants.map(({ label }) => label),
      ...variedBy(variants),
      enabled: (state, choice) =>
        alive(state) &&
        nextSourceStep(world, state, migration) === step &&
        sourceMayGoOn(world, state, migration, step) &&
        mayVary(world, state, chance, variants[choice]!) &&
        canReach(world, state, source, step),
      apply: (state, choice) => applySource(world, state, migration, step, variants[choice]!, chance),
    };
  });
  const begins: MachineAction = {
    name: `${name}.begins-migration${suffix}`,
    kind: 'source.begins-migration',
    actor: name,
    choices: [''],
    enabled: (state) => alive(state) && mayBegin(world, state, migration),
    apply: (state) => begin(world, state, migration),
  };
  const error: MachineAction = {
    name: `${name}.sees-error${suffix}`,
    kind: 'source.sees-error',
    actor: name,
    choices: [''],
    enabled: (state) => alive(state) && maySeeError(world, state, migration),
    apply: (state) => failMigration(world, state, migration),
  };
  const pages: MachineAction = {
    name: `${name}.sends-remaining-pages`,
    kind: 'source.sends-remaining-pages',
    actor: name,
    choices: [''],
    enabled: (state) =>
      alive(state) && state.migrations[migration]!.pagesMissing && !streamIsBroken(world, state, migration),
    apply: (state) => {
      const { destination } = world.machine!.migrations[migration]!;
      state.migrations[migration]!.pagesMissing = false;
      state.processes[destination]!.memory = 'current';
      if (state.processes[destination]!.run === 'running' && state.processes[source]!.memory === 'current')
        state.processes[source]!.memory = 'old';
    },
  };
  return [begins, ...steps, error, ...(handoff.postcopy ? [pages, stalls(world, migration)] : [])];
}

/** A destination that waits for a page its source can no longer send stops for good. */
function stalls(world: World, migration: number): MachineAction {
  const { source, destination } = world.machine!.migrations[migration]!;
  const { name } = processOf(world, destination);
  return {
    name: `${name}.waits-for-a-lost-page`,
    kind: 'destination.waits-for-a-lost-page',
    actor: name,
    choices: [''],
    enabled: (state) =>
      state.migrations[migration]!.pagesMissing &&
      state.processes[destination]!.run === 'running' &&
      isGone(world, state, source) &&
      applies(world, 'migration.postcopy-needs-its-source'),
    apply: (state) => {
      state.processes[destination]!.run = 'paused';
    },
  };
}

function mayBegin(world: World, state: StorageState, migration: number): boolean {
  const { source, destination, launchLength } = world.machine!.migrations[migration]!;
  const its = state.migrations[migration]!;
  return (
    its.ordered &&
    its.status === 'none' &&
    mayMigrate(state, source) &&
    its.launched &&
    (its.destination >= launchLength || isGone(world, state, destination))
  );
}

/** A guest that runs, or that has stopped for an error or because it was told to. */
export const mayMigrate = (state: StorageState, process: number): boolean =>
  ['running', 'io-error', 'paused'].includes(state.processes[process]!.run);

/** Formats that cannot be invalidated refuse; so does QEMU when nobody listens at the other end. */
function begin(world: World, state: StorageState, migration: number): void {
  const { source, destination } = world.machine!.migrations[migration]!;
  const { behaviour } = processOf(world, source).setup;
  const its = state.migrations[migration]!;
  const blocked = world.machine!.images.some(
    ({ format }) =>
      (format === 'blocked' && behaviour.blocks.includes('other')) ||
      (format === 'qed' && behaviour.blocks.includes('qed')),
  );
  if (blocked && applies(world, 'migration.blocked-formats-refuse')) its.status = 'refused';
  else its.status = isGone(world, state, destination) ? 'failed' : 'active';
}

function sourceMayGoOn(world: World, state: StorageState, migration: number, step: SourceStep): boolean {
  const its = state.migrations[migration]!;
  switch (step) {
    case 'pause':
      return its.status === 'active' || its.continued || !world.machine!.scripted;
    case 'await-acknowledgement':
      return its.acknowledgement === 'sent' && !isCut(state, world.machine!.migrations[migration]!.streamLink);
    case 'finish':
      return (
        !its.pagesMissing &&
        !(
          world.machine!.migrations[migration]!.handoff.postcopy &&
          its.stream === 'sent' &&
          !streamIsBroken(world, state, migration)
        )
      );
    default:
      return true;
  }
}

function applySource(
  world: World,
  state: StorageState,
  migration: number,
  step: SourceStep,
  variant: MachineVariant,
  chance: Chance,
): void {
  const its = state.migrations[migration]!;
  spend(world, state, chance, variant);
  const { source } = world.machine!.migrations[migration]!;
  const skipped = its.failing && !isNeeded(state, source, step);
  const outcome = skipped ? 'ok' : takeSourceStep(world, state, migration, step, variant);
  if (outcome === 'ok') {
    if (step === 'pause' && its.status === 'pre-switchover') return;
    its.source += 1;
    if (its.failing && its.source >= world.machine!.migrations[migration]!.handoff.sourceFails.length)
      settle(state, migration);
  } else if (its.failing) {
    // It cannot run again: paused, with or without an image.
    settle(state, migration);
    state.processes[world.machine!.migrations[migration]!.source]!.run = 'paused';
  } else failMigration(world, state, migration);
}

/** The list for failures is done with. */
function settle(state: StorageState, migration: number): void {
  const its = state.migrations[migration]!;
  its.failing = false;
  its.source = 0;
}

/** Past the point of no return of postcopy a failure leaves both paused; before it, the source goes back. */
export function failMigration(world: World, state: StorageState, migration: number): void {
  const { handoff, source } = world.machine!.migrations[migration]!;
  const its = state.migrations[migration]!;
  const own = state.processes[source]!;
  if (handoff.postcopy && its.stream !== 'none' && applies(world, 'migration.postcopy-has-no-way-back')) {
    its.status = 'postcopy-paused';
    own.run = 'postmigrate';
    return;
  }
  const stopped = own.run !== 'running';
  its.status = 'failed';
  its.source = 0;
  if (its.stream === 'none') its.stream = 'lost';
  its.failing = stopped && handoff.sourceFails.length > 0;
  if (stopped && !its.failing) own.run = 'postmigrate';
}

/** Between the first and the last byte the source may notice that something is wrong with the other end. */
function maySeeError(world: World, state: StorageState, migration: number): boolean {
  const { status, failing } = state.migrations[migration]!;
  return status === 'active' && !failing && streamIsBroken(world, state, migration);
}

function destinationActions(world: World, migration: number): MachineAction[] {
  const { destination, destinationSteps } = world.machine!.migrations[migration]!;
  const { name } = processOf(world, destination);
  const suffix = nameSuffix(world, migration, destination);
  const steps = [...new Set(destinationSteps)].map((step): MachineAction => {
    const chance = chanceOf(world, destination, step);
    const variants = variantsFor(world, chance);
    return {
      name: destinationStepName(world, migration, step),
      kind: `destination.${step}`,
      actor: name,
      choices: variants.map(({ label }) => label),
      ...variedBy(variants),
      enabled: (state, choice) =>
        nextDestinationStep(world, state, migration) === step &&
        destinationMayGoOn(world, state, migration, step) &&
        mayVary(world, state, chance, variants[choice]!) &&
        canReach(world, state, destination, step),
      apply: (state, choice) => {
        spend(world, state, chance, variants[choice]!);
        applyDestination(world, state, migration, step, variants[choice]!);
      },
    };
  });
  const breaks: MachineAction = {
    name: `${name}.loses-its-source${suffix}`,
    kind: 'destination.loses-its-source',
    actor: name,
    choices: [''],
    enabled: (state) =>
      nextDestinationStep(world, state, migration) === 'receive' &&
      stateIsMissing(world, state, migration) &&
      applies(world, 'migration.incomplete-state-ends-destination'),
    apply: (state) => quit(world, state, destination),
  };
  return [...steps, breaks];
}

function destinationMayGoOn(world: World, state: StorageState, migration: number, step: DestinationStep): boolean {
  const { streamLink, waitsForCont, destination } = world.machine!.migrations[migration]!;
  const its = state.migrations[migration]!;
  const own = state.processes[destination]!;
  if (its.stalled && !own.contOrdered) return false;
  switch (step) {
    case 'receive':
      return its.stream === 'sent' && !isCut(state, streamLink);
    case 'await-cont':
      return !waitsForCont || own.contOrdered;
    default:
      return true;
  }
}

export function applyDestination(
  world: World,
  state: StorageState,
  migration: number,
  step: DestinationStep,
  variant: MachineVariant,
): 'ok' | 'lock' | 'EIO' | 'aborted' {
  const { destination, destinationSteps, launchLength, waitsForCont } = world.machine!.migrations[migration]!;
  const { behaviour } = processOf(world, destination).setup;
  const its = state.migrations[migration]!;
  const own = state.processes[destination]!;
  const outcome = takeDestinationStep(world, state, migration, step, variant);
  if (step === 'receive' && outcome === 'ok' && waitsForCont) own.run = 'paused';
  const launching = its.destination < launchLength;
  if (outcome === 'ok') {
    its.stalled = false;
    its.destination += 1;
  } else if (outcome === 'aborted' || launching || step === 'receive' || step === 'open')
    quit(world, state, destination);
  else if (behaviour.activationErrorsCount || !applies(world, 'qemu.activation-errors-were-ignored')) {
    // It stays paused; cont would try again.
    own.run = 'paused';
    own.contOrdered = false;
    its.stalled = true;
    its.destination =
      launchLength +
      destinationSteps.slice(launchLength).findIndex((one) => one !== 'receive' && one !== 'acknowledge');
  } else its.destination += 1;
  return outcome;
}

/** Opening, reading and flushing wait for a storage that is waited for. */
function canReach(world: World, state: StorageState, process: number, step: SourceStep | DestinationStep): boolean {
  switch (step) {
    case 'open':
    case 'reopen':
      return awaited(world, state, processOf(world, process).main.open) === null;
    case 'flush':
    case 'flush-ignoring-errors':
    case 'inactivate':
    case 'close':
    case 'drain':
    case 'invalidate':
    case 'activate':
    case 'drop-cache':
    case 'probe':
    case 'read-geometry':
    case 'check': {
      const calls = callsOf(world, state, process);
      return calls === null || awaited(world, state, calls.fsync) === null;
    }
    default:
      return true;
  }
}

function chanceOf(world: World, process: number, step: SourceStep | DestinationStep): Chance {
  const none = certain(process);
  switch (step) {
    case 'open':
    case 'reopen':
    case 'invalidate':
      return { ...none, readsTables: true, loads: true };
    case 'check':
    case 'activate':
      return { ...none, readsTables: true };
    case 'drain':
    case 'start':
      return chanceOfRequest(world, process);
    case 'probe':
    case 'read-geometry':
      return { ...none, readsTables: true, readsData: true };
    case 'flush':
    case 'flush-ignoring-errors':
    case 'inactivate':
      return { ...none, flushes: true };
    case 'receive':
      return { ...none, loads: true };
    default:
      return none;
  }
}
