import { arbiterActions } from "./arbiter-actions.js";
import { guestOf } from "./guest.js";
import { guestActions } from "./guest-actions.js";
import { handoffActions } from "./handoff-actions.js";
import { machineFaults } from "./machine-faults.js";
export function machineActions(world) {
    if (world.machine === null)
        return { actions: [], faults: [], idle: () => true };
    const programs = [...handoffActions(world), ...arbiterActions(world)];
    const due = programs.filter(({ optional }) => optional !== true);
    return {
        actions: [...programs, ...guestActions(world)],
        faults: machineFaults(world),
        idle: (state) => !due.some(({ choices, enabled }) => choices.some((_, choice) => enabled(state, choice))),
    };
}
/** What the last action did wrong is said once: the next action begins with a clean slate. */
export function withFreshEvents(action) {
    return {
        ...action,
        apply: (state, choice) => {
            clearEvents(state);
            action.apply(state, choice);
        },
    };
}
function clearEvents(state) {
    const { event } = guestOf(state);
    event.staleRead = false;
    event.staleMapping = false;
    event.staleSize = false;
    event.oldMemory = false;
    event.notDurable = false;
}
