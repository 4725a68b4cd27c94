import { type History, type HistoryEntry, propertyHistories, safeSince } from '../matrix/history.ts';
import { safetyText } from './allowed-text.ts';
import { type Header, headerLines } from './header.ts';
import { headerJson, jsonText } from './json.ts';
import { type Cell, type Column, oneLine, table, wrap } from './layout.ts';
import { counted, duration, grouped, roundedMs } from './numbers.ts';
import { reductionsInUseText } from './searched-text.ts';
import { stopText } from './stop-text.ts';
import type { PaintName, Theme } from './theme.ts';

/** Everything `stalemate history` found out. */
export interface HistoryReport {
  readonly header: Header;
  /** The configuration in words. */
  readonly title: string;
  readonly hash: string;
  /** What the guest does; absent where a scenario file says it. */
  readonly scope?: string;
  readonly entries: History;
  readonly elapsedMs: number;
}

export function historyText(report: HistoryReport, theme: Theme): string {
  const { header, title, entries, scope, elapsedMs } = report;
  const { paint, width } = theme;
  return [
    ...headerLines(header, width).map(paint.dim),
    '',
    ...wrap(`${paint.bold(oneLine(title))}, from version to version of QEMU`, width),
    ...(scope === undefined ? [] : wrap(`The guest makes ${scope}; each verdict is about that much.`, width)),
    '',
    ...table(
      columns,
      entries.map((entry) => rowOf(entry, theme)),
      theme,
    ),
    '',
    ...conclusions(entries).flatMap((line) => wrap(line, width, '  ')),
    '',
    ...wrap(summary(entries, elapsedMs), width, '  '),
    '',
  ].join('\n');
}

const columns: readonly Column[] = [
  { heading: '' },
  { heading: 'QEMU' },
  { heading: 'released' },
  { heading: 'what is new', share: 1 },
  { heading: 'verdict', share: 1 },
  { heading: 'states', align: 'right', leaveOut: 1 },
];

function rowOf({ qemu, version, decision }: HistoryEntry, { paint, signs }: Theme): Cell[] {
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

function signOf(decision: HistoryEntry['decision']): PaintName & keyof Theme['signs'] {
  if (decision === undefined || decision.verdict === 'undecided') return 'doubtful';
  if (decision.verdict === 'unsafe') return 'bad';
  return decision.notReached.length > 0 ? 'neutral' : 'good';
}

function summary(entries: History, elapsedMs: number): string {
  const searches = entries.flatMap(({ decision }) => decision?.figures ?? []);
  return [counted(entries.length, 'version'), reductionsInUseText(searches), duration(elapsedMs)]
    .filter((part) => part !== undefined)
    .join('; ');
}

/** What follows from the rows: since when it is safe, and for each property when it could be violated. */
function conclusions(entries: History): string[] {
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
    ...propertyHistories(entries).map(
      ({ property, spans }) =>
        `${property}: ${spans
          .map(
            ({ first: from, last, gone }) =>
              `${from === last ? from : `${from} to ${last}`}${gone === undefined ? '' : `, gone with ${gone.qemu} (${gone.version.news})`}`,
          )
          .join('; again ')}`,
    ),
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
export function historyJson({ header, title, hash, scope, entries, elapsedMs }: HistoryReport): string {
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
