/**
 * The third node at work. It asks the agents of source and destination, one request at a time, and hears `ok`, `error`,
 * or nothing. Whoever hears nothing cannot know whether the request was carried out.
 */

import type { KindedAction as MachineAction } from '../storage/action-kinds.ts';
import { variedBy } from '../storage/chances.ts';
import type { StorageState } from '../storage/state.ts';
import { applies, type World } from '../storage/world.ts';
import { carryOut, fence, hostIsUp, isInVain, linkTo, mayCarryOut, resultOf } from './agent.ts';
import type { ArbiterStep } from './arbiters.ts';
import { isCut } from './network.ts';
import { plain } from './variant.ts';
import { type Chance, certain, mayVary, variantsFor } from './variants.ts';

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
    up(state) &&
    state.arbiters[migration]!.step === choice &&
    step(state).kind === 'request' &&
    state.arbiters[migration]!.call === 'idle';
  const ask = (state: StorageState): void => {
    state.arbiters[migration]!.call = 'requested';
  };
  const asks: MachineAction = {
    name: 'arbiter.asks',
    kind: 'arbiter.asks',
    actor,
    choices: kinds,
    enabled: (state, choice) => mayAsk(state, choice) && !isInVain(world, state, migration, choice),
    apply: ask,
  };
  // It asks for ever, but a run in which nothing else can happen has come to its end.
  const asksInVain: MachineAction = {
    name: 'arbiter.asks-in-vain',
    kind: 'arbiter.asks-in-vain',
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
    kind: 'agent.carries-out',
    actor: 'agent',
    choices: orders.map(({ index, variant }) =>
      [kinds[index]!, variant.label].filter((text) => text !== '').join(', '),
    ),
    ...variedBy(orders.map(({ variant }) => variant)),
    enabled: (state, choice) => {
      const its = state.arbiters[migration]!;
      const one = step(state);
      const { index, variant } = orders[choice]!;
      return (
        its.step === index &&
        mayVary(world, state, chance, variant) &&
        its.call === 'requested' &&
        one.kind === 'request' &&
        mayCarryOut(world, state, migration, one.request) &&
        !isCut(state, linkTo(world, migration, one.to)) &&
        hostIsUp(world, state, migration, one.to)
      );
    },
    apply: (state, choice) => {
      const { index, variant } = orders[choice]!;
      const one = arbiter!.steps[index]!;
      if (one.kind === 'request') carryOut(world, state, migration, one.to, one.request, variant);
    },
  };
  const answers: MachineAction = {
    name: 'agent.answers',
    kind: 'agent.answers',
    actor: 'agent',
    choices: kinds,
    enabled: (state, choice) => {
      const its = state.arbiters[migration]!;
      const one = step(state);
      return (
        its.step === choice &&
        its.call === 'running' &&
        one.kind === 'request' &&
        hostIsUp(world, state, migration, one.to) &&
        resultOf(world, state, migration, one.request) !== null
      );
    },
    apply: (state, choice) => {
      const one = arbiter!.steps[choice]!;
      if (one.kind !== 'request') return;
      state.arbiters[migration]!.call = resultOf(world, state, migration, one.request) ?? 'error';
    },
  };
  const hears: MachineAction = {
    name: 'arbiter.hears',
    kind: 'arbiter.hears',
    actor,
    choices: kinds,
    enabled: (state, choice) => {
      const its = state.arbiters[migration]!;
      const one = step(state);
      return (
        up(state) &&
        its.step === choice &&
        (its.call === 'ok' || its.call === 'error') &&
        one.kind === 'request' &&
        !isCut(state, linkTo(world, migration, one.to))
      );
    },
    apply: (state, choice) => {
      const one = arbiter!.steps[choice]!;
      if (one.kind === 'request') goTo(state, state.arbiters[migration]!.call === 'ok' ? one.ok : one.error);
    },
  };
  const hearsNothing: MachineAction = {
    name: 'arbiter.hears-nothing',
    kind: 'arbiter.hears-nothing',
    actor,
    choices: kinds,
    enabled: (state, choice) => {
      const its = state.arbiters[migration]!;
      const one = step(state);
      if (!up(state) || its.step !== choice || one.kind !== 'request' || its.call === 'idle') return false;
      return (
        its.call === 'lost' ||
        isCut(state, linkTo(world, migration, one.to)) ||
        !hostIsUp(world, state, migration, one.to)
      );
    },
    apply: (state, choice) => {
      const one = arbiter!.steps[choice]!;
      if (one.kind === 'request') goTo(state, one.silence);
    },
  };
  const decides: MachineAction = {
    name: 'arbiter.decides',
    kind: 'arbiter.decides',
    actor,
    choices: kinds,
    enabled: (state, choice) =>
      up(state) && state.arbiters[migration]!.step === choice && step(state).kind === 'decide',
    apply: (state, choice) => {
      const one = arbiter!.steps[choice]!;
      if (one.kind !== 'decide') return;
      if (arbiter!.log && applies(world, 'arbiter.log-outlives-crash'))
        state.arbiters[migration]!.decided = one.outcome;
      goTo(state, one.next);
    },
  };
  const fences: MachineAction = {
    name: 'arbiter.fences',
    kind: 'arbiter.fences',
    actor,
    choices: kinds,
    enabled: (state, choice) => up(state) && state.arbiters[migration]!.step === choice && step(state).kind === 'fence',
    apply: (state, choice) => {
      const one = arbiter!.steps[choice]!;
      if (one.kind === 'fence') goTo(state, fence(world, state, migration, one.node) ? one.next : one.unable);
    },
  };
  const crashes: MachineAction = {
    name: 'arbiter.crashes',
    kind: 'fault.arbiter-crashes',
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
    kind: 'arbiter.restarts',
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
  return [
    asks,
    asksInVain,
    carriesOut,
    answers,
    hears,
    hearsNothing,
    decides,
    fences,
    ...(faults.arbiterCrash > 0 ? [crashes, restarts] : []),
  ];
}
