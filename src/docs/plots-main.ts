/**
 * `npm run plots` writes docs/plots/: each figure as SVG, and its data as CSV; some minutes. With `-- --draw` it only
 * draws the data that is there. Equal sources give equal files.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { drawLinePlot } from './line-plot.ts';
import { linePlotOf, type PlotDefinition, type PlotRow, plotCsv, plotRow, plots, rowsOfCsv } from './plots.ts';

const FOLDER = 'docs/plots';
const drawOnly = process.argv.includes('--draw');

mkdirSync(FOLDER, { recursive: true });
for (const plot of plots) {
  const data = `${FOLDER}/${plot.name}.csv`;
  const picture = `${FOLDER}/${plot.name}.svg`;
  const rows = drawOnly ? rowsOfCsv(readFileSync(data, 'utf8')) : simulated(plot);
  if (!drawOnly) writeFileSync(data, plotCsv(plot, rows));
  writeFileSync(picture, drawLinePlot(linePlotOf(plot, rows)));
  console.log(`wrote ${picture}${drawOnly ? '' : ` and ${data}`}: ${rows.length} points, ${plot.runs} runs each`);
}

function simulated(plot: PlotDefinition): PlotRow[] {
  const rows = plot.series.flatMap((series) =>
    plot.varied.values.map((value) => {
      report(`${plot.name}: ${series.name}, ${value}`);
      return plotRow(plot, series, value);
    }),
  );
  report('');
  return rows;
}

/** One line that is written over, and only where somebody looks. */
function report(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}
