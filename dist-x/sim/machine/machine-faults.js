import { failMigration } from "./handoff-actions.js";
import { isGone } from "./network.js";
import { crash, kill } from "./process.js";
export function machineFaults(world) {
    const { setup, links, migrations, processes } = world.machine;
    const { faults } = setup;
    const actions = [];
    if (faults.messageLoss > 0)
        actions.push(...migrations.flatMap((_, migration) => losses(world, migration)));
    if (faults.linkCut > 0) {
        actions.push({
            name: 'network.cut',
            actor: 'network',
            choices: links,
            optional: true,
            enabled: (state, link) => state.machineBudget.linkCut > 0 && !state.cut[link],
            apply: (state, link) => {
                state.machineBudget.linkCut -= 1;
                state.cut[link] = true;
            },
        });
        if (!faults.cutsAreForGood)
            actions.push({
                name: 'network.heals',
                actor: 'network',
                choices: links,
                enabled: (state, link) => state.cut[link],
                apply: (state, link) => {
                    state.cut[link] = false;
                },
            });
    }
    if (faults.processKill > 0) {
        actions.push({
            name: 'host.kills',
            actor: 'host',
            choices: processes.map(({ name }) => name),
            optional: true,
            enabled: (state, process) => state.machineBudget.processKill > 0 && !['gone', 'absent'].includes(state.processes[process].run),
            apply: (state, process) => {
                state.machineBudget.processKill -= 1;
                kill(world, state, process);
            },
        });
    }
    if (faults.cancel > 0) {
        actions.push({
            name: 'management.cancels',
            actor: 'management',
            choices: migrations.map(({ setup: { source, destination } }) => `${source} to ${destination}`),
            optional: true,
            enabled: (state, migration) => state.machineBudget.cancel > 0 && mayCancel(world, state, migration),
            apply: (state, migration) => {
                state.machineBudget.cancel -= 1;
                cancel(world, state, migration);
            },
        });
    }
    return actions;
}
export function mayCancel(world, state, migration) {
    const { source } = world.machine.migrations[migration];
    const { status, failing } = state.migrations[migration];
    return (status === 'active' || status === 'pre-switchover') && !failing && !isGone(world, state, source);
}
/** migrate_cancel: the source goes back; the stream ends, but what is on its way may still arrive. */
export function cancel(world, state, migration) {
    failMigration(world, state, migration);
    if (state.migrations[migration].status === 'failed')
        state.migrations[migration].status = 'cancelled';
}
function losses(world, migration) {
    const { setup, arbiter } = world.machine.migrations[migration];
    const lose = (what, enabled, apply) => ({
        name: `network.loses-${what}-of-${setup.source}-to-${setup.destination}`,
        actor: 'network',
        choices: [''],
        optional: true,
        enabled: (state) => state.machineBudget.messageLoss > 0 && enabled(state),
        apply: (state) => {
            state.machineBudget.messageLoss -= 1;
            apply(state);
        },
    });
    const call = (state) => state.arbiters[migration].call;
    return [
        lose('state', (state) => state.migrations[migration].stream === 'sent', (state) => {
            state.migrations[migration].stream = 'lost';
        }),
        lose('acknowledgement', (state) => state.migrations[migration].acknowledgement === 'sent', (state) => {
            state.migrations[migration].acknowledgement = 'lost';
        }),
        ...(arbiter === null
            ? []
            : [
                lose('request-or-reply', (state) => ['requested', 'ok', 'error'].includes(call(state)), (state) => {
                    state.arbiters[migration].call = 'lost';
                }),
            ]),
    ];
}
/** Called by the storage model when a host goes down: its processes go with it, and an arbiter that lives there. */
export function crashProcesses(world, state, host) {
    if (world.machine === null)
        return;
    for (const [process, { host: its }] of world.machine.processes.entries())
        if (its === host && state.processes[process].run !== 'absent')
            crash(world, state, process);
    for (const [migration, { arbiterHostIndex, arbiter }] of world.machine.migrations.entries())
        if (arbiter !== null && arbiterHostIndex === host)
            state.arbiters[migration].up = false;
}
