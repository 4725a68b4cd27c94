import { problem, quote, unknownWord } from "./problems.js";
export const faultRules = {
    'host-crash': { perHost: true, meaning: 'the host of the actor loses power and stays off' },
    partition: {
        perHost: true,
        only: ['block', 'nfs', 'cluster-lock', 'cephfs', 'gluster', 'rbd'],
        meaning: 'the host of the actor loses its path to the storage',
    },
    'flush-error': { perHost: true, meaning: 'a flush on the host of the actor fails with EIO' },
    'delayed-duplicate': {
        perHost: true,
        only: ['nfs'],
        meaning: 'a second copy of a write request of the host arrives late',
    },
    'server-crash': { perHost: false, only: ['nfs'], meaning: 'the server stops, loses its memory, and comes back' },
    'power-loss': { perHost: false, only: ['block', 'nfs'], meaning: 'the target or server loses its volatile memory' },
};
/** The budgets of a file; what it does not mention never happens. */
export function readFaults(reading, kind, actors) {
    const { document, tree, problems } = reading;
    const faults = document.faults ?? {};
    for (const key of Object.keys(faults)) {
        const rule = Object.hasOwn(faultRules, key) ? faultRules[key] : undefined;
        if (kind === undefined || rule?.only === undefined || rule.only.includes(kind))
            continue;
        const message = `faults: ${quote(key)} is impossible on ${kind} storage`;
        problems.push(problem('V044', tree.key(['faults', key]), message, { hint: `possible on: ${rule.only.join(', ')}` }));
    }
    const perHost = (name) => {
        const budgets = faults[name] ?? {};
        const names = actors.map((actor) => actor.name);
        for (const actor of Object.keys(budgets)) {
            if (names.includes(actor))
                continue;
            const message = `faults.${name}: unknown actor ${quote(actor)}`;
            problems.push(unknownWord('V021', tree.key(['faults', name, actor]), message, actor, names));
        }
        return Object.fromEntries(Object.entries(budgets).filter(([, count]) => count > 0));
    };
    return {
        hostCrash: perHost('host-crash'),
        partition: perHost('partition'),
        flushError: perHost('flush-error'),
        delayedDuplicate: perHost('delayed-duplicate'),
        serverCrash: faults['server-crash'] ?? 0,
        powerLoss: faults['power-loss'] ?? 0,
    };
}
