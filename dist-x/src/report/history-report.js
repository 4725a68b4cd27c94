import { propertyHistories, safeSince } from "../matrix/history.js";
import { safetyText } from "./allowed-text.js";
import { headerLines } from "./header.js";
import { headerJson, jsonText } from "./json.js";
import { oneLine, table, wrap } from "./layout.js";
import { counted, duration, grouped, roundedMs } from "./numbers.js";
import { stopText } from "./stop-text.js";
export function historyText(report, theme) {
    const { header, title, entries, scope, elapsedMs } = report;
    const { paint, width } = theme;
    return [
        ...headerLines(header, width).map(paint.dim),
        '',
        ...wrap(`${paint.bold(oneLine(title))}, from version to version of QEMU`, width),
        ...(scope === undefined ? [] : wrap(`The guest makes ${scope}; each verdict is about that much.`, width)),
        '',
        ...table(columns, entries.map((entry) => rowOf(entry, theme)), theme),
        '',
        ...conclusions(entries).flatMap((line) => wrap(line, width, '  ')),
        '',
        `${counted(entries.length, 'version')}; ${duration(elapsedMs)}`,
        '',
    ].join('\n');
}
const columns = [
    { heading: '' },
    { heading: 'QEMU' },
    { heading: 'released' },
    { heading: 'what is new', share: 1 },
    { heading: 'verdict', share: 1 },
    { heading: 'states', align: 'right', leaveOut: 1 },
];
function rowOf({ qemu, version, decision }, { paint, signs }) {
    const name = signOf(decision);
    return [
        { text: signs[name], paint: paint[name] },
        { text: qemu },
        { text: version.released },
        { text: version.news },
        { text: decision === undefined ? 'not reached' : safetyText(decision), paint: paint[name] },
        { text: decision === undefined ? '' : grouped(decision.figures.states) },
    ];
}
function signOf(decision) {
    if (decision === undefined || decision.verdict === 'undecided')
        return 'doubtful';
    if (decision.verdict === 'unsafe')
        return 'bad';
    return decision.notReached.length > 0 ? 'neutral' : 'good';
}
/** What follows from the rows: since when it is safe, and for each property when it could be violated. */
function conclusions(entries) {
    const since = safeSince(entries);
    const [first] = entries;
    const latest = entries.at(-1);
    const still = latest?.decision?.violations ?? [];
    const vacuous = entries.filter(({ decision }) => decision?.verdict === 'safe' && decision.notReached.length > 0);
    const cut = entries.flatMap(({ decision }) => decision?.figures.stoppedBy ?? []);
    return [
        ...(since === undefined
            ? []
            : [
                since === first
                    ? 'safe in every version'
                    : `safe since QEMU ${since.qemu} (${since.version.released}): ${since.version.news}`,
            ]),
        ...propertyHistories(entries).map(({ property, spans }) => `${property}: ${spans
            .map(({ first: from, last, gone }) => `${from === last ? from : `${from} to ${last}`}${gone === undefined ? '' : `, gone with ${gone.qemu} (${gone.version.news})`}`)
            .join('; again ')}`),
        ...(latest === undefined || still.length === 0
            ? []
            : [`still violated in QEMU ${latest.qemu}: ${still.map(({ property }) => property).join(', ')}`]),
        ...(vacuous.length === 0
            ? []
            : [
                `vacuous: ${vacuous.map(({ qemu }) => qemu).join(', ')}: nothing is violated, but only because something never happens: ${[...new Set(vacuous.flatMap(({ decision }) => decision?.notReached ?? []))].join(', ')}`,
            ]),
        ...(cut.length === 0 ? [] : [`not searched completely: ${[...new Set(cut)].map(stopText).join(', ')}`]),
    ];
}
/** What `stalemate history --json` prints. */
export function historyJson({ header, title, hash, scope, entries, elapsedMs }) {
    const latest = entries.at(-1);
    return jsonText({
        schema: 'stalemate/history/1',
        ...headerJson(header),
        title,
        hash,
        ...(scope === undefined ? {} : { guest: scope }),
        versions: entries.map(({ qemu, version, decision }) => ({
            qemu,
            released: version.released,
            handoff: version.handoff,
            news: version.news,
            ...(decision === undefined
                ? {}
                : {
                    verdict: decision.verdict,
                    violations: decision.violations.map(({ property }) => property),
                    vacuous: decision.verdict === 'safe' && decision.notReached.length > 0,
                    notReached: decision.notReached,
                    counterexamples: decision.violations,
                    search: { ...decision.figures, elapsedMs: roundedMs(decision.figures.elapsedMs) },
                }),
        })),
        safeSince: safeSince(entries)?.qemu ?? null,
        stillViolated: latest?.decision?.violations.map(({ property }) => property) ?? [],
        properties: propertyHistories(entries).map(({ property, spans }) => ({
            property,
            violated: spans.map(({ first, last, gone }) => ({
                first,
                last,
                ...(gone === undefined ? {} : { goneWith: gone.qemu }),
            })),
        })),
        elapsedMs: roundedMs(elapsedMs),
    });
}
