import { readFileSync } from 'node:fs';
import { DOMParser } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import { drawLinePlot, type LinePlot } from '../../src/docs/line-plot.ts';
import { linePlotOf, plotCsv, plotRow, plots, rowsOfCsv } from '../../src/docs/plots.ts';

const fileOf = (name: string): string => readFileSync(`docs/plots/${name}`, 'utf8');

describe.each(plots)('docs/plots/$name', (plot) => {
  const rows = rowsOfCsv(fileOf(`${plot.name}.csv`));

  it('has every point of every line', () => {
    expect(rows.map(({ series, value }) => [series, value])).toEqual(
      plot.series.flatMap(({ name }) => plot.varied.values.map((value) => [name, value])),
    );
    expect(plotCsv(plot, rows)).toBe(fileOf(`${plot.name}.csv`));
  });

  it('is drawn from its data: otherwise run "npm run plots -- --draw"', () => {
    expect(drawLinePlot(linePlotOf(plot, rows))).toBe(fileOf(`${plot.name}.svg`));
  });

  it('holds what the simulation gives, at a point of each line: otherwise run "npm run plots"', () => {
    for (const [index, series] of plot.series.entries()) {
      const value = plot.varied.values[(index + 1) % 6]!;
      const found = rows.find((row) => row.series === series.name && row.value === value);
      expect(plotRow(plot, series, value)).toEqual(found);
    }
  });

  it('keeps every point inside of its axes, and its interval around it', () => {
    const { series, x, y } = linePlotOf(plot, rows);
    const within = (value: number, [from, to]: readonly [number, number]): boolean => from <= value && value <= to;
    for (const { points } of series) {
      for (const point of points) {
        expect([point.x, ...Object.values(point)].every(Number.isFinite)).toBe(true);
        expect(within(point.x, x.domain) && within(point.low, y.domain) && within(point.high, y.domain)).toBe(true);
        expect(within(point.y, [point.low, point.high])).toBe(true);
      }
    }
  });
});

describe('a line plot', () => {
  const axis = { label: 'n', scale: 'linear', domain: [0, 10], ticks: [0, 10], tickText: String } as const;
  const line = (name: string, y: number) => ({ name, points: [{ x: 1, y, low: y - 1, high: y + 1 }] });
  const plot: LinePlot = {
    title: 'a < b & "c"',
    subtitle: 's',
    notes: ['n <1>'],
    x: axis,
    y: axis,
    series: [line('one', 5), line('two', 5), line('three', 5.1)],
  };
  const textsIn = (svg: string) => {
    const document = new DOMParser({ onError: (_, message) => expect.fail(message) }).parseFromString(svg, 'text/xml');
    return [...document.getElementsByTagName('text')];
  };

  it('is well-formed, and says what it is given', () => {
    const texts = textsIn(drawLinePlot(plot)).map((text) => text.textContent);
    expect(texts).toEqual(expect.arrayContaining(['a < b & "c"', 's', 'n <1>', 'one', 'two', 'three']));
  });

  it('keeps the names of lines apart that end at the same place', () => {
    const places = textsIn(drawLinePlot(plot))
      .filter((text) => ['one', 'two', 'three'].includes(text.textContent ?? ''))
      .map((text) => {
        const moved = /translate\([^,]*,([-\d.]+)\)/;
        const outer = Number(
          moved.exec(
            (text.parentNode as unknown as { getAttribute: (name: string) => string | null }).getAttribute(
              'transform',
            ) ?? '',
          )?.[1],
        );
        return outer + Number(moved.exec(text.getAttribute('transform') ?? '')?.[1]);
      })
      .sort((a, b) => a - b);
    expect(places).toHaveLength(3);
    for (const [index, place] of places.slice(1).entries()) expect(place - places[index]!).toBeGreaterThanOrEqual(14);
  });

  it('refuses more lines than it can tell apart', () => {
    expect(() => drawLinePlot({ ...plot, series: Array.from({ length: 7 }, () => line('l', 5)) })).toThrow('7 lines');
  });
});
