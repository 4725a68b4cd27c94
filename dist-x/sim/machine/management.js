import { applyDestination, nextDestinationStep } from "./handoff-actions.js";
import { isGone } from "./network.js";
import { run } from "./process.js";
import { isNeeded, takeSourceStep } from "./steps.js";
/**
 * cont on a source that has stopped: it takes the steps its handoff has for going back.
 *
 * @returns `refused` while the migration is not over
 * @source  QEMU monitor/qmp-cmds.c qmp_cont
 */
export function continueSource(world, state, process, variant) {
    const own = state.processes[process];
    if (own.run === 'finish-migrate' || own.run === 'inmigrate')
        return 'refused';
    if (own.run === 'gone' || own.run === 'absent')
        return 'gone';
    if (own.run === 'running')
        return 'ok';
    const migration = world.machine.migrations.findIndex(({ source }, index) => source === process && state.migrations[index].status !== 'none');
    if (migration < 0) {
        run(state, process);
        return 'ok';
    }
    const { handoff } = world.machine.migrations[migration];
    if (handoff.postcopy &&
        state.migrations[migration].stream !== 'none' &&
        state.migrations[migration].status !== 'failed')
        return 'refused';
    const steps = handoff.sourceFails.length > 0 ? handoff.sourceFails : ['resume'];
    for (const step of steps) {
        if (!isNeeded(state, process, step))
            continue;
        const outcome = takeSourceStep(world, state, migration, step, variant);
        if (outcome !== 'ok')
            return outcome;
    }
    return 'ok';
}
/** cont on a destination: it takes the steps that are left. @returns `ok`, or why it does not run */
export function continueDestination(world, state, process, variant) {
    const migration = world.machine.migrations.findIndex(({ destination }) => destination === process);
    if (migration < 0)
        return null;
    const own = state.processes[process];
    if (own.run === 'running' || isGone(world, state, process))
        return null;
    own.contOrdered = true;
    // Remembered: it will run as soon as it has everything.
    if (state.migrations[migration].stream !== 'received')
        return 'ok';
    for (;;) {
        const step = nextDestinationStep(world, state, migration);
        if (step === null)
            return state.processes[process].run === 'running' ? 'ok' : 'refused';
        const outcome = applyDestination(world, state, migration, step, variant);
        if (outcome !== 'ok')
            return outcome;
    }
}
