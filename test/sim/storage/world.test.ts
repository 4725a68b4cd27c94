import { describe, expect, it } from 'vitest';
import { ruleIds } from '../../../sim/storage/rules.ts';
import { applies, buildWorld } from '../../../sim/storage/world.ts';
import { litmus, outcomes, type Sketch } from '../../helpers/litmus-builder.ts';

const world = (sketch: Partial<Sketch> & Pick<Sketch, 'steps'>) => buildWorld(litmus({ storage: 'iscsi', ...sketch }));

describe('a world', () => {
  it('gives actors on one host and node one cache, and two nodes two', () => {
    const on = (node: string) => ({ host: 'H', node, opens: { h: 'buffered' } });
    const { hosts, views, handles } = world({
      hosts: { A: on('one'), B: on('one'), C: on('two'), D: 'direct' },
      steps: ['A: read x'],
    });
    expect(hosts).toEqual(['H', 'D']);
    expect(views.map(({ name, host }) => [name, host])).toEqual([
      ['H (one)', 0],
      ['H (two)', 0],
      ['D', 1],
    ]);
    expect(handles.map(({ view }) => view)).toEqual([0, 0, 1, 2]);
  });

  it('gives every host a medium of its own where the storage is not shared', () => {
    const hosts = { S: 'direct', D: 'direct' };
    expect(world({ hosts, steps: ['S: read x'] }).dimensions.media).toBe(1);
    const local = world({ storage: 'local', hosts, steps: ['S: read x'] });
    expect(local.dimensions.media).toBe(2);
    expect(local.views.map(({ medium }) => medium)).toEqual([0, 1]);
  });

  it('puts sectors on pages of eight', () => {
    const disk = { sectors: { a: 7, b: 8, c: 9, d: 16 } };
    const { sectors, pages } = world({ hosts: { S: 'direct' }, disk, steps: ['S: read a b c d'] });
    expect(sectors.map(({ page }) => page)).toEqual([0, 1, 1, 2]);
    expect(pages).toEqual([
      { number: 0, sectors: [0] },
      { number: 1, sectors: [1, 2] },
      { number: 2, sectors: [3] },
    ]);
  });

  it('numbers values, sizes and results, the unread register first', () => {
    const { values, results, registers } = world({
      hosts: { S: 'direct' },
      initial: 'aa',
      steps: ['S: write x bb -> w', 'S: read x y -> r'],
    });
    expect(values).toEqual(['aa', 'bb']);
    expect(results.slice(0, 3)).toEqual(['-', 'aa', 'bb']);
    expect(results.slice(-4)).toEqual(['eof', 'EIO', 'EAGAIN', 'ok']);
    expect(registers).toMatchObject([
      { name: 'w', firstCell: 0, cells: 1 },
      { name: 'r', firstCell: 1, cells: 2 },
    ]);
  });

  it('splits a step of several sectors where others may get between, and nowhere else', () => {
    const hosts = { S: 'direct', D: 'direct' };
    const whole = world({ hosts, steps: ['S: write x y 1'] });
    expect(whole.steps.map(({ sectors }) => sectors)).toEqual([[0, 1]]);
    const split = world({ hosts, steps: [{ interleave: [['S: write x y 1'], ['D: read x']] }, 'D: read y'] });
    expect(split.steps.map(({ sectors, after, text }) => [sectors, after, text])).toEqual([
      [[0], [], 'write x y 1 (x)'],
      [[1], [0], 'write x y 1 (y)'],
      [[0], [], 'read x'],
      [[1], [1, 2], 'read y'],
    ]);
  });

  it('puts every part of a split read into its place', () => {
    const sketch = {
      storage: 'iscsi',
      hosts: { S: 'direct', D: 'direct' },
      disk: { sectors: { x: 0, y: 8, z: 16 } },
      steps: [
        ...['S: write x 1', 'S: write y 2', 'S: write z 3'],
        { interleave: [['D: read x y z -> r'], ['S: write y 4']] },
      ],
    };
    expect(outcomes(sketch).map((text) => text.replaceAll('!', ''))).toEqual(['r = 1 2 3', 'r = 1 4 3']);
  });

  it('keeps no bits for what a scenario cannot exercise', () => {
    const { dimensions } = world({ hosts: { S: 'buffered', D: 'direct' }, steps: ['S: write x 1', 'D: read x'] });
    expect(dimensions).toMatchObject({
      stableSectors: 0,
      clientSectors: 0,
      heads: 0,
      cacheRights: 0,
      duplicateSectors: 0,
      lossSectors: 0,
      budget: 0,
    });
    const crashing = world({ hosts: { S: 'buffered', D: 'direct' }, steps: ['S: write x 1', 'S: crash', 'D: read x'] });
    expect(crashing.dimensions.lossSectors).toBe(1);
  });

  it('is told of rules that hold, and only while somebody listens', () => {
    const off = buildWorld(litmus({ storage: 'iscsi', steps: ['S: read x'], hosts: { S: 'direct' } }), {
      withoutRules: ['page-cache.hit'],
    });
    const noted: string[] = [];
    off.recorder.note = (rule) => noted.push(rule);
    expect(applies(off, 'page-cache.hit')).toBe(false);
    expect(applies(off, 'page-cache.read-ahead')).toBe(true);
    off.recorder.note = null;
    expect(applies(off, 'page-cache.drop-caches')).toBe(true);
    expect(noted).toEqual(['page-cache.read-ahead']);
    expect(ruleIds.filter((rule) => !off.enabled[rule])).toEqual(['page-cache.hit']);
  });

  it('refuses a name that was never declared', () => {
    const good = litmus({ storage: 'iscsi', hosts: { S: 'direct' }, steps: ['S: read x'] });
    expect(() => buildWorld({ ...good, sectors: [] })).toThrow('no sector "x"');
    expect(() => buildWorld({ ...good, actors: [] })).toThrow('no actor "S"');
  });
});
