/**
 * A run as a space-time diagram: lanes from the guest on the left to the storage on the right, time downwards. Data in,
 * SVG text out, so that a command, a document and a web page draw the same picture.
 */
import type { SpaceTime } from '../space-time.ts';
import { drawCopies } from './draw-copies.ts';
import { drawBackgrounds, drawHeads, drawLanes, drawSpines } from './draw-lanes.ts';
import { drawLegend } from './draw-legend.ts';
import { drawActors, drawMessages } from './draw-messages.ts';
import { drawRows } from './draw-rows.ts';
import { element, escaped, text } from './elements.ts';
import { type Placing, placed } from './placing.ts';
import { runUntil } from './run-until.ts';
import { type Frame, fileFrame, fontFamily, narrowFrame, pageFrame, printColours, styleSheet } from './style.ts';

export interface DrawingOptions {
  /** What somebody needs to get the same drawing again; it stands in the file, not in the picture. */
  readonly origin?: string;
  /** Tells the drawings of one page apart; an identifier. */
  readonly name?: string;
}

/** @returns a whole SVG file that needs nothing beside it */
export function drawSpaceTime(run: SpaceTime, { origin = '', name }: DrawingOptions = {}): string {
  const style = element('style', {}, styleSheet(printColours));
  return drawn(run, fileFrame, name, [...(origin === '' ? [] : [element('metadata', {}, escaped(origin))]), style]).svg;
}

/** A drawing as a part of a page, which brings the colours and lays over it what can be clicked. */
export interface PageDrawing {
  /** Without a style sheet: that is `styleSheet`, once for all drawings of the page. */
  readonly svg: string;
  /** The names of the lanes once more, for above the drawing when it is scrolled. */
  readonly heads: string;
  readonly width: number;
  readonly height: number;
  /** Where each step stands, from the top; the first is the row of the start. */
  readonly rows: readonly { readonly top: number; readonly height: number }[];
}

export interface PageDrawingOptions {
  /** Tells the drawings of one page apart; an identifier. */
  readonly name: string;
  /** The steps stand in words elsewhere; only their numbers are drawn. */
  readonly numbersOnly: boolean;
  /** Legend and description tell nothing of what comes after so many steps; null: they tell everything. */
  readonly until: number | null;
}

export function drawForPage(run: SpaceTime, { name, numbersOnly, until }: PageDrawingOptions): PageDrawing {
  const { svg, placing, height } = drawn(run, numbersOnly ? narrowFrame : pageFrame, name, [], until);
  const { width, rows, startY } = placing;
  const headHeight = startY - 14;
  const heads = element('svg', { ...box(width, headHeight), 'aria-hidden': 'true', 'font-family': fontFamily }, [
    ...drawBackgrounds(run, placing, headHeight + 8),
    ...drawHeads(run, placing),
  ]);
  const start = { top: startY - 26, height: 52 };
  return { svg, heads, width: Math.ceil(width), height: Math.ceil(height), rows: [start, ...rows] };
}

const box = (width: number, height: number): Record<string, string | number> => ({
  viewBox: `0 0 ${Math.ceil(width)} ${Math.ceil(height)}`,
  width: Math.ceil(width),
  height: Math.ceil(height),
});

function drawn(
  run: SpaceTime,
  frame: Frame,
  name: string | undefined,
  more: readonly string[],
  until: number | null = null,
): { readonly svg: string; readonly placing: Placing; readonly height: number } {
  const prefix = name === undefined ? '' : `${name}-`;
  const placing = placed(run, frame);
  const told = until === null ? run : runUntil(run, until);
  const legend = drawLegend(told, placing.bottom + 8, placing.width, frame.margin);
  const height = placing.bottom + 8 + legend.height + 6;
  const { bars, tokens } = drawCopies(run, placing);
  const drawing = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      ...box(placing.width, height),
      role: 'img',
      'aria-labelledby': `${prefix}title ${prefix}description`,
      'font-family': fontFamily,
    },
    [
      element('title', { id: `${prefix}title` }, escaped(run.title)),
      element('desc', { id: `${prefix}description` }, escaped(descriptionOf(told))),
      ...more,
      definitions,
      element('rect', { class: 'paper', width: Math.ceil(placing.width), height: Math.ceil(height) }),
      ...titleParts(run, placing),
      ...drawLanes(run, placing),
      ...drawRows(run, placing),
      ...drawSpines(run, placing),
      ...bars,
      ...drawMessages(run, placing),
      ...drawActors(run, placing).filter((part) => part !== ''),
      ...tokens,
      ...legend.parts,
    ],
  );
  return { svg: `${drawing}\n`, placing, height };
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
      element('path', { d: 'M0 0.5L10 5L0 9.5z', class: id }),
    ),
  ),
  hatching('old', 'paper'),
  hatching('traced', 'traced-paper'),
]);

function hatching(id: string, paper: string): string {
  return element(
    'pattern',
    { id, width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    [
      element('rect', { width: 6, height: 6, class: paper }),
      element('line', { x1: 0, y1: 0, x2: 0, y2: 6, class: `hatch-${id}` }),
    ],
  );
}

function titleParts(run: SpaceTime, { frame, titleLines, verdictLines }: Placing): string[] {
  const x = frame.margin;
  const titleBottom = frame.margin + titleLines.length * 27 - 8;
  if (!frame.titled) return [];
  const count = run.events.length;
  const sign = { bad: '✗', good: '✓', none: '' }[run.verdict.kind];
  return [
    ...titleLines.map((line, index) => text(x, frame.margin + 18 + index * 27, 'title', line)),
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
  return element('path', { class: 'tick', d: `M${x} ${y}l5 6l9 -12` });
}
