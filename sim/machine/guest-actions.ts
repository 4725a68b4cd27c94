/** What the guest does unscripted, what QEMU does by itself, and what the management asks for. */

import type { KindedAction as MachineAction } from '../storage/action-kinds.ts';
import { variedBy } from '../storage/chances.ts';
import { awaited } from '../storage/reach.ts';
import type { StorageState } from '../storage/state.ts';
import { applies, type World } from '../storage/world.ts';
import { hasNewValue, newValue } from './dead-values.ts';
import { callsOf, processOf } from './file.ts';
import { completeRequest, guestFlush, guestOf, guestRead, guestWrite } from './guest.ts';
import { header } from './layout.ts';
import { clearNeedsCheck } from './qed.ts';
import { resizeImage } from './resize.ts';
import { fieldOf } from './tables.ts';
import { cachedOf, imageOf } from './tables-in-file.ts';
import {
  type Chance,
  certain,
  chanceOfRead,
  chanceOfRequest,
  chanceOfWrite,
  mayVary,
  sendsRequests,
  spend,
  variantsFor,
} from './variants.ts';

export function guestActions(world: World): MachineAction[] {
  const { processes, setup } = world.machine!;
  return processes.flatMap(({ setup: process }, index) => {
    if (process.program !== 'qemu') return [];
    const unscripted = setup.workload === null ? [] : workloadActions(world, index);
    return [...unscripted, ...spontaneous(world, index)];
  });
}

function workloadActions(world: World, process: number): MachineAction[] {
  const { workload } = world.machine!.setup;
  const { name } = processOf(world, process);
  const runs = (state: StorageState) => state.processes[process]!.run === 'running';
  const actions: MachineAction[] = [];
  if (workload!.writes > 0) actions.push(writes(world, process));
  if (workload!.reads > 0) actions.push(reads(world, process));
  if (workload!.flushes > 0) {
    const chance: Chance = { ...certain(process), flushes: true };
    const variants = variantsFor(world, chance);
    actions.push({
      name: `${name}.guest-flushes`,
      kind: 'guest.flushes',
      actor: `guest on ${name}`,
      choices: variants.map(({ label }) => label),
      ...variedBy(variants),
      enabled: (state, choice) =>
        runs(state) &&
        guestOf(state).left.flushes > 0 &&
        mayVary(world, state, chance, variants[choice]!) &&
        reaches(world, state, process),
      apply: (state, choice) => {
        if (!workload!.anyNumber) guestOf(state).left.flushes -= 1;
        spend(world, state, chance, variants[choice]!);
        guestFlush(world, state, process, variants[choice]!);
      },
    });
  }
  if (workload!.resizes > 0) {
    actions.push({
      name: `${name}.block-resize`,
      kind: 'management.block-resize',
      actor: 'management',
      choices: world.machine!.setup.guestSizes.map((size) => `to ${size} sectors`),
      enabled: (state, size) =>
        runs(state) &&
        guestOf(state).left.resizes > 0 &&
        guestOf(state).size !== size &&
        reaches(world, state, process),
      apply: (state, size) => {
        guestOf(state).left.resizes -= 1;
        resizeImage(world, state, process, size);
      },
    });
  }
  return actions;
}

function writes(world: World, process: number): MachineAction {
  const { machine } = world;
  const { name } = processOf(world, process);
  const { inFlight, anyNumber } = machine!.setup.workload!;
  const instances = machine!.workloadSectors.flatMap((guestSector) => {
    const chance = chanceOfWrite(world, process, guestSector);
    return variantsFor(world, chance).map((variant) => ({ chance, variant }));
  });
  return {
    name: `${name}.guest-writes`,
    kind: 'guest.writes',
    actor: `guest on ${name}`,
    choices: instances.map(({ chance, variant }) => labelled(world, chance, variant.label)),
    ...variedBy(instances.map(({ variant }) => variant)),
    enabled: (state, choice) => {
      const { chance, variant } = instances[choice]!;
      return (
        state.processes[process]!.run === 'running' &&
        guestOf(state).left.writes > 0 &&
        guestOf(state).request.status === 'none' &&
        knowsOf(world, state, chance.guestSector) &&
        mayVary(world, state, chance, variant) &&
        reaches(world, state, process) &&
        (!anyNumber || hasNewValue(world, state))
      );
    },
    apply: (state, choice) => {
      const guest = guestOf(state);
      const { chance, variant } = instances[choice]!;
      const value = anyNumber ? newValue(world, state) : machine!.dataValues - guest.left.writes;
      if (!anyNumber) guest.left.writes -= 1;
      if (!inFlight) {
        guestWrite(world, state, process, chance.guestSector, value, variant);
        return;
      }
      guest.request.status = 'in-flight';
      guest.request.process = process;
      guest.request.sector = chance.guestSector;
      guest.request.value = value;
    },
  };
}

function reads(world: World, process: number): MachineAction {
  const { machine } = world;
  const { name } = processOf(world, process);
  const { anyNumber } = machine!.setup.workload!;
  const instances = machine!.workloadSectors.flatMap((guestSector) => {
    const chance = chanceOfRead(process, guestSector);
    return variantsFor(world, chance).map((variant) => ({ chance, variant }));
  });
  return {
    name: `${name}.guest-reads`,
    kind: 'guest.reads',
    actor: `guest on ${name}`,
    choices: instances.map(({ chance, variant }) => labelled(world, chance, variant.label)),
    ...variedBy(instances.map(({ variant }) => variant)),
    enabled: (state, choice) => {
      const { chance, variant } = instances[choice]!;
      const guest = guestOf(state);
      return (
        state.processes[process]!.run === 'running' &&
        guest.left.reads > 0 &&
        knowsOf(world, state, chance.guestSector) &&
        mayVary(world, state, chance, variant) &&
        reaches(world, state, process)
      );
    },
    apply: (state, choice) => {
      const { chance, variant } = instances[choice]!;
      if (!anyNumber) guestOf(state).left.reads -= 1;
      guestRead(world, state, process, chance.guestSector, variant);
    },
  };
}

/** A guest only uses what it believes its disk to have. */
function knowsOf(world: World, state: StorageState, guestSector: number): boolean {
  const { address, length } = world.machine!.setup.guestSectors[guestSector]!;
  return address + length <= world.machine!.setup.guestSizes[guestOf(state).size]!;
}

function labelled(world: World, { guestSector }: Chance, label: string): string {
  const { name } = world.machine!.setup.guestSectors[guestSector]!;
  return label === '' ? name : `${name}, ${label}`;
}

/** I/O to a storage that is waited for does not even start where it cannot be reached. */
function reaches(world: World, state: StorageState, process: number): boolean {
  const calls = callsOf(world, state, process);
  if (calls === null) return true;
  return awaited(world, state, calls.size) === null && awaited(world, state, calls.write[0]!) === null;
}

function spontaneous(world: World, process: number): MachineAction[] {
  const { name } = processOf(world, process);
  const chance = chanceOfRequest(world, process);
  const variants = variantsFor(world, chance);
  const completes: MachineAction = {
    name: `${name}.request-completes`,
    kind: 'guest.request-completes',
    actor: name,
    choices: variants.map(({ label }) => label),
    ...variedBy(variants),
    enabled: (state, choice) => {
      const { request } = guestOf(state);
      return (
        request.status === 'in-flight' &&
        request.process === process &&
        mayVary(world, state, chance, variants[choice]!) &&
        reaches(world, state, process)
      );
    },
    apply: (state, choice) => completeRequest(world, state, process, variants[choice]!),
  };
  const timer: MachineAction = {
    name: `${name}.need-check-timer`,
    kind: 'qed.need-check-timer',
    actor: name,
    choices: [''],
    plainness: () => 'spontaneous',
    enabled: (state) => {
      const own = state.processes[process]!;
      const layout = imageOf(world, 0);
      const cached = cachedOf(state, process, 0);
      return (
        own.run === 'running' &&
        cached.loaded &&
        fieldOf(layout.headerCode, cached.header, header.dirty) === 1 &&
        reaches(world, state, process) &&
        applies(world, 'qed.timer-clears-need-check')
      );
    },
    apply: (state) => {
      clearNeedsCheck(world, state, process, 0);
    },
  };
  const isQed = imageOf(world, 0).format === 'qed' && !world.quiet;
  return [...(sendsRequests(world) ? [completes] : []), ...(isQed ? [timer] : [])];
}
