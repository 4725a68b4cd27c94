import { bool, defineState, oneOf, perSector, version } from "../state.js";
export function mig({ sectors, versions, fix }) {
    const labels = Array.from({ length: sectors }, (_, sector) => `sector ${sector}`);
    const perSectorAction = (name, enabled, apply) => ({ name, actor: name.split('.')[0] ?? name, choices: labels, enabled, apply });
    return {
        name: `mig ${sectors} sectors ${versions} versions ${fix ? 'fixed' : 'unfixed'}`,
        shape: migShape(sectors, versions),
        actions: [
            perSectorAction('source.write', (state, sector) => state.phase === 'running' && at(state.latest, sector) < versions, (state, sector) => {
                state.latest[sector] = at(state.latest, sector) + 1;
                state.sourceCache[sector] = at(state.latest, sector) + 1;
            }),
            perSectorAction('source.flush', (state, sector) => state.phase !== 'moved' && at(state.sourceCache, sector) !== 0 && !isClean(state, sector), (state, sector) => {
                state.disk[sector] = at(state.sourceCache, sector) - 1;
            }),
            perSectorAction('source.evict', (state, sector) => state.phase === 'running' && at(state.sourceCache, sector) !== 0 && isClean(state, sector), (state, sector) => {
                state.sourceCache[sector] = 0;
            }),
            perSectorAction('target.prime', (state, sector) => state.phase !== 'moved' && at(state.targetCache, sector) === 0, (state, sector) => {
                state.targetCache[sector] = at(state.disk, sector) + 1;
            }),
            perSectorAction('target.evict', (state, sector) => at(state.targetCache, sector) !== 0, (state, sector) => {
                state.targetCache[sector] = 0;
            }),
            perSectorAction('target.read', (state) => state.phase === 'moved', (state, sector) => {
                if (at(state.targetCache, sector) === 0)
                    state.targetCache[sector] = at(state.disk, sector) + 1;
                if (at(state.targetCache, sector) !== at(state.latest, sector) + 1)
                    state.staleRead = true;
            }),
            perSectorAction('target.write', (state, sector) => state.phase === 'moved' && at(state.latest, sector) < versions, (state, sector) => {
                state.latest[sector] = at(state.latest, sector) + 1;
                state.targetCache[sector] = at(state.latest, sector) + 1;
                state.disk[sector] = at(state.latest, sector);
            }),
            {
                name: 'source.pause',
                actor: 'source',
                choices: [''],
                enabled: (state) => state.phase === 'running',
                apply: (state) => {
                    state.phase = 'paused';
                },
            },
            {
                name: 'target.take-over',
                actor: 'target',
                choices: [''],
                enabled: (state) => {
                    if (state.phase !== 'paused')
                        return false;
                    for (let sector = 0; sector < sectors; sector++) {
                        if (at(state.sourceCache, sector) !== 0 && !isClean(state, sector))
                            return false;
                    }
                    return true;
                },
                apply: (state) => {
                    state.phase = 'moved';
                    for (let sector = 0; sector < sectors; sector++) {
                        state.sourceCache[sector] = 0;
                        if (fix)
                            state.targetCache[sector] = 0;
                    }
                },
            },
        ],
        properties: [
            {
                name: 'no-stale-read',
                kind: 'always',
                holds: (state) => !state.staleRead,
                explain: (state) => state.staleRead ? 'the target read a version older than the latest write' : 'every read saw the latest write',
            },
            {
                name: 'target-writes',
                kind: 'sometimes',
                holds: (state) => state.phase === 'moved' && state.disk.some((held) => held === versions),
                explain: (state) => `the machine is ${state.phase}, the disk holds versions ${state.disk.join(' ')}`,
            },
        ],
    };
}
/** Caches hold 0 for 'not cached', else one more than the version. */
function migShape(sectors, versions) {
    return defineState({
        phase: oneOf('running', 'paused', 'moved'),
        latest: perSector(sectors, version(versions)),
        disk: perSector(sectors, version(versions)),
        sourceCache: perSector(sectors, version(versions + 1)),
        targetCache: perSector(sectors, version(versions + 1)),
        staleRead: bool(),
    });
}
function isClean(state, sector) {
    return at(state.sourceCache, sector) === at(state.disk, sector) + 1;
}
function at(versions, sector) {
    return versions[sector];
}
