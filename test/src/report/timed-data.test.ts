import { readFileSync } from 'node:fs';
import { DOMParser } from '@xmldom/xmldom';
import { describe, expect, test } from 'vitest';
import { resultsPage } from '../../../src/docs/results-page.ts';
import { histogramSvg } from '../../../src/report/bar-charts.ts';
import { commandOfSeed, runColumns, timedCsv, timedJsonLines, timedJunit } from '../../../src/report/timed-data.ts';
import { timedHtml, worstOf } from '../../../src/report/timed-html.ts';
import type { TimedReport } from '../../../src/report/timed-report.ts';
import { measures } from '../../../src/timed/measures.ts';
import { profileNamed } from '../../../src/timed/read-profile.ts';
import { createSimulator } from '../../../src/timed/simulate.ts';
import { runsOf, seedsOf, summarise } from '../../../src/timed/summary.ts';
import { scenarioOf } from './load.ts';

const text = `stalemate: 1
title: A <LUN> that is primed
storage: iscsi
image: raw
disk: {sectors: {x: 0, y: 2048}}
machines:
  S: {qemu: 2011, cache: writethrough}
  D: {qemu: 2011, cache: writethrough}
migrations:
  - {from: S, to: D}
guest: {any-number: true, writes: 1, reads: 1}
`;

const scenario = scenarioOf(text, 'primed.yaml');
const profile = profileNamed('iscsi-10gbe');
if (profile === undefined) throw new Error('there is no such profile');
const simulator = createSimulator(scenario.litmus, profile);
const summary = summarise([...runsOf(simulator, seedsOf('0', 12))], ['stale-read', 'lost-write']);
const words = ['run', 'primed.yaml', '--timed', '--runs', '12', '--set', 'guest.memory=1GiB', '--format=csv'];
const header = { version: '1', modelVersion: '2', node: '20', arguments: words, seed: '0' };
const report: TimedReport = { header, scenario, profile, settings: ['guest.memory=1GiB'], summary, wanted: 12 };
const violating = summary.runs.filter(({ violations }) => violations.length > 0);

test('the sample has runs of both kinds, so that what follows says something', () => {
  expect(violating.length).toBeGreaterThan(0);
  expect(violating.length).toBeLessThan(12);
});

test('a table has a line for each run, with everything that is measured', () => {
  const [head = [], ...rows] = timedCsv(report)
    .split('\r\n')
    .slice(0, -1)
    .map((line) => line.split(','));
  expect(head).toEqual(runColumns.map(({ name }) => name));
  expect(head).toEqual(expect.arrayContaining(measures.map(({ name }) => name)));
  expect(new Set(head).size).toBe(head.length);
  expect(rows).toHaveLength(12);
  for (const [index, row] of rows.entries()) {
    const run = summary.runs[index];
    expect(row).toHaveLength(head.length);
    expect(row[head.indexOf('seed')]).toBe(run?.seed);
    expect(row[head.indexOf('downtimeNs')]).toBe(String(run?.measured.downtimeNs));
    expect(row[head.indexOf('violations')]).toBe(run?.violations.map(({ property }) => property).join(' '));
    const parts = head.flatMap((name, column) => (name.startsWith('downtime.') ? [Number(row[column])] : []));
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(run?.measured.downtimeNs);
  }
});

test('lines of JSON are a start, each run and an end', () => {
  const events = timedJsonLines(report)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(events.map(({ event }) => event)).toEqual(['start', ...summary.runs.map(() => 'run'), 'end']);
  expect(new Set(events.map(({ schema }) => schema))).toEqual(new Set(['stalemate/timed-event/1']));
  expect(events[3]).toMatchObject({ seed: '0/3', measured: { steps: summary.runs[2]?.measured.steps } });
  expect(events.at(-1)).toMatchObject({ runs: 12, confidence: 0.95 });
});

test('a test report fails for what some run violated, and says how to see it', () => {
  const document = new DOMParser({ onError: (_, message) => expect.fail(message) }).parseFromString(
    timedJunit(report),
    'text/xml',
  );
  const cases = [...document.getElementsByTagName('testcase')];
  expect(cases.map((one) => one.getAttribute('name'))).toEqual(['stale-read', 'lost-write']);
  const failures = [...document.getElementsByTagName('failure')];
  expect(failures.map((one) => one.getAttribute('type'))).toEqual(['stale-read']);
  expect(failures[0]?.textContent).toContain(`${violating.length} of 12 runs`);
  expect(failures[0]?.textContent).toContain(
    `stalemate run primed.yaml --timed --set guest.memory=1GiB --seed ${violating[0]?.seed}`,
  );
});

test('the command for one run leaves out what is about many', () => {
  expect(commandOfSeed(['run', 'a.yaml', '--timed', '--runs=9', '--seed', '4', '-o', 'b', '--json'], '4/2')).toBe(
    'stalemate run a.yaml --timed --seed 4/2',
  );
});

describe('the page', () => {
  const page = timedHtml(report, (seed) => simulator.run({ seed, keepsTrace: true }));

  test('asks for nothing, and shows titles as text', () => {
    expect(page).toContain('A &lt;LUN&gt; that is primed');
    expect(page).not.toMatch(/<script|src=|href="http|url\(http|@import/);
  });

  test('draws the run that is worst, down to what it violates', () => {
    const worst = worstOf(summary.runs);
    expect(page).toContain(`Seed ${worst?.seed} violates stale-read`);
    expect(page).toContain('violates stale-read: a read did not return what the guest wrote last');
    expect(page).toContain('the copy is made that will be old');
  });

  test('has every run and every measure', () => {
    for (const { seed } of summary.runs) expect(page).toContain(`<th scope="row">${seed}</th>`);
    for (const { name } of measures) expect(page).toContain(`<th scope="row">${name}</th>`);
  });

  test('is the same for the same runs', () => {
    expect(timedHtml(report, (seed) => simulator.run({ seed, keepsTrace: true }))).toBe(page);
  });
});

test('the worst run is the one that goes wrong first, and otherwise the one that is down longest', () => {
  const first = Math.min(...violating.map(({ violations }) => violations[0]!.atNs));
  expect(worstOf(summary.runs)?.violations[0]?.atNs).toBe(first);
  const harmless = summary.runs.filter(({ violations }) => violations.length === 0);
  const longest = Math.max(...harmless.map(({ measured }) => measured.downtimeNs!));
  expect(worstOf(harmless)?.measured.downtimeNs).toBe(longest);
  expect(worstOf([])).toBeUndefined();
});

test('a histogram counts every value once', () => {
  const svg = histogramSvg({ title: 't', values: [1, 1, 2, 9, 10], text: String });
  const counts = [...svg.matchAll(/<text x="[\d.]+" y="\d+">(\d+)<\/text>/g)].map(([, count]) => Number(count));
  expect(counts).toEqual([3, 0, 0, 2]);
  expect(histogramSvg({ title: 't', values: [5, 5], text: String })).toContain('>2</text>');
  expect(histogramSvg({ title: 't', values: [], text: String })).toBe('');
});

test('a histogram has room for a million values', () => {
  const values = Array.from({ length: 1_000_000 }, (_, index) => index);
  expect(histogramSvg({ title: 'many', values, text: String })).toContain('999999');
});

test('the page about results is what the tables say', () => {
  expect(readFileSync('docs/results.md', 'utf8')).toBe(resultsPage());
});
