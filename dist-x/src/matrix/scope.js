/** Enough for a guest that writes, moves, and reads what it wrote, and for a late write to undo another. */
export const defaultScope = { writes: 2, reads: 1, flushes: 1, resizes: 0 };
/** Some cells are far larger than the others, and violate something long before they have been searched. */
export const DEFAULT_MAX_STATES = 200_000;
/** `2 writes, 1 read and 1 flush`. */
export function scopeText({ writes, reads, flushes, resizes }) {
    const parts = [
        amount(writes, 'write', 'writes'),
        amount(reads, 'read', 'reads'),
        amount(flushes, 'flush', 'flushes'),
        amount(resizes, 'resize', 'resizes'),
    ].filter((part) => part !== undefined);
    if (parts.length < 2)
        return parts[0] ?? 'no request';
    return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
/** The same question with less to try: what to offer where a search hit a limit. Undefined where nothing is left. */
export function smallerScope(scope) {
    const { writes, reads, flushes, resizes } = scope;
    if (resizes > 1)
        return { ...scope, resizes: 1 };
    if (writes > 1)
        return { ...scope, writes: Math.ceil(writes / 2), reads: Math.min(reads, 2) };
    if (reads > 1)
        return { ...scope, reads: 1 };
    if (flushes > 0)
        return { ...scope, flushes: 0 };
    return undefined;
}
/** As options of the command line. */
export function scopeOptions({ writes, reads, flushes, resizes }) {
    return [
        ...['--writes', String(writes), '--reads', String(reads), '--flushes', String(flushes)],
        ...(resizes === 0 ? [] : ['--resizes', String(resizes)]),
    ];
}
function amount(count, one, many) {
    if (count === 0)
        return undefined;
    return `${count} ${count === 1 ? one : many}`;
}
