/**
 * A run as a space-time diagram: lanes from the guest on the left to the storage on the right, time downwards. Data in,
 * SVG text out, so that a command, a document and a web page draw the same picture.
 */
import type { SpaceTime } from '../space-time.ts';
import { drawCopies } from './draw-copies.ts';
import { drawLegend } from './draw-legend.ts';
import { drawActors, drawMessages } from './draw-messages.ts';
import { element, escaped, text } from './elements.ts';
import { leans, type PlacedLane, type Placing, placed } from './placing.ts';
import { bad, fontFamily, hostTints, ink, size, styleSheet } from './style.ts';

export interface DrawingOptions {
  /** What somebody needs to get the same drawing again; it stands in the file, not in the picture. */
  readonly origin?: string;
  /** Tells the drawings of one page apart; an identifier. */
  readonly name?: string;
}

/** @returns a whole SVG file that needs nothing beside it */
export function drawSpaceTime(run: SpaceTime, { origin = '', name }: DrawingOptions = {}): string {
  const prefix = name === undefined ? '' : `${name}-`;
  const placing = placed(run);
  const legend = drawLegend(run, placing.bottom + 8, placing.width);
  const height = placing.bottom + 8 + legend.height + 6;
  const { bars, tokens } = drawCopies(run, placing);
  const drawing = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${Math.ceil(placing.width)} ${Math.ceil(height)}`,
      width: Math.ceil(placing.width),
      height: Math.ceil(height),
      role: 'img',
      'aria-labelledby': `${prefix}title ${prefix}description`,
      'font-family': fontFamily,
    },
    [
      element('title', { id: `${prefix}title` }, escaped(run.title)),
      element('desc', { id: `${prefix}description` }, escaped(descriptionOf(run))),
      ...(origin === '' ? [] : [element('metadata', {}, escaped(origin))]),
      element('style', {}, styleSheet),
      definitions,
      element('rect', { width: Math.ceil(placing.width), height: Math.ceil(height), fill: '#ffffff' }),
      ...titleParts(run, placing),
      ...laneParts(run, placing),
      ...rowParts(run, placing),
      ...spineParts(run, placing),
      ...bars,
      ...drawMessages(run, placing),
      ...drawActors(run, placing).filter((part) => part !== ''),
      ...tokens,
      ...legend.parts,
    ],
  );
  return `${drawing}\n`;
}

/** Everything the picture says, for who cannot see it. */
function descriptionOf({ verdict, events }: SpaceTime): string {
  const steps = events.map(({ number, actor, text: what, results }) =>
    [`${number}. ${actor}: ${what}`, ...results.map((result) => result.text)].join(', '),
  );
  return [verdict.text, ...steps].join('. ').replaceAll('..', '.');
}

const definitions = element('defs', {}, [
  ...(['head', 'bad-head'] as const).map((id) =>
    element(
      'marker',
      {
        id,
        viewBox: '0 0 10 10',
        refX: 9,
        refY: 5,
        markerWidth: 11,
        markerHeight: 11,
        markerUnits: 'userSpaceOnUse',
        orient: 'auto',
      },
      element('path', { d: 'M0 0.5L10 5L0 9.5z', fill: id === 'head' ? ink : bad }),
    ),
  ),
  hatching('old', '#ffffff', '#7b8794', 1.6),
  hatching('traced', '#fdecea', bad, 2.4),
]);

function hatching(id: string, paper: string, line: string, width: number): string {
  return element(
    'pattern',
    { id, width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    [
      element('rect', { width: 6, height: 6, fill: paper }),
      element('line', { x1: 0, y1: 0, x2: 0, y2: 6, stroke: line, 'stroke-width': width * 1.6 }),
    ],
  );
}

function titleParts(run: SpaceTime, { titleLines, verdictLines }: Placing): string[] {
  const x = size.margin;
  const titleBottom = size.margin + titleLines.length * 27 - 8;
  const count = run.events.length;
  const sign = { bad: '✗', good: '✓', none: '' }[run.verdict.kind];
  return [
    ...titleLines.map((line, index) => text(x, size.margin + 18 + index * 27, 'title', line)),
    text(
      x,
      titleBottom + 19,
      'subtitle',
      `${run.storage} · ${count} ${count === 1 ? 'step' : 'steps'} · time runs downwards`,
    ),
    ...verdictLines.map((line, index) =>
      text(
        x + (sign === '' ? 0 : 22),
        titleBottom + 48 + index * 21,
        `verdict${run.verdict.kind === 'bad' ? ' bad' : ''}`,
        line,
      ),
    ),
    ...(sign === '' ? [] : [verdictSign(run.verdict.kind === 'bad', x, titleBottom + 43)]),
  ];
}

function verdictSign(isBad: boolean, x: number, y: number): string {
  if (isBad) return element('path', { class: 'cross', d: `M${x + 1} ${y - 6}l12 12m0 -12l-12 12` });
  return element('path', { d: `M${x} ${y}l5 6l9 -12`, fill: 'none', stroke: ink, 'stroke-width': 2.4 });
}

function laneParts(run: SpaceTime, placing: Placing): string[] {
  const { headerTop, bottom, itemLabelHeight } = placing;
  return run.lanes.flatMap(({ heading, host }, index) => {
    const lane = placing.lanes[index]!;
    const middle = (lane.left + lane.right) / 2;
    const fill = host === null || host < 0 ? '#f4f5f7' : hostTints[host % hostTints.length]!;
    const alone = heading[1] === '';
    return [
      element('rect', {
        x: lane.left,
        y: headerTop,
        width: lane.right - lane.left,
        height: bottom - headerTop,
        fill,
        rx: 6,
      }),
      text(middle, headerTop + (alone ? 29 : 21), 'heading', heading[0]),
      ...(alone ? [] : [text(middle, headerTop + 38, 'under', heading[1])]),
      ...itemLabels(run, lane, headerTop + size.headerHeight + itemLabelHeight),
    ];
  });
}

function itemLabels(run: SpaceTime, { copyX }: PlacedLane, y: number): string[] {
  return copyX.flatMap((x, item) => {
    if (x === undefined) return [];
    const { name } = run.items[item]!;
    if (!leans(name)) return [text(x, y, 'item', name, { 'text-anchor': 'middle' })];
    return [text(0, 0, 'item', name, { transform: `translate(${Math.round(x - 2)} ${Math.round(y)}) rotate(-42)` })];
  });
}

function rowParts(run: SpaceTime, placing: Placing): string[] {
  const { rows, startY, width } = placing;
  const left = size.margin;
  const line = (y: number): string =>
    element('line', { class: 'rule', x1: left, y1: y, x2: width - size.margin, y2: y });
  return [
    text(left + 34, startY + 5, 'subtitle', run.items.length === 0 ? '' : 'what lies where at the start'),
    ...rows.flatMap((row, index) => {
      const event = run.events[index]!;
      const top = row.y + 5;
      const parts = [
        text(left + 22, top, `step${event.wrong ? ' bad' : ''}`, String(event.number)),
        ...row.lines.map((words, at) =>
          rowLine(words, at === 0 ? event.actor : '', left + 34, top + at * size.lineHeight),
        ),
        ...row.notes.map((note, at) =>
          text(
            left + 34,
            top + (row.lines.length - 1) * size.lineHeight + 16 * (at + 1),
            `caption${note.bad ? ' bad' : ''}`,
            note.text,
          ),
        ),
      ];
      return [line(row.top), element('g', { class: event.matters ? undefined : 'quiet' }, parts.join(''))];
    }),
    line(placing.bottom - 2),
  ];
}

/** The actor in bold, then what it does. */
function rowLine(words: string, actor: string, x: number, y: number): string {
  if (actor === '' || !words.startsWith(actor)) return text(x, y, 'words', words);
  const rest = words.slice(actor.length);
  return element(
    'text',
    { x, y },
    element('tspan', { class: 'actor' }, escaped(actor)) + escaped(` ${rest.trimStart()}`),
  );
}

/** The line of each lane, dotted while nobody is there, and a box on it while the guest runs there. */
function spineParts(run: SpaceTime, placing: Placing): string[] {
  const { rows, startY, bottom } = placing;
  const yAt = (moment: number): number => (moment === 0 ? startY - 14 : (rows[moment - 1]?.y ?? bottom - 6));
  const end = (moment: number): number => (moment < run.moments.length ? yAt(moment) : bottom - 6);
  return run.lanes.flatMap((_, index) => {
    const { spine: x, hasSpine } = placing.lanes[index]!;
    if (!hasSpine) return [];
    const spans = (is: (moment: number) => boolean): [number, number][] => {
      const found: [number, number][] = [];
      for (let at = 0; at < run.moments.length; at++) {
        if (!is(at)) continue;
        const last = found.at(-1);
        if (last?.[1] === at) last[1] = at + 1;
        else found.push([at, at + 1]);
      }
      return found;
    };
    const absent = (moment: number): boolean => run.moments[moment]!.absent.includes(index);
    const line = ([from, to]: [number, number], more: string): string =>
      element('line', { class: `spine${more}`, x1: x, y1: yAt(from), x2: x, y2: end(to) });
    return [
      ...spans((moment) => !absent(moment)).map((span) => line(span, '')),
      ...spans(absent).map((span) => line(span, ' away')),
      ...spans((moment) => run.moments[moment]!.guestOn.includes(index)).map(([from, to]) =>
        element('rect', { class: 'runs', x: x - 5, y: yAt(from), width: 10, height: end(to) - yAt(from) }),
      ),
    ];
  });
}
