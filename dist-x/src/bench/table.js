/** The results as aligned text. */
export function formatTable(machine, cases) {
    const header = [
        'case',
        'tool',
        'runs',
        'states',
        'transitions',
        'seconds',
        'states/s (min-max)',
        'bytes/state',
        'engine : tool (min-max)',
    ];
    const rows = cases.flatMap(({ name, states, transitions, tools }) => tools.map(({ tool, runs, elapsedMs, statesPerSecond, bytesPerState, engineRatio }) => [
        name,
        tool,
        String(runs),
        whole(states),
        whole(transitions),
        (elapsedMs.median / 1000).toFixed(2),
        spread(statesPerSecond, whole),
        bytesPerState.toFixed(1),
        tool === 'engine' ? '' : spread(engineRatio, (ratio) => ratio.toFixed(2)),
    ]));
    const widths = header.map((_, column) => Math.max(...[header, ...rows].map((row) => row[column]?.length ?? 0)));
    const line = (row) => row
        .map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  ')
        .trimEnd();
    return [
        Object.entries(machine)
            .map(([key, value]) => `${key}: ${value}`)
            .join('   '),
        '',
        ...[header, ...rows].map(line),
        '',
        'Medians. One core, exact searches, a fresh process each. Times include just-in-time compilation and exclude the',
        "start of the process, as SPIN's exclude setting up its tables. engine: breadth first, shortest traces kept.",
        'baseline: the same model on copied objects with JSON keys. spin: depth first. bytes/state: memory held at the end',
        '(spin: its states only, without the hash table).',
    ].join('\n');
}
function spread({ median, min, max }, format) {
    return min === max ? format(median) : `${format(median)} (${format(min)}-${format(max)})`;
}
function whole(value) {
    return Math.round(value).toLocaleString('en-US');
}
