/**
 * The third node at work. It asks the agents of source and destination, one request at a time, and hears `ok`, `error`,
 * or nothing. Whoever hears nothing cannot know whether the request was carried out.
 */
import type { Action } from '../model.ts';
import { fenceHost } from '../storage/faults.ts';
import type { StorageState } from '../storage/state.ts';
import { applies, type World } from '../storage/world.ts';
import type { ArbiterRequest, ArbiterStep } from './arbiters.ts';
import { processOf } from './file.ts';
import { nextDestinationStep } from './handoff-actions.ts';
import { continueSource } from './management.ts';
import { isCut, isGone } from './network.ts';
import { kill, quit } from './process.ts';
import { type MachineVariant, plain } from './variant.ts';
import { certain, type Chance, mayVary, variantsFor } from './variants.ts';

type MachineAction = Action<StorageState>;

export function arbiterActions(world: World): MachineAction[] {
  return world.machine!.migrations.flatMap(({ arbiter }, migration) =>
    arbiter === null ? [] : actionsOf(world, migration),
  );
}

function actionsOf(world: World, migration: number): MachineAction[] {
  const { arbiter } = world.machine!.migrations[migration]!;
  const { faults } = world.machine!.setup;
  const actor = 'arbiter';
  const step = (state: StorageState): ArbiterStep => arbiter!.steps[state.arbiters[migration]!.step]!;
  const up = (state: StorageState): boolean => state.arbiters[migration]!.up;
  const goTo = (state: StorageState, label: string): void => {
    state.arbiters[migration]!.step = arbiter!.steps.findIndex((one) => one.label === label);
    state.arbiters[migration]!.call = 'idle';
  };
  const kinds = arbiter!.steps.map(({ label }) => label);
  const mayAsk = (state: StorageState, choice: number): boolean =>
    up(state) && state.arbiters[migration]!.step === choice && step(state).kind === 'request' && state.arbiters[migration]!.call === 'idle';
  const ask = (state: StorageState): void => {
    state.arbiters[migration]!.call = 'requested';
  };
  const asks: MachineAction = {
    name: 'arbiter.asks',
    actor,
    choices: kinds,
    enabled: (state, choice) => mayAsk(state, choice) && !isInVain(world, state, migration, choice),
    apply: ask,
  };
  // It asks for ever, but a run in which nothing else can happen has come to its end.
  const asksInVain: MachineAction = {
    name: 'arbiter.asks-in-vain',
    actor,
    choices: kinds,
    optional: true,
    enabled: (state, choice) => mayAsk(state, choice) && isInVain(world, state, migration, choice),
    apply: ask,
  };
  // A source that runs again may read its image again.
  const chance: Chance = { ...certain(world.machine!.migrations[migration]!.source), readsTables: true };
  const orders = arbiter!.steps.flatMap((one, index) =>
    (one.kind === 'request' && one.request === 'resume' ? variantsFor(world, chance) : [plain]).map((variant) => ({
      index,
      variant,
    })),
  );
  const carriesOut: MachineAction = {
    name: 'agent.carries-out',
    actor: 'agent',
    choices: orders.map(({ index, variant }) => [kinds[index]!, variant.label].filter((text) => text !== '').join(', ')),
    enabled: (state, choice) => {
      const its = state.arbiters[migration]!;
      const one = step(state);
      const { index, variant } = orders[choice]!;
      return its.step === index && mayVary(world, state, chance, variant) && its.call === 'requested' && one.kind === 'request' && mayCarryOut(world, state, migration, one.request) && !isCut(state, linkTo(world, migration, one.to)) && hostIsUp(world, state, migration, one.to);
    },
    apply: (state, choice) => {
      const { index, variant } = orders[choice]!;
      const one = arbiter!.steps[index]!;
      if (one.kind === 'request') carryOut(world, state, migration, one.to, one.request, variant);
    },
  };
  const answers: MachineAction = {
    name: 'agent.answers',
    actor: 'agent',
    choices: kinds,
    enabled: (state, choice) => {
      const its = state.arbiters[migration]!;
      const one = step(state);
      return its.step === choice && its.call === 'running' && one.kind === 'request' && hostIsUp(world, state, migration, one.to) && resultOf(world, state, migration, one.request) !== null;
    },
    apply: (state, choice) => {
      const one = arbiter!.steps[choice]!;
      if (one.kind !== 'request') return;
      state.arbiters[migration]!.call = resultOf(world, state, migration, one.request) ?? 'error';
    },
  };
  const hears: MachineAction = {
    name: 'arbiter.hears',
    actor,
    choices: kinds,
    enabled: (state, choice) => {
      const its = state.arbiters[migration]!;
      const one = step(state);
      return up(state) && its.step === choice && (its.call === 'ok' || its.call === 'error') && one.kind === 'request' && !isCut(state, linkTo(world, migration, one.to));
    },
    apply: (state, choice) => {
      const one = arbiter!.steps[choice]!;
      if (one.kind === 'request') goTo(state, state.arbiters[migration]!.call === 'ok' ? one.ok : one.error);
    },
  };
  const hearsNothing: MachineAction = {
    name: 'arbiter.hears-nothing',
    actor,
    choices: kinds,
    enabled: (state, choice) => {
      const its = state.arbiters[migration]!;
      const one = step(state);
      if (!up(state) || its.step !== choice || one.kind !== 'request' || its.call === 'idle') return false;
      return its.call === 'lost' || isCut(state, linkTo(world, migration, one.to)) || !hostIsUp(world, state, migration, one.to);
    },
    apply: (state, choice) => {
      const one = arbiter!.steps[choice]!;
      if (one.kind === 'request') goTo(state, one.silence);
    },
  };
  const decides: MachineAction = {
    name: 'arbiter.decides',
    actor,
    choices: kinds,
    enabled: (state, choice) => up(state) && state.arbiters[migration]!.step === choice && step(state).kind === 'decide',
    apply: (state, choice) => {
      const one = arbiter!.steps[choice]!;
      if (one.kind !== 'decide') return;
      if (arbiter!.log && applies(world, 'arbiter.log-outlives-crash')) state.arbiters[migration]!.decided = one.outcome;
      goTo(state, one.then);
    },
  };
  const fences: MachineAction = {
    name: 'arbiter.fences',
    actor,
    choices: kinds,
    enabled: (state, choice) => up(state) && state.arbiters[migration]!.step === choice && step(state).kind === 'fence',
    apply: (state, choice) => {
      const one = arbiter!.steps[choice]!;
      if (one.kind === 'fence') goTo(state, fence(world, state, migration, one.node) ? one.then : one.unable);
    },
  };
  const crashes: MachineAction = {
    name: 'arbiter.crashes',
    actor,
    choices: [''],
    optional: true,
    enabled: (state) => up(state) && state.machineBudget.arbiterCrash > 0 && step(state).kind !== 'end',
    apply: (state) => {
      state.machineBudget.arbiterCrash -= 1;
      state.arbiters[migration]!.up = false;
    },
  };
  const restarts: MachineAction = {
    name: 'arbiter.restarts',
    actor,
    choices: [''],
    enabled: (state) => {
      const { arbiterHostIndex } = world.machine!.migrations[migration]!;
      return !up(state) && (arbiterHostIndex < 0 || state.hosts[arbiterHostIndex]!.up);
    },
    apply: (state) => {
      const its = state.arbiters[migration]!;
      its.up = true;
      goTo(state, arbiter!.recovery[its.decided === 'none' ? 'undecided' : its.decided]);
    },
  };
  return [asks, asksInVain, carriesOut, answers, hears, hearsNothing, decides, fences, ...(faults.arbiterCrash > 0 ? [crashes, restarts] : [])];
}

/** Nobody will ever answer, and silence leads back to the same question. */
function isInVain(world: World, state: StorageState, migration: number, index: number): boolean {
  const { arbiter, setup } = world.machine!.migrations[migration]!;
  const one = arbiter!.steps[index]!;
  if (one.kind !== 'request') return false;
  const then = arbiter!.steps.find(({ label }) => label === one.silence);
  // A process on a node that does not answer cannot be killed over the same link.
  const unable = setup.fencing === 'none' || setup.fencing === 'process-kill';
  const fencesInVain = then?.kind === 'fence' && unable && then.unable === one.label;
  if (one.silence !== one.label && !fencesInVain) return false;
  const cutForGood = isCut(state, linkTo(world, migration, one.to)) && world.machine!.setup.faults.cutsAreForGood;
  return cutForGood || !hostIsUp(world, state, migration, one.to);
}

function linkTo(world: World, migration: number, to: 'source' | 'destination'): number {
  const { sourceLink, destinationLink } = world.machine!.migrations[migration]!;
  return to === 'source' ? sourceLink : destinationLink;
}

function hostIsUp(world: World, state: StorageState, migration: number, to: 'source' | 'destination'): boolean {
  const its = world.machine!.migrations[migration]!;
  return state.hosts[processOf(world, to === 'source' ? its.source : its.destination).host]!.up;
}

/** An agent that is told to resume waits for the migration that is still under way (libvirt: the job is taken). */
function mayCarryOut(world: World, state: StorageState, migration: number, request: ArbiterRequest): boolean {
  if (request !== 'resume') return true;
  const { status, failing } = state.migrations[migration]!;
  const busy = status === 'active' || status === 'pre-switchover' || failing;
  return !busy || isGone(world, state, world.machine!.migrations[migration]!.source);
}

function carryOut(
  world: World,
  state: StorageState,
  migration: number,
  to: 'source' | 'destination',
  request: ArbiterRequest,
  variant: MachineVariant,
): void {
  const { source, destination } = world.machine!.migrations[migration]!;
  const its = state.migrations[migration]!;
  state.arbiters[migration]!.call = 'running';
  switch (request) {
    case 'prepare':
      its.launched = true;
      return;
    case 'perform':
      its.ordered = true;
      return;
    case 'query':
      return;
    case 'cont':
      state.processes[destination]!.contOrdered = true;
      return;
    case 'kill':
      quit(world, state, to === 'source' ? source : destination);
      return;
    case 'resume':
      if (state.processes[source]!.run !== 'running') continueSource(world, state, source, variant);
      return;
  }
}

/** @returns null while there is nothing to say yet */
function resultOf(world: World, state: StorageState, migration: number, request: ArbiterRequest): 'ok' | 'error' | null {
  const { source, destination, launchLength } = world.machine!.migrations[migration]!;
  const its = state.migrations[migration]!;
  const sourceRun = state.processes[source]!.run;
  const { run, contOrdered } = state.processes[destination]!;
  switch (request) {
    case 'prepare':
      if (isGone(world, state, destination)) return 'error';
      return its.destination >= launchLength ? 'ok' : null;
    case 'perform':
      if (sourceRun === 'gone') return 'error';
      if (its.status === 'completed') return 'ok';
      return (its.status === 'failed' || its.status === 'refused' || its.status === 'cancelled') && !its.failing ? 'error' : null;
    case 'query':
      if (isGone(world, state, destination)) return 'error';
      if (its.stream !== 'received') return null;
      // Ready is who has done all that comes before cont; who has stopped on the way says so.
      if (nextDestinationStep(world, state, migration) === 'await-cont') return 'ok';
      return its.stalled ? 'error' : null;
    case 'cont':
      if (run === 'running') return 'ok';
      if (run === 'gone') return 'error';
      // It was told, and stopped again because it could not activate its images.
      return its.stalled && !contOrdered ? 'error' : null;
    case 'kill':
      return 'ok';
    case 'resume':
      return sourceRun === 'running' ? 'ok' : 'error';
  }
}

/** @returns false where there is no way to fence */
function fence(world: World, state: StorageState, migration: number, node: 'source' | 'destination'): boolean {
  const its = world.machine!.migrations[migration]!;
  const process = node === 'source' ? its.source : its.destination;
  const { host, view } = processOf(world, process);
  switch (its.setup.fencing) {
    case 'none':
      return false;
    case 'process-kill':
      // Whoever does not answer cannot confirm that a process is dead.
      if (!state.hosts[host]!.up || isCut(state, linkTo(world, migration, node))) return false;
      kill(world, state, process);
      return true;
    case 'power':
      fenceHost(world, state, host);
      return true;
    case 'reservation':
      state.views[view]!.blocklisted = true;
      return true;
  }
}
