import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';

/** A figure of lines with intervals, to be read without colours: each line has its own dashes, symbol and name beside it. */
export interface LinePlot {
  readonly title: string;
  readonly subtitle: string;
  /** Below the picture: where it comes from and how to make it again. */
  readonly notes: readonly string[];
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly Series[];
  /** A level to compare with. */
  readonly level?: { readonly y: number; readonly text: string };
}

interface Axis {
  readonly label: string; // with its unit
  readonly scale: 'linear' | 'log';
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
  readonly tickText: (value: number) => string;
}

export interface Series {
  readonly name: string;
  readonly points: readonly Point[];
}

/** `low` and `high`: a confidence interval. */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly low: number;
  readonly high: number;
}

const WIDTH = 880;
const HEIGHT = 500;
const MARGINS = { marginTop: 24, marginRight: 200, marginBottom: 48, marginLeft: 64 };
const LABEL_HEIGHT = 16;
const LINE_HEIGHT = 17;
const INK = '#1a1a1a';
const FONT = 'font-family="system-ui, sans-serif"';

/** Dark enough on white, and apart from each other for most eyes; dashes and symbols say the same. */
const LOOKS = [
  { color: '#0b3c5d', dash: 'none', symbol: 'circle' },
  { color: '#b34700', dash: '7 3', symbol: 'square' },
  { color: '#00664b', dash: '2 3', symbol: 'triangle' },
  { color: '#7a3177', dash: '9 3 2 3', symbol: 'diamond' },
  { color: '#555555', dash: '12 4', symbol: 'cross' },
  { color: '#8a6d00', dash: '4 2', symbol: 'star' },
] as const;

/** As SVG, complete in itself. Equal plots give equal bytes. */
export function drawLinePlot(plot: LinePlot): string {
  if (plot.series.length > LOOKS.length)
    throw new Error(`${plot.series.length} lines; there are ${LOOKS.length} looks`);
  const bare = render(plot, []);
  const shifts = labelShifts(plot, (value) => bare.scale('y')?.apply(value) ?? 0);
  const { body } = render(plot, shifts);
  const top = 58;
  const height = top + HEIGHT + plot.notes.length * LINE_HEIGHT + 12;
  const text = (x: number, y: number, size: number, line: string, more = ''): string =>
    `<text x="${x}" y="${y}" ${FONT} font-size="${size}" fill="${INK}"${more}>${escaped(line)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${escaped(`${plot.title}. ${plot.subtitle}`)}">`,
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    text(16, 28, 19, plot.title, ' font-weight="600"'),
    text(16, 48, 13.5, plot.subtitle),
    `<g transform="translate(0 ${top})" ${FONT} font-size="12.5" color="${INK}" fill="${INK}">${body}</g>`,
    ...plot.notes.map((line, index) =>
      text(16, top + HEIGHT + 14 + index * LINE_HEIGHT, 11.5, line, ' fill-opacity="0.8"'),
    ),
    '</svg>\n',
  ].join('\n');
}

function render({ x, y, series, level }: LinePlot, shifts: readonly number[]): { scale: Scales; body: string } {
  const { document } = parseHTML('<html><body></body></html>');
  const marks = series.flatMap(({ name, points }, index) => {
    const { color, dash, symbol } = LOOKS[index]!;
    const last = points.at(-1);
    return [
      Plot.ruleX(points, { x: 'x', y1: 'low', y2: 'high', stroke: color, strokeWidth: 1.4 }),
      Plot.lineY(points, { x: 'x', y: 'y', stroke: color, strokeDasharray: dash, strokeWidth: 2 }),
      Plot.dot(points, { x: 'x', y: 'y', symbol, fill: color, stroke: '#fff', strokeWidth: 0.8, r: 4.2 }),
      ...(last === undefined
        ? []
        : [
            Plot.text([last], {
              x: 'x',
              y: 'y',
              text: () => name,
              textAnchor: 'start',
              dx: 12,
              dy: shifts[index] ?? 0,
              fill: color,
              fontWeight: 600,
            }),
          ]),
    ];
  });
  const figure = Plot.plot({
    document,
    width: WIDTH,
    height: HEIGHT,
    ...MARGINS,
    style: { fontSize: '12.5px', fontFamily: 'inherit', overflow: 'visible', background: 'none' },
    x: { type: x.scale, domain: x.domain },
    y: { type: y.scale, domain: y.domain },
    marks: [
      Plot.gridX(x.ticks, { stroke: '#000', strokeOpacity: 0.08 }),
      Plot.gridY(y.ticks, { stroke: '#000', strokeOpacity: 0.08 }),
      Plot.axisX(x.ticks, { text: x.tickText, label: x.label, labelAnchor: 'center', labelArrow: 'none' }),
      Plot.axisY(y.ticks, {
        text: y.tickText,
        label: y.label,
        labelAnchor: 'top',
        labelArrow: 'none',
        labelOffset: 48,
      }),
      ...(level === undefined
        ? []
        : [
            Plot.ruleY([level.y], { stroke: INK, strokeWidth: 1 }),
            Plot.text([level], {
              x: x.domain[1],
              y: 'y',
              text: 'text',
              textAnchor: 'end',
              lineAnchor: 'top',
              dx: -4,
              dy: 6,
              fill: INK,
            }),
          ]),
      ...marks,
    ],
  });
  return { scale: (name) => figure.scale(name), body: figure.outerHTML };
}

type Scales = (name: 'x' | 'y') => { readonly apply: (value: number) => number } | undefined;

/** Moves names apart that would stand on each other, as little as need be, keeping their order. */
function labelShifts({ series }: LinePlot, place: (value: number) => number): number[] {
  const wanted = series.map(({ points }) => place(points.at(-1)?.y ?? 0));
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a]! - wanted[b]! || a - b);
  const placed = [...wanted];
  for (let round = 0; round < 100; round++) {
    for (let index = 1; index < order.length; index++) {
      const [above, below] = [order[index - 1]!, order[index]!];
      const overlap = LABEL_HEIGHT - (placed[below]! - placed[above]!);
      if (overlap <= 0) continue;
      placed[above]! -= overlap / 2;
      placed[below]! += overlap / 2;
    }
  }
  return placed.map((at, index) => Math.round(at - wanted[index]!));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
