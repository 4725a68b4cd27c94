import { describe, expect, test } from 'vitest';
import { mig } from '../../../sim/models/mig.ts';
import { replay } from '../../../sim/replay.ts';
import { choiceLabel } from '../../../sim/step.ts';
import { storageModel } from '../../../sim/storage/storage-model.ts';
import { buildWorld } from '../../../sim/storage/world.ts';
import { allCauses } from '../../../src/explain/all-causes.ts';
import { violatingStates } from '../../../src/explain/violating-states.ts';
import { explore } from '../../../src/search/explore.ts';
import { type MachineSketch, machineLitmus } from '../../helpers/machine-builder.ts';

function causes(sketch: MachineSketch, property: string, limits = {}) {
  const model = storageModel(buildWorld(machineLitmus(sketch)));
  const found = allCauses(model, property, limits);
  const moving = found.causes.map(({ trace, slice }) =>
    trace.flatMap((choice, at) => (slice.steps[at]!.part === 'moves' ? [choiceLabel(model, choice)] : [])),
  );
  return { ...found, moving };
}

const qcow2 = { format: 'qcow2', allocated: ['x'] };

describe('distinct causes', () => {
  test('two sectors of a raw image, and a second write, are one cause', () => {
    const found = causes({ qemu: '2011', cache: 'writeback', guest: { writes: 2, reads: 1 } }, 'stale-read');
    expect(found.moving).toEqual([['D.open', 'D.probe', 'S.guest-writes x', 'D.guest-reads x']]);
    expect(found.violating).toBeGreaterThan(5);
    expect(found).toMatchObject({ lookedAt: found.violating, complete: true });
    expect(found.causes[0]?.states).toBe(found.lookedAt);
  });

  test('an old table that a write goes by is another cause than one that a read goes by', () => {
    const sketch = { qemu: '2011', cache: 'none', image: qcow2, guest: { writes: 2, reads: 1 } };
    expect(causes(sketch, 'metadata-corruption').moving).toEqual([
      ['D.open', 'D.read-geometry', 'S.guest-writes y', 'D.guest-writes y'],
      ['D.open', 'D.read-geometry', 'S.guest-writes y', 'D.guest-reads y'],
    ]);
  });

  test('limits are said', () => {
    const sketch = { qemu: '2011', cache: 'writeback', guest: { writes: 2, reads: 1 } };
    const few = causes(sketch, 'stale-read', { lookedAt: 2 });
    expect(few.lookedAt).toBe(2);
    expect(few.violating).toBeGreaterThan(2);
    expect(causes(sketch, 'stale-read', { limits: { maxStates: 50 } })).toMatchObject({ complete: false });
  });

  test('a property that is never violated has none', () => {
    expect(causes({ cache: 'none', guest: { writes: 1, reads: 1 } }, 'stale-read')).toMatchObject({
      causes: [],
      violating: 0,
      complete: true,
    });
  });
});

describe('the states in which a violation begins', () => {
  const model = mig({ sectors: 2, versions: 1, fix: false });
  const property = model.properties[0]!;

  test('each has a run that violates at its end and nowhere before, the nearest first', () => {
    const found = violatingStates(model, property, { maxStates: 1_000_000 });
    expect(found.complete).toBe(true);
    const runs = found.ids.map(found.trace);
    for (const run of runs) {
      expect(replay(model, run).staleRead).toBe(true);
      expect(replay(model, run.slice(0, -1)).staleRead).toBe(false);
    }
    expect(runs.map(({ length }) => length)).toEqual(runs.map(({ length }) => length).sort((a, b) => a - b));
    const search = explore(model, { stopAtFirstViolation: true });
    expect(runs[0]?.length).toBe(search.trace(search.violations[0]!.id).length);
  });

  test('a model without violations is visited as a search visits it', () => {
    const fixed = mig({ sectors: 2, versions: 1, fix: true });
    const found = violatingStates(fixed, fixed.properties[0]!, { maxStates: 1_000_000 });
    expect([found.ids, found.states]).toEqual([[], explore(fixed, { withoutReductions: 'all' }).states]);
  });
});
