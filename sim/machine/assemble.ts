/** From a virtual machine and its storage to the litmus test that the model runs. */

import type { StorageOptions } from '../storage/options.ts';
import type { Actor, FaultBudget, Handle, Litmus, Sector, Step } from '../storage/scenario.ts';
import { fileSectorsOf, fileSizeOf } from './layout.ts';
import type { MachineSetup, ProcessSetup } from './setup.ts';

/** A machine scenario before the sectors of its image files are known. */
export interface MachineScenario {
  readonly title: string;
  readonly storage: StorageOptions;
  readonly machine: MachineSetup;
  /** Processes and other actors, each with its host and node. */
  readonly actors: readonly Actor[];
  /** Handles of actors that are no QEMU process. */
  readonly handles: readonly Handle[];
  readonly steps: readonly Step[];
  readonly faults: FaultBudget;
  readonly registers: readonly string[];
}

/** Name of the handle through which a process does its I/O. */
export const IMAGE_HANDLE = 'image';
/** Name of the read-only handle that auto-read-only opens first. */
export const READ_ONLY_HANDLE = 'image-read-only';

export function assembleLitmus(scenario: MachineScenario): Litmus {
  const { title, storage, machine, actors, handles, steps, faults, registers } = scenario;
  const sectors: readonly Sector[] = fileSectorsOf(machine);
  return {
    title,
    storage,
    machine,
    actors,
    handles: [...handles, ...machine.processes.flatMap(handlesOf)],
    sectors,
    sizeSectors: fileSizeOf(machine, storage.kind === 'block' || storage.kind === 'rbd'),
    steps,
    faults,
    registers,
  };
}

function handlesOf({ name, cache, behaviour, autoReadOnly, readOnly }: ProcessSetup): Handle[] {
  const mode = cache.direct ? 'direct' : 'buffered';
  const synchronous = behaviour.writethroughBySync && !cache.writeback;
  const handle = { actor: name, mode, synchronous, openAtStart: false } as const;
  return [
    { ...handle, name: IMAGE_HANDLE, access: readOnly ? 'read-only' : 'read-write' },
    ...(autoReadOnly ? [{ ...handle, name: READ_ONLY_HANDLE, access: 'read-only' } as const] : []),
  ];
}
