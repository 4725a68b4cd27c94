/** Two small figures as SVG for a page: bars of counts, and parts of a whole. Nothing in them needs a colour to be read. */
import { escapedHtml } from './html-page.ts';
import { greatest } from './numbers.ts';

const WIDTH = 760;
const LEFT = 175;
const RIGHT = 90;

export interface HistogramOptions {
  readonly title: string;
  readonly values: readonly number[];
  readonly text: (value: number) => string;
}

/** How many values lie in each of some ranges of equal width. Empty where there is no value. */
export function histogramSvg({ title, values, text }: HistogramOptions): string {
  if (values.length === 0) return '';
  const low = -greatest(
    Number.NEGATIVE_INFINITY,
    values.map((value) => -value),
  );
  const high = greatest(Number.NEGATIVE_INFINITY, values);
  // Sturges' rule, from the number of values alone.
  const bins = low === high ? 1 : Math.ceil(Math.log2(values.length)) + 1;
  const counts = new Array<number>(bins).fill(0);
  for (const value of values) {
    const bin = low === high ? 0 : Math.min(bins - 1, Math.floor(((value - low) / (high - low)) * bins));
    counts[bin]! += 1;
  }
  const edge = (bin: number): string => text(low + ((high - low) * bin) / bins);
  return partsSvg(
    title,
    counts.map((count, bin) => ({
      name: bins === 1 ? text(low) : `${edge(bin)} to ${edge(bin + 1)}`,
      value: count,
      text: String(count),
    })),
  );
}

export interface Part {
  readonly name: string;
  readonly value: number;
  readonly text: string;
}

/** A bar for each, all of the same scale. */
export function partsSvg(title: string, parts: readonly Part[]): string {
  const most = greatest(
    Number.MIN_VALUE,
    parts.map(({ value }) => value),
  );
  const rowHeight = 24;
  const rows = parts.map(({ name, value, text }, index) => {
    const y = index * rowHeight;
    const width = ((WIDTH - LEFT - RIGHT) * value) / most;
    return [
      `<text x="${LEFT - 8}" y="${y + 16}" text-anchor="end">${escapedHtml(name)}</text>`,
      `<rect x="${LEFT}" y="${y + 3}" width="${width.toFixed(1)}" height="${rowHeight - 6}" class="bar"/>`,
      `<text x="${(LEFT + width + 6).toFixed(1)}" y="${y + 16}">${escapedHtml(text)}</text>`,
    ].join('');
  });
  const height = parts.length * rowHeight;
  return `<figure class="chart"><figcaption>${escapedHtml(title)}</figcaption>
<svg viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${escapedHtml(title)}">
${rows.join('\n')}
</svg></figure>`;
}

export const chartStyle = `
figure { margin: 1.5rem 0; max-width: 100%; overflow-x: auto; }
figure > svg { max-width: 100%; height: auto; }
figcaption { font-weight: 600; margin-bottom: .4rem; }
.chart svg text { font: 13px system-ui, sans-serif; fill: currentColor; }
.bar { fill: #0072b2; stroke: currentColor; stroke-width: .5; }
`;
