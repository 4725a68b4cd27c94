/** Every form of a run, over storage of every kind. */
import { DOMParser } from '@xmldom/xmldom';
import mermaid from 'mermaid';
import { describe, expect, test } from 'vitest';
import { localEvents } from '../../../../src/report/space-time/causality.ts';
import { columnLines } from '../../../../src/report/space-time/columns-text.ts';
import { mermaidDiagram } from '../../../../src/report/space-time/mermaid.ts';
import { hostNames, shivizExpression, shivizLog } from '../../../../src/report/space-time/shiviz.ts';
import type { SpaceTime } from '../../../../src/report/space-time/space-time.ts';
import { drawSpaceTime } from '../../../../src/report/space-time/svg/draw.ts';
import { createTheme } from '../../../../src/report/theme.ts';
import { sampleRuns, violatingRun } from '../../../helpers/sample-runs.ts';

const runs = [
  ...sampleRuns(),
  violatingRun('litmus/l02-machines-2011', 'stale-read'),
  violatingRun('litmus/l43-qcow2-on-cephfs-2011', 'stale-read'),
  violatingRun('litmus/l77-ideal-arbiter-link-cut-for-good', 'stuck'),
];

describe.each(runs)('$path', ({ run }) => {
  test('as SVG: well-formed, self-contained, every message and version once where it belongs', () => {
    const svg = drawSpaceTime(run);
    const complaints: string[] = [];
    const document = new DOMParser({ onError: (_, message) => complaints.push(message) }).parseFromString(
      svg,
      'image/svg+xml',
    );
    expect(complaints).toEqual([]);
    const all = Array.from(document.getElementsByTagName('*'));
    const drawn = all.flatMap((one) => one.getAttribute('data-message') ?? []);
    expect(drawn.map(Number).sort((one, other) => one - other)).toEqual(run.messages.map((_, index) => index));
    const text = document.documentElement?.textContent ?? '';
    for (const { name } of run.lanes) expect(text).toContain(name.split(' ')[0]);
    for (const { number } of run.events) expect(text).toContain(String(number));
    // Nothing is fetched: references stay inside, the only address is the name space.
    expect(svg.match(/https?:[^"]*/g)).toEqual(['http://www.w3.org/2000/svg']);
    expect(svg.match(/url\([^)]*\)/g)?.every((reference) => reference.startsWith('url(#'))).not.toBe(false);
    expect(svg).not.toMatch(/NaN|undefined|<script|<image/);
    const marked = all.flatMap((one) => one.getAttribute('data-version') ?? []).map(Number);
    const most = Math.max(0, ...run.items.map(({ versions }) => versions.length - 1));
    expect(Math.max(0, ...marked)).toBe(most);
  });

  test('as SVG: everything stands inside, and no two steps overlap', () => {
    const svg = drawSpaceTime(run);
    const [, width = 0, height = 0] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)?.map(Number) ?? [];
    for (const [, x, y] of svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)"/g)) {
      expect(Number(x)).toBeLessThan(width);
      expect(Number(y)).toBeLessThan(height);
    }
    const steps = [...svg.matchAll(/<text x="[\d.]+" y="([\d.]+)" class="step/g)].map(([, y]) => Number(y));
    expect(steps).toHaveLength(run.events.length);
    for (const [index, y] of steps.entries()) expect(y).toBeGreaterThanOrEqual((steps[index - 1] ?? 0) + 20);
  });

  test('as a Mermaid diagram: Mermaid reads it, and every message is there once', async () => {
    const diagram = mermaidDiagram(run);
    await expect(mermaid.parse(diagram)).resolves.toMatchObject({ diagramType: 'sequence' });
    const arrows = diagram.match(/^ *lane\d+(-->>|->>|-\)|--\)|-x)lane\d+: /gm) ?? [];
    expect(arrows).toHaveLength(run.messages.length);
    expect(diagram.match(/-x/g)?.length ?? 0).toBe(run.messages.filter(({ receivedIn }) => receivedIn === null).length);
  });

  test('as a ShiViz log: its expression finds all of it, and its clocks say what happened before what', () => {
    const log = shivizLog(run);
    const [expression = '', empty, ...rest] = log.split('\n');
    expect([expression, empty]).toEqual([shivizExpression, '']);
    const found = [...rest.join('\n').matchAll(new RegExp(expression, 'g'))];
    expect(found.map(([whole]) => whole).join('\n')).toBe(rest.join('\n').trimEnd());
    const hosts = hostNames(run);
    const clocks = found.map(({ groups }) => JSON.parse(groups?.clock ?? '') as Record<string, number>);
    const names = found.map(({ groups }) => groups?.host ?? '');
    expectLamport(run, names, clocks);
    expect(new Set(hosts).size).toBe(hosts.length);
    // ShiViz asks for clocks of each host that count its own events from 1.
    for (const host of hosts) {
      const own = clocks.filter((_, index) => names[index] === host).map((clock) => clock[host]);
      expect(own).toEqual(own.map((_, index) => index + 1));
    }
  });

  test('in columns: no line is too long, and every step is there', () => {
    for (const width of [80, 100, 120, 200]) {
      const lines = columnLines(run, createTheme({ unicode: true, width }));
      if (lines === null) continue;
      for (const line of lines) expect([...line].length).toBeLessThanOrEqual(width);
      const numbers = lines.flatMap((line) => /^ *(\d+)[ ✗]/.exec(line)?.[1] ?? []).map(Number);
      expect(numbers.filter((number) => number > 0)).toEqual(run.events.map(({ number }) => number));
    }
    expect(columnLines(run, createTheme({ unicode: true, width: 200 }))).not.toBeNull();
    expect(columnLines(run, createTheme({ unicode: true, width: 20 }))).toBeNull();
  });

  test('in columns: with ASCII only, where the terminal has nothing else', () => {
    const lines = columnLines(run, createTheme({ unicode: false, width: 200 })) ?? [];
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII
    expect(lines.join('\n')).toMatch(/^[\x00-\x7f]*$/);
  });
});

/** One event happened before another exactly when its clock is smaller, computed here without clocks. */
function expectLamport(run: SpaceTime, names: readonly string[], clocks: readonly Record<string, number>[]): void {
  const events = localEvents(run);
  const hosts = hostNames(run);
  expect(names).toEqual(events.map(({ lane }) => hosts[lane]));
  const before = events.map((event, index) => {
    const direct = events.flatMap((other, at) => {
      const sameLane = at < index && other.lane === event.lane;
      const message = other.sends.some((sent) => event.receives.includes(sent));
      return sameLane || message ? [at] : [];
    });
    return new Set(direct);
  });
  for (const set of before) for (const earlier of set) for (const one of before[earlier] ?? []) set.add(one);
  const smaller = (one: Record<string, number>, other: Record<string, number>): boolean =>
    hosts.every((host) => (one[host] ?? 0) <= (other[host] ?? 0)) &&
    hosts.some((host) => (one[host] ?? 0) < (other[host] ?? 0));
  for (const index of events.keys())
    for (const at of events.keys())
      expect([at, index, smaller(clocks[at]!, clocks[index]!)]).toEqual([at, index, before[index]!.has(at)]);
  const sent = events.flatMap(({ sends }) => sends).sort((one, other) => one - other);
  expect(sent).toEqual(run.messages.map((_, index) => index));
}

describe('what a drawing makes of a counterexample', () => {
  const { run } = violatingRun('litmus/l43-qcow2-on-cephfs-2011', 'stale-read');
  const svg = drawSpaceTime(run);

  test('the old copy is traced, once as a bar and once in the legend, and the read of it is red', () => {
    expect(svg.match(/class="strip traced"/g)).toHaveLength(2);
    const reads = run.messages.filter(({ kind, sentIn }) => kind === 'read' && sentIn === run.stale?.hurtsIn);
    expect(reads.length).toBeGreaterThan(0);
    expect(svg.match(/class="arrow wrong"/g)).toHaveLength(reads.length);
    for (const note of ['the copy is made that will be old', 'the copy misses this write', 'it says x has no cluster'])
      expect(svg).toContain(note);
  });

  test('a step that does not matter is drawn lighter, with its messages', () => {
    expect(svg).not.toContain('quiet"');
    const only = run.events.map((event, step) => ({ ...event, matters: step === 0 }));
    const light = drawSpaceTime({ ...run, events: only });
    expect(light.match(/<g class="quiet" /g)).toHaveLength(run.events.length - 1);
    const later = run.messages.filter(({ sentIn }) => sentIn > 0);
    expect(light.match(/<g class="message-[a-z-]+ quiet"/g)).toHaveLength(later.length);
    const height = (drawing: string) => Number(/ height="(\d+)"/.exec(drawing)?.[1]);
    expect(height(light)).toBeLessThan(height(svg));
  });

  test('shapes tell versions apart without their colour: circle, square, triangle', () => {
    const shapes = new Map<string, Set<string>>();
    for (const [, version = '', name = '', points = ''] of svg.matchAll(
      /data-version="(\d+)"><(circle|polygon)(?: points="([^"]*)")?/g,
    )) {
      const shape = `${name} ${points.split(' ').length}`;
      shapes.set(version, (shapes.get(version) ?? new Set()).add(shape));
    }
    const all = [...shapes.values()].map((one) => [...one]);
    expect(all.every((one) => one.length === 1)).toBe(true);
    expect(new Set(all.flat()).size).toBe(shapes.size);
    expect(shapes.size).toBeGreaterThan(1);
  });

  test('names that mean something to XML or Mermaid are only text', async () => {
    const name = `a <b> & "c"; end #1 %% {d}\n\u0000`;
    const odd: SpaceTime = {
      ...run,
      title: name,
      verdict: { kind: 'bad', text: name },
      lanes: run.lanes.map((lane) => ({ ...lane, name, heading: [name, name] })),
      events: run.events.map((event) => ({ ...event, text: name, actor: name })),
      messages: run.messages.map((message) => ({ ...message, label: name })),
    };
    const complaints: string[] = [];
    new DOMParser({ onError: (_, message) => complaints.push(message) }).parseFromString(
      drawSpaceTime(odd, { origin: name }),
      'image/svg+xml',
    );
    expect(complaints).toEqual([]);
    await expect(mermaid.parse(mermaidDiagram(odd, name))).resolves.toMatchObject({ diagramType: 'sequence' });
    const [expression = ''] = shivizLog(odd).split('\n');
    expect(shivizLog(odd).match(new RegExp(expression, 'g'))).toHaveLength(localEvents(odd).length);
    expect(new Set(hostNames(odd)).size).toBe(odd.lanes.length);
  });
});
