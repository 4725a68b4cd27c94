import { describe, expect, test } from 'vitest';
import { storageModel } from '../../../../sim/storage/storage-model.ts';
import { buildWorld } from '../../../../sim/storage/world.ts';
import { runDigest } from '../../../../src/check/run-digest.ts';
import { traceNames } from '../../../../src/check/trace-names.ts';
import { open } from '../../../../src/explorer/engine/open.ts';
import type { Panel, PanelCell, ShownMoment, ShownRun } from '../../../../src/explorer/engine/protocol.ts';
import { show } from '../../../../src/explorer/engine/show.ts';
import { describeRun } from '../../../../src/report/space-time/describe-run.ts';
import { storageLabel } from '../../../../src/report/storage-label.ts';
import { sampleRuns, violatingRun } from '../../../helpers/sample-runs.ts';
import { scenarioText } from './ask.ts';

const staleRead = ['step 1', 'step 2', 'step 3'];

const shown = (name: string, run: readonly string[], property: string | null = null): ShownRun =>
  show({ scenario: scenarioText(name), run, property });

const panel = ({ panels }: ShownMoment, id: string): Panel => {
  const found = panels.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no panel ${id}; there are ${panels.map((one) => one.id).join(', ')}`);
  return found;
};

function cells(moment: ShownMoment, id: string, row: string): readonly PanelCell[] {
  const rows = panel(moment, id).tables.flatMap((table) => table.rows);
  return rows.find(({ name }) => name === row)!.cells;
}

describe('show', () => {
  test('the old copy of a page cache looks old once something else is written, and not before', () => {
    const { moments } = shown('litmus/l01-stale-prefetch-iscsi', staleRead);
    const looks = moments.map((moment) => cells(moment, 'page-cache 1', 'x')[0]!.look);
    expect(looks).toEqual(['absent', 'clean', 'old', 'old']);
    expect(moments.map((moment) => cells(moment, 'page-cache 1', 'x')[0]!.changed)).toEqual([
      false,
      true,
      false,
      false,
    ]);
    expect(moments.map((moment) => cells(moment, 'storage 0', 'x')[0]!.text)).toEqual(['0', '0', '1', '1']);
    expect(cells(moments[3]!, 'results', 'after')[0]).toMatchObject({ look: 'bad', changed: true });
  });

  test('a version in a panel is one of an item of the drawing', () => {
    const { moments, spaceTime } = shown('litmus/l01-stale-prefetch-iscsi', staleRead);
    const [held] = cells(moments[3]!, 'page-cache 1', 'x');
    const { item, version } = held!.version!;
    expect(spaceTime.items[item]!.versions[version]).toBe(held!.text);
  });

  test('a step says what it changed, in leaves and in a sentence', () => {
    const { steps } = shown('litmus/l01-stale-prefetch-iscsi', staleRead);
    expect(steps[1]!.patches).toContainEqual({ leaf: 'media[0].data[0]', from: '0', to: '1' });
    expect(steps[2]!.sentence).toMatch(/^D: read .*after = 0, which is old.*\.$/);
  });

  test('a read can be guessed: the values that the sector has had, and which of them it was', () => {
    const { steps } = shown('litmus/l01-stale-prefetch-iscsi', staleRead);
    expect(steps.map(({ question }) => question)).toEqual([
      // It returns its data to nobody.
      null,
      null,
      { ask: 'What does D read from x?', options: ['0', '1'], answer: '0', wrong: true },
    ]);
  });

  test('a violated property is there at the moment of its violation, with the copy behind it', () => {
    const { trace, scenario, run } = violatingRun('litmus/l02-machines-2011', 'stale-read');
    const names = traceNames(storageModel(buildWorld(scenario.litmus)), trace);
    const { moments, spaceTime } = shown('litmus/l02-machines-2011', names, 'stale-read');
    expect(moments.map(({ violated }) => violated.map(({ property }) => property))).toEqual([
      ...trace.map(() => []),
      ['stale-read'],
    ]);
    expect(spaceTime.stale).toEqual(run.stale);
    expect(spaceTime.verdict.kind).toBe('bad');
  });

  test('draws the same as the command line does', () => {
    for (const { path, scenario, trace } of sampleRuns()) {
      const names = traceNames(storageModel(buildWorld(scenario.litmus)), trace);
      const { spaceTime } = shown(path, names);
      const { verdict } = spaceTime;
      expect(spaceTime, path).toEqual(
        describeRun(scenario.litmus, trace, { storageLabel: storageLabel(scenario), verdict }),
      );
    }
  });

  test('numbers and digest are those of the run, and one more step leaves what came before as it was', () => {
    for (const { path, scenario, trace } of sampleRuns()) {
      const model = storageModel(buildWorld(scenario.litmus));
      const names = traceNames(model, trace);
      const { numbers, digest, steps } = shown(path, names);
      expect(digest, path).toBe(runDigest(model, trace));
      const opened = open(scenarioText(path));
      expect(opened.kind === 'opened' && numbers.map((number) => opened.scenario.choices[number])).toEqual(names);
      expect(shown(path, names.slice(0, -1)).steps, path).toEqual(
        steps.slice(0, -1).map((step) => ({ ...step, sentence: expect.any(String), text: expect.any(String) })),
      );
    }
  });

  test('tables of an image are shown in words, as stored and as each process has them', () => {
    const { moments } = shown('litmus/l43-qcow2-on-cephfs-2011', []);
    const [stored] = cells(moments[0]!, 'storage 0', 'l1');
    const [inMemory] = cells(moments[0]!, 'process S', 'L1 table');
    expect(stored!.text).toMatch(/L2 table/);
    expect(stored!.text).toBe(`[${inMemory!.text}]`);
    expect(panel(moments[0]!, 'migration 0').tables[0]!.rows.map(({ name }) => name)).toContain('S does next');
  });

  test('panels are the same ones at every moment of a run, and every text is one', () => {
    for (const { path, scenario, trace } of sampleRuns()) {
      const { moments } = shown(path, traceNames(storageModel(buildWorld(scenario.litmus)), trace));
      const ids = (moment: ShownMoment) => moment.panels.map(({ id }) => id);
      const lasting = ids(moments[0]!).filter((id) => id !== 'network');
      for (const moment of moments)
        expect(
          ids(moment).filter((id) => id !== 'network'),
          path,
        ).toEqual(lasting);
      expect(JSON.stringify(moments), path).not.toMatch(/undefined|NaN|\[object/);
    }
  });

  test('a step that cannot happen is refused, with what could', () => {
    expect(() => shown('litmus/l01-stale-prefetch-iscsi', ['step 2'])).toThrow(
      /step 2 is not enabled; enabled: step 1/,
    );
    expect(() => shown('litmus/l01-stale-prefetch-iscsi', ['step 1', 'step 99'])).toThrow(
      /step 2: .*no choice "step 99"/,
    );
  });
});
