/** A run in columns: one for each of those who take part, in it what they do and what comes to them. */
import { widthOf, wrap } from '../layout.ts';
import type { Theme } from '../theme.ts';
import { versionMark } from './glyphs.ts';
import type { Lane, Message, SpaceTime } from './space-time.ts';

/** Below this a column holds too few words to be read. */
const COLUMN_LEAST = 12;
const COLUMN_MOST = 34;

interface Column {
  readonly heading: string;
  readonly lanes: readonly number[];
}

interface Line {
  readonly text: string;
  readonly paint: (text: string) => string;
}

/** @returns null where the line is too narrow for that many columns */
export function columnLines(run: SpaceTime, theme: Theme): string[] | null {
  const columns = columnsOf(run);
  const ascii = theme.signs.ellipsis === '...';
  const numbers = String(run.events.length).length + 1;
  const widthFor = (gap: number): number =>
    Math.min(COLUMN_MOST, Math.floor((theme.width - numbers) / columns.length) - gap);
  const tight = widthFor(3) < COLUMN_LEAST;
  const width = widthFor(tight ? 1 : 3);
  if (width < COLUMN_LEAST) return null;
  const line = ascii ? '|' : '│';
  const gap = tight ? line : ` ${line} `;
  const row = (first: string, cells: readonly (readonly Line[])[]): string[] => {
    const height = Math.max(1, ...cells.map((lines) => lines.length));
    return Array.from({ length: height }, (_, at) => {
      const parts = cells.map((lines) => {
        const cell = lines[at];
        if (cell === undefined) return ' '.repeat(width);
        return cell.paint(cell.text) + ' '.repeat(Math.max(0, width - widthOf(cell.text)));
      });
      return [(at === 0 ? first : '').padStart(numbers), ...parts].join(gap).trimEnd();
    });
  };
  const { paint } = theme;
  const bar = ascii ? '-' : '─';
  const cross = ascii ? '+' : '┼';
  const crossing = tight ? cross : bar + cross + bar;
  const rule = paint.dim([bar.repeat(numbers), ...columns.map(() => bar.repeat(width))].join(crossing));
  const start = columns.map(({ lanes }) => startLines(run, lanes, width, theme, ascii));
  return [
    ...row(
      '',
      columns.map(({ heading }) => lined(heading, width, paint.bold)),
    ),
    rule,
    ...(start.some((lines) => lines.length > 0) ? [...row('0 ', start), rule] : []),
    ...run.events.flatMap(({ number, wrong }, step) =>
      row(
        `${number}${wrong ? theme.signs.bad : ' '}`,
        columns.map((column) => cellLines(run, column, step, width, theme, ascii)),
      ),
    ),
  ];
}

/** Processes with the caches of their host; everybody else alone. */
function columnsOf({ lanes }: SpaceTime): Column[] {
  const isCache = ({ place }: Lane): boolean => place.kind === 'page-cache' || place.kind === 'client-cache';
  const ownerOf = (cache: Lane): number => {
    const named = lanes.findIndex(({ place }) => place.kind === 'process' && cache.heading[1] === `of ${place.name}`);
    return named >= 0 ? named : lanes.findIndex(({ place, host }) => place.kind === 'process' && host === cache.host);
  };
  const inColumn = (lane: number): number[] => [
    lane,
    ...lanes.flatMap((other, index) => (isCache(other) && ownerOf(other) === lane ? [index] : [])),
  ];
  return lanes.flatMap((lane, index) => {
    if (isCache(lane) && ownerOf(lane) >= 0) return [];
    return [{ heading: lane.name, lanes: isCache(lane) ? [index] : inColumn(index) }];
  });
}

function lined(text: string, width: number, paint: Line['paint']): Line[] {
  return wrap(text, width, ' ').flatMap((line) => broken(line, width).map((part) => ({ text: part, paint })));
}

/** A word that is longer than the line. */
function broken(line: string, width: number): string[] {
  const characters = [...line];
  const parts: string[] = [];
  for (let at = 0; at < Math.max(1, characters.length); at += width)
    parts.push(characters.slice(at, at + width).join(''));
  return parts;
}

function startLines(run: SpaceTime, lanes: readonly number[], width: number, { paint }: Theme, ascii: boolean): Line[] {
  const copies = run.moments[0]!.copies.filter(({ lane }) => lanes.includes(lane));
  return copies.flatMap(({ lane, item, version }) => {
    const where = lane === lanes[0] ? '' : `${run.lanes[lane]!.heading[0]} `;
    return lined(`${where}${run.items[item]!.name} ${versionMark(version, ascii)}`, width, paint.dim);
  });
}

function cellLines(
  run: SpaceTime,
  { lanes }: Column,
  step: number,
  width: number,
  { paint }: Theme,
  ascii: boolean,
): Line[] {
  const event = run.events[step]!;
  const isQuiet = !event.matters;
  const plain = isQuiet ? paint.dim : paint.neutral;
  const acts = lanes.includes(event.lane);
  const spoken = acts
    ? [
        ...lined(event.text, width, event.wrong ? paint.bad : isQuiet ? paint.dim : paint.bold),
        ...event.results.flatMap(({ text, wrong }) => lined(text, width, wrong ? paint.bad : plain)),
      ]
    : [];
  // What carries none of the items shown is told by the step itself.
  const arrived = run.messages.filter(
    ({ to, receivedIn, carries, kind }) =>
      lanes.includes(to) && receivedIn === step && (carries !== null || kind === 'flush'),
  );
  const lost = run.messages.filter(
    ({ from, sentIn, receivedIn }) => lanes.includes(from) && sentIn === step && receivedIn === null,
  );
  return [
    ...spoken,
    ...arrived.flatMap((message) => lined(arrivalText(run, lanes, message, ascii), width, plain)),
    ...lost.flatMap((message) => lined(`${message.label}: never arrives`, width, plain)),
    ...changeTexts(run, lanes, step, arrived, ascii).flatMap((text) => lined(text, width, plain)),
  ];
}

function arrivalText(
  run: SpaceTime,
  lanes: readonly number[],
  { from, to, carries, label }: Message,
  ascii: boolean,
): string {
  const where = to === lanes[0] ? '' : `${run.lanes[to]!.heading[0]} `;
  const what = carries === null ? label : `${run.items[carries.item]!.name} ${versionMark(carries.version, ascii)}`;
  const sender = lanes.includes(from) ? run.lanes[from]!.heading[0] : shortName(run.lanes[from]!);
  return `${where}${what} ${ascii ? '<-' : '←'} ${sender}`;
}

const shortName = ({ place, name }: Lane): string => (place.kind === 'process' ? place.name : name);

/** What changed in the column without anything coming there. */
function changeTexts(
  run: SpaceTime,
  lanes: readonly number[],
  step: number,
  arrived: readonly Message[],
  ascii: boolean,
): string[] {
  const was = run.moments[step]!.copies;
  const is = run.moments[step + 1]!.copies;
  const same = (one: { lane: number; item: number }) => (other: { lane: number; item: number }) =>
    one.lane === other.lane && one.item === other.item;
  const where = (lane: number): string => (lane === lanes[0] ? '' : `${run.lanes[lane]!.heading[0]} `);
  const brought = is.flatMap((copy) => {
    const before = was.find(same(copy));
    const told = arrived.some(({ to, carries }) => to === copy.lane && carries?.item === copy.item);
    if (!lanes.includes(copy.lane) || told || before?.version === copy.version) return [];
    return [`${where(copy.lane)}${run.items[copy.item]!.name} ${versionMark(copy.version, ascii)}`];
  });
  const dropped = was.flatMap((copy) =>
    lanes.includes(copy.lane) && !is.some(same(copy))
      ? [`${where(copy.lane)}${run.items[copy.item]!.name} ${versionMark(copy.version, ascii)} dropped`]
      : [],
  );
  return [...brought, ...dropped];
}

/** What each version says, below the columns. */
export function versionLines({ items }: SpaceTime, theme: Theme): string[] {
  const ascii = theme.signs.ellipsis === '...';
  return items.flatMap(({ name, versions }) => {
    const parts = versions.map((says, version) => `${versionMark(version, ascii)} ${says}`);
    return wrap(`${name}: ${parts.join('  ')}`, theme.width, '  ').map(theme.paint.dim);
  });
}

/** How the copy that misled somebody came about, in a sentence. */
export function staleLines({ stale, events }: SpaceTime, theme: Theme): string[] {
  if (stale === null) return [];
  const stepOf = (event: number): string => `step ${events[event]!.number}`;
  const made = stale.madeIn === null ? 'there from the start' : `made in ${stepOf(stale.madeIn)}`;
  const missed = stale.missedIn === null ? '' : `, misses ${stepOf(stale.missedIn)}`;
  const truth = stale.truth === null ? '' : `; true is ${stale.truth}`;
  return wrap(
    `the old copy: ${stale.place}, ${made}${missed}, used in ${stepOf(stale.hurtsIn)}: it says ${stale.says}${truth}`,
    theme.width,
    '  ',
  ).map(theme.paint.bad);
}
