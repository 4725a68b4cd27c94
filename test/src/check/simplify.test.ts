import { describe, expect, test } from 'vitest';
import { plainnesses } from '../../../sim/model.ts';
import { choiceLabel, plainnessOfChoice } from '../../../sim/step.ts';
import { storageModel } from '../../../sim/storage/storage-model.ts';
import { buildWorld } from '../../../sim/storage/world.ts';
import { outcomesOf } from '../../../src/check/outcomes-of.ts';
import { violationsOfRun } from '../../../src/check/run-properties.ts';
import { withSimplestRuns } from '../../../src/check/simplify.ts';
import { traceNames } from '../../../src/check/trace-names.ts';
import { litmus as litmusOf } from '../../helpers/litmus-builder.ts';
import { machineLitmus } from '../../helpers/machine-builder.ts';

describe('the simplest run to a violation', () => {
  const litmus = machineLitmus({ qemu: '2011', cache: 'writeback', guest: { writes: 2, reads: 1 } });
  const found = outcomesOf(litmus);
  const simplified = withSimplestRuns(litmus, found, 'violations');
  const model = storageModel(buildWorld(litmus));
  const traceOf = (set: typeof found, name: string) => set.properties.find((one) => one.name === name)!.found!.trace;

  test('is as short, violates the same, and changes the actor less often', () => {
    for (const { name, kind, found: first } of found.properties) {
      if (kind !== 'always' || first === undefined) continue;
      const run = traceOf(simplified, name);
      expect(run).toHaveLength(first.trace.length);
      expect(violationsOfRun(model, run).map(({ property }) => property)).toContain(name);
      const switches = (trace: typeof run) =>
        trace.filter(
          ({ action }, at) => at > 0 && model.actions[action]!.actor !== model.actions[trace[at - 1]!.action]!.actor,
        ).length;
      expect(switches(run)).toBeLessThanOrEqual(switches(first.trace));
    }
  });

  test('says that it is the simplest, and nothing else has changed', () => {
    const stale = simplified.properties.find(({ name }) => name === 'stale-read');
    expect(stale?.found).toMatchObject({
      simplest: true,
      explanation: 'a read did not return what the guest wrote last',
    });
    expect(simplified.outcomes).toEqual(found.outcomes);
    expect(simplified.figures).toEqual(found.figures);
    const kept = ({ name, kind, found: run }: (typeof found.properties)[number]) => [name, kind, run?.trace.length];
    expect(simplified.properties.map(kept)).toEqual(found.properties.map(kept));
  });

  test('is left alone after Ctrl-C', () => {
    const interrupted = { ...found, figures: { ...found.figures, stoppedBy: 'interrupted' as const } };
    expect(withSimplestRuns(litmus, interrupted, 'violations')).toBe(interrupted);
  });
});

test('the simplest run to an outcome lets each host do all it can in one go', () => {
  const disk = { size: 131072, sectors: { x: 0, y: 8 } };
  const branches = [
    ['D: read x -> a', 'D: read y -> b'],
    ['S: write x 1', 'S: write y 1'],
  ];
  const hosts = { S: 'direct', D: 'direct' };
  const litmus = litmusOf({ storage: 'iscsi', hosts, disk, steps: [{ interleave: branches }] });
  const { outcomes } = withSimplestRuns(litmus, outcomesOf(litmus), 'violations and outcomes');
  const model = storageModel(buildWorld(litmus));
  expect(outcomes.map(({ key, simplest, witness }) => [key, simplest, traceNames(model, witness).join(' ')])).toEqual([
    ['a = 0, b = 0', true, 'step 1 step 2 step 3 step 4'],
    ['a = 0, b = 1', true, 'step 1 step 3 step 4 step 2'],
    ['a = 1, b = 0', true, 'step 3 step 1 step 2 step 4'],
    ['a = 1, b = 1', true, 'step 3 step 4 step 1 step 2'],
  ]);
});

test('each choice of a machine is as plain as what makes it happen', () => {
  const faults = { 'flush-error': { S: 1 }, 'link-cut': 1, 'cuts-are-for-good': false };
  const litmus = machineLitmus({ qemu: '2011', cache: 'writeback', faults, guest: { writes: 1, reads: 1 } });
  const model = storageModel(buildWorld(litmus));
  const labels = (wanted: string): string[] =>
    model.actions.flatMap(({ choices }, action) =>
      choices.flatMap((_, choice) =>
        plainnessOfChoice(model, { action, choice }) === wanted ? [choiceLabel(model, { action, choice })] : [],
      ),
    );
  const byPlainness = Object.fromEntries(plainnesses.map((one) => [one, labels(one)]));
  expect(byPlainness.planned).toContain('S.guest-writes x');
  expect(byPlainness.planned).toContain('S.flush-ignoring-errors');
  expect(byPlainness.chance).toContain('D.guest-reads x, pages of data dropped before');
  expect(byPlainness.spontaneous).toContain('S.write-back page of x');
  expect(byPlainness.spontaneous).toContain('network.heals S-D');
  expect(byPlainness.fault).toContain('S.flush-ignoring-errors failing');
  expect(byPlainness.fault).toContain('network.cut S-D');
});
