import { crashHost, crashServer, losePower } from "./faults.js";
import { lateWrite } from "./medium.js";
import { applies } from "./world.js";
export function faultActions(world) {
    const { faults } = world.litmus;
    const server = fault('storage.crash', 'storage', (state) => state.budget.serverCrash > 0 && state.server.up, (state) => {
        state.budget.serverCrash -= 1;
        crashServer(world, state, true);
    });
    const power = fault('storage.power-loss', 'storage', (state) => state.budget.powerLoss > 0, (state) => {
        state.budget.powerLoss -= 1;
        losePower(world, state);
    });
    return [
        ...world.hosts.flatMap((_, host) => hostFaults(world, host)),
        ...(faults.serverCrash > 0 ? [server] : []),
        ...(faults.powerLoss > 0 ? [power] : []),
        ...(world.dimensions.duplicateSectors > 0 ? [duplicateArrives(world)] : []),
    ];
}
/** How often a fault may strike a host: the budget of the actor on it that has the largest. */
export function hostBudget(world, host, budget) {
    const actors = world.litmus.actors.filter((actor) => actor.host === world.hosts[host]);
    return Math.max(0, ...actors.map(({ name }) => budget[name] ?? 0));
}
function hostFaults(world, host) {
    const { hostCrash, partition } = world.litmus.faults;
    const name = world.hosts[host];
    const crash = fault(`${name}.crash`, name, (state) => state.budget.hostCrash[host] > 0 && state.hosts[host].up, (state) => {
        state.budget.hostCrash[host] = state.budget.hostCrash[host] - 1;
        crashHost(world, state, host);
    });
    const losePath = fault(`${name}.lose-path`, name, (state) => state.budget.partition[host] > 0 && state.hosts[host].up && state.hosts[host].connected, (state) => {
        state.budget.partition[host] = state.budget.partition[host] - 1;
        state.hosts[host].connected = false;
    });
    return [
        ...(hostBudget(world, host, hostCrash) > 0 ? [crash] : []),
        ...(hostBudget(world, host, partition) > 0 ? [losePath] : []),
    ];
}
function fault(name, actor, enabled, apply) {
    return { name, actor, choices: [''], optional: true, enabled, apply };
}
/** The delayed copy of a WRITE arrives. With a reply cache in the way the server recognises it and does nothing. */
function duplicateArrives(world) {
    return {
        name: 'storage.delayed-write-arrives',
        actor: 'storage',
        choices: [''],
        optional: true,
        enabled: (state) => state.duplicate.pending && state.server.up,
        apply: (state) => {
            const ignored = recognisesDuplicates(world);
            state.duplicate.pending = false;
            for (let sector = 0; sector < state.duplicate.sent.length; sector++) {
                if (state.duplicate.sent[sector] && !ignored)
                    lateWrite(world, state, sector, state.duplicate.data[sector]);
                state.duplicate.sent[sector] = false;
                state.duplicate.data[sector] = 0;
            }
        },
    };
}
function recognisesDuplicates(world) {
    const { nfs } = world.features;
    if (nfs === null)
        return false;
    const rule = nfs.version === '4.1' || nfs.version === '4.2'
        ? 'nfs4.session-replies-once'
        : nfs.transport === 'tcp'
            ? 'nfs.tcp-delivers-once'
            : null;
    return rule !== null && applies(world, rule);
}
