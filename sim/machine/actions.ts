/** Everything that may happen above the storage, in fixed order, and when nothing of it is about to. */
import type { KindedAction as MachineAction } from '../storage/action-kinds.ts';
import type { StorageState } from '../storage/state.ts';
import type { World } from '../storage/world.ts';
import { arbiterActions } from './arbiter-actions.ts';
import { guestOf } from './guest.ts';
import { guestActions } from './guest-actions.ts';
import { handoffActions } from './handoff-actions.ts';
import { machineFaults } from './machine-faults.ts';

export interface MachineActions {
  readonly actions: readonly MachineAction[];
  readonly faults: readonly MachineAction[];
  /** True while source, destination and arbiter have nothing to do: only then does a script go on. */
  readonly idle: (state: StorageState) => boolean;
}

export function machineActions(world: World): MachineActions {
  if (world.machine === null) return { actions: [], faults: [], idle: () => true };
  const programs = [...handoffActions(world), ...arbiterActions(world)];
  const due = programs.filter(({ optional }) => optional !== true);
  return {
    actions: [...programs, ...guestActions(world)],
    faults: machineFaults(world),
    idle: (state) => !due.some(({ choices, enabled }) => choices.some((_, choice) => enabled(state, choice))),
  };
}

/** What the last action did wrong is said once: the next action begins with a clean slate. */
export function withFreshEvents(action: MachineAction): MachineAction {
  return {
    ...action,
    apply: (state, choice) => {
      clearEvents(state);
      action.apply(state, choice);
    },
  };
}

function clearEvents(state: StorageState): void {
  const { event } = guestOf(state);
  event.staleRead = false;
  event.staleMapping = false;
  event.staleSize = false;
  event.oldMemory = false;
  event.notDurable = false;
}
