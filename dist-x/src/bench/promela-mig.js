/**
 * `mig` in Promela: one process that repeats one atomic step. One process, because SPIN would otherwise count the
 * program counters of several as states; d_step, so that no state in the middle of a step is stored.
 */
export function migPromela({ sectors, versions, fix }) {
    const indices = Array.from({ length: sectors }, (_, sector) => sector);
    const isClean = (sector) => `sourceCache[${sector}] == disk[${sector}] + 1`;
    const step = (guard, ...effects) => `  :: d_step { ${guard} -> ${effects.join('; ')} }`;
    const perSector = indices.flatMap((sector) => {
        const [latest, disk, source, target] = ['latest', 'disk', 'sourceCache', 'targetCache'].map((name) => `${name}[${sector}]`);
        return [
            step(`phase == RUNNING && ${latest} < ${versions}`, `${latest} = ${latest} + 1`, `${source} = ${latest} + 1`),
            step(`phase != MOVED && ${source} != 0 && !(${isClean(sector)})`, `${disk} = ${source} - 1`),
            step(`phase == RUNNING && ${source} != 0 && ${isClean(sector)}`, `${source} = 0`),
            step(`phase != MOVED && ${target} == 0`, `${target} = ${disk} + 1`),
            step(`${target} != 0`, `${target} = 0`),
            step('phase == MOVED', `${target} = (${target} == 0 -> ${disk} + 1 : ${target})`, `staleRead = staleRead || (${target} != ${latest} + 1)`, 'assert(!staleRead)'),
            step(`phase == MOVED && ${latest} < ${versions}`, `${latest} = ${latest} + 1`, `${target} = ${latest} + 1`, `${disk} = ${latest}`),
        ];
    });
    const allClean = indices.map((sector) => `(sourceCache[${sector}] == 0 || ${isClean(sector)})`).join(' && ');
    const drops = indices.flatMap((sector) => [
        `sourceCache[${sector}] = 0`,
        ...(fix ? [`targetCache[${sector}] = 0`] : []),
    ]);
    return [
        '#define RUNNING 0',
        '#define PAUSED 1',
        '#define MOVED 2',
        'byte phase;',
        ...['latest', 'disk', 'sourceCache', 'targetCache'].map((name) => `byte ${name}[${sectors}];`),
        'bool staleRead;',
        'active proctype machine() {',
        'end: do',
        ...perSector,
        step('phase == RUNNING', 'phase = PAUSED'),
        step(`phase == PAUSED && ${allClean}`, 'phase = MOVED', ...drops),
        '  od',
        '}',
        '',
    ].join('\n');
}
