/**
 * When write-back can matter. Writing a page back changes nothing for its own host; others see it only when they look
 * at the storage, and a loss only when something can be lost. Where neither can happen next, write-back may as well
 * happen later, so it is not explored yet. (A step that flushes does not need it.)
 */
import type { StorageState } from '../storage/state.ts';
import type { World } from '../storage/world.ts';
import { guestOf } from './guest.ts';
import { isGone } from './network.ts';

/** May somebody who does not go through this cache look at the storage before this host acts again? */
export function someoneMayLook(world: World, state: StorageState, view: number): boolean {
  const { machine } = world;
  if (
    machine === null ||
    !world.reduces['late-write-back'] ||
    losesSomething(world) ||
    mayOverwrite(world, state, view)
  )
    return true;
  for (const [process, { view: its }] of machine.processes.entries())
    if (its !== view && mayAct(world, state, process)) return true;
  return world.steps.some((step, index) => !state.steps[index] && step.view !== view && !step.ofMachine);
}

/**
 * What is dirty now may be overwritten before anybody looks, and then nobody would ever find it. That matters where
 * registers tell one old value from another; a property is violated by all of them alike.
 */
function mayOverwrite(world: World, state: StorageState, view: number): boolean {
  if (world.registers.length === 0) return false;
  const { request, left } = guestOf(state);
  for (const [process, { view: its }] of world.machine!.processes.entries()) {
    if (its !== view) continue;
    if (request.status !== 'none' && request.process === process) return true;
    if (left.writes > 0 && state.processes[process]!.run === 'running') return true;
  }
  return world.steps.some(
    (step, index) => !state.steps[index] && step.view === view && overwriting.includes(step.operation.kind),
  );
}

const overwriting: readonly string[] = [
  'vm-write',
  'vm-submit',
  'vm-flush',
  'block-resize',
  'snapshot',
  'commit',
  'migrate',
  'stop',
];

/** A process that waits for the state of the guest, or is not there, does no I/O until something else has happened. */
function mayAct(world: World, state: StorageState, process: number): boolean {
  const { run } = state.processes[process]!;
  if (run === 'gone') return false;
  const migration = world.machine!.migrations.findIndex(({ destination }) => destination === process);
  if (migration < 0 || run === 'running') return run !== 'absent' || world.machine!.scripted;
  const { destinationSteps } = world.machine!.migrations[migration]!;
  const its = state.migrations[migration]!;
  if (!its.launched) return false;
  const step = destinationSteps[its.destination];
  if (step === undefined) return true;
  return !isGone(world, state, process) && !(step === 'receive' && its.stream === 'none');
}

/** Can anything be lost that was written, or found out to be? */
export function losesSomething({ litmus, dimensions }: World): boolean {
  const { hostCrash, partition, flushError, serverCrash, powerLoss } = litmus.faults;
  const faults = [hostCrash, partition, flushError].some((budget) => Object.values(budget).some((count) => count > 0));
  const steps = ['crash', 'fence', 'server-crash', 'power-loss', 'partition', 'image-check', 'dirty-flag', 'bitmap'];
  return (
    faults ||
    serverCrash + powerLoss > 0 ||
    dimensions.stableSectors > 0 ||
    litmus.steps.some(({ operation }) => steps.includes(operation.kind)) ||
    (litmus.machine?.migrations.some(({ fencing }) => fencing !== 'none') ?? false) ||
    (litmus.machine?.faults.processKill ?? 0) > 0
  );
}
