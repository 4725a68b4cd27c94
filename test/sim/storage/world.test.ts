import { describe, expect, it } from 'vitest';
import { ruleIds } from '../../../sim/storage/rules.ts';
import { applies, buildWorld, resultOfContent, resultOfWord } from '../../../sim/storage/world.ts';
import { litmus, outcomes, type Sketch } from '../../helpers/litmus-builder.ts';
import { made, sectorOf } from '../../helpers/machine-changes.ts';

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

describe('the steps of a world', () => {
  const hosts = { S: 'direct', D: 'buffered' };

  it('keep the cells of a register together, one for each sector of a read and one for a write', () => {
    const steps = ['S: read x -> a', { interleave: [['D: read x y z -> b'], ['S: write x y 1 -> c']] }, 'S: fsync'];
    const disk = { sectors: { x: 0, y: 8, z: 16 } };
    const { steps: resolved, registers } = world({ hosts, disk, steps });
    expect(registers.map(({ firstCell, cells }) => [firstCell, cells])).toEqual([
      [0, 1],
      [1, 3],
      [4, 1],
    ]);
    expect(resolved.map(({ register, firstCell }) => [register, firstCell])).toEqual([
      [0, 0],
      [1, 1],
      [1, 2],
      [1, 3],
      [2, 4],
      [2, 4],
      [-1, -1],
    ]);
  });

  it('continue a stream where the same cache has read not far before', () => {
    const disk = { size: 4096, sectors: { x: 0, y: 8, far: 2048 } };
    const continued = (...steps: string[]) => world({ hosts, disk, steps }).steps.map(({ continues }) => continues);
    expect(continued('D: read x', 'D: read y')).toEqual([false, true]);
    expect(continued('D: read x', 'D: read x')).toEqual([false, true]);
    expect(continued('D: read y', 'D: read x')).toEqual([false, false]);
    expect(continued('S: read x', 'D: read y')).toEqual([false, false]);
    expect(continued('D: read x', 'D: read far')).toEqual([false, false]);
    // One sector of the earlier read is enough, but it has to be a sector.
    expect(continued('D: read x far', 'D: read y')).toEqual([false, true]);
    expect(continued('D: fsync', 'D: read y')).toEqual([false, false]);
  });

  it('say whom a fence is about, by actor or by host', () => {
    const on = (host: string) => ({ host, opens: { h: 'direct' } });
    const fenced = world({ hosts: { A: on('one'), B: on('two') }, steps: ['cluster: fence B', 'A: read x'] });
    expect(fenced.hosts[fenced.steps[0]!.operand]).toBe('two');
    expect(fenced.steps[0]).toMatchObject({ host: -1, view: -1, handle: -1 });
    expect(fenced.steps[1]).toMatchObject({ host: 0, view: 0, handle: 0 });
  });

  it('carry what they write, and the size they set', () => {
    const built = world({ hosts, steps: ['S: write x 1', 'S: write x 2', 'storage: resize 256', 'S: read x'] });
    expect(built.steps.map(({ operand }) => operand)).toEqual([
      built.values.indexOf('1'),
      built.values.indexOf('2'),
      built.sizes.indexOf(256),
      0,
    ]);
  });
});

describe('the sizes of a world', () => {
  it('are those that steps can give the file, in order', () => {
    const sizes = (sectors: Record<string, number | string>, ...steps: string[]) =>
      world({ storage: 'nfs', hosts: { S: 'direct' }, disk: { size: 8, sectors }, steps }).sizes;
    expect(sizes({ x: '0-7' }, 'S: read x')).toEqual([8]);
    expect(sizes({ x: '0-7' }, 'S: write x 1')).toEqual([8]);
    expect(sizes({ z: '8-15', far: 64 }, 'S: write far z 1')).toEqual([8, 16, 65]);
    expect(sizes({ x: '0-7' }, 'S: truncate 4', 'S: read x')).toEqual([4, 8]);
  });

  it('bring a hole with them where a file is cut', () => {
    const values = (...steps: string[]) =>
      world({ storage: 'nfs', hosts: { S: 'direct' }, initial: 'aa', steps }).values;
    expect(values('S: read x')).toEqual(['aa']);
    expect(values('S: truncate 8', 'S: write x 1')).toEqual(['aa', '1', '0']);
  });
});

describe('the bits of a world', () => {
  const bits = (sketch: Partial<Sketch> & Pick<Sketch, 'steps'>) => world(sketch).dimensions;
  const hosts = { S: 'buffered', D: 'direct' };
  const steps = ['S: write x 1', 'D: read y'];

  it('for losses are there where something can be lost', () => {
    expect(bits({ hosts, steps }).lossSectors).toBe(0);
    expect(bits({ hosts, steps, faults: { 'host-crash': { S: 1 } } })).toMatchObject({ lossSectors: 2, budget: 1 });
    expect(bits({ hosts, steps, faults: { 'flush-error': { S: 2 } } })).toMatchObject({ lossSectors: 2, budget: 2 });
    expect(bits({ hosts, steps, faults: { partition: { S: 3 } } })).toMatchObject({ lossSectors: 0, budget: 3 });
    const nfs = { storage: 'nfs', hosts, steps };
    expect(bits({ ...nfs, faults: { 'server-crash': 1 } })).toMatchObject({ lossSectors: 2, stableSectors: 2 });
    expect(bits({ ...nfs, faults: { 'power-loss': 2 } })).toMatchObject({ lossSectors: 2, budget: 2 });
    expect(bits(nfs)).toMatchObject({ lossSectors: 0, stableSectors: 0, budget: 0 });
    expect(bits({ ...nfs, steps: [...steps, 'cluster: fence S'] }).lossSectors).toBe(2);
  });

  it('for heads, copies on their way and cluster locks where the storage has them', () => {
    expect(bits({ storage: { name: 'nfs', server: 'protocol' }, hosts, steps }).heads).toBe(2);
    const udp = { name: 'nfs', version: '3', transport: 'udp' };
    const faults = { 'delayed-duplicate': { S: 1 } };
    expect(bits({ storage: udp, hosts, steps, faults })).toMatchObject({ duplicateSectors: 2, budget: 1 });
    expect(bits({ storage: 'gfs2', hosts, steps }).cacheRights).toBe(1);
    expect(bits({ storage: 'gpfs', hosts, steps }).cacheRights).toBe(2);
    expect(bits({ storage: 'cephfs', hosts, steps }).cacheRights).toBe(1);
    expect(bits({ storage: 'nfs', hosts, steps }).cacheRights).toBe(0);
    expect(
      bits({ storage: { name: 'rbd', cache: 'writeback' }, hosts: { S: 'direct' }, steps: ['S: read x'] }),
    ).toMatchObject({
      clientSectors: 1,
      cacheRights: 0,
    });
    // A target that may lose power keeps what is stable apart.
    expect(bits({ storage: { name: 'iscsi', 'write-cache': true }, hosts, steps }).stableSectors).toBe(2);
  });
});

describe('without a page cache', () => {
  it('each process has a view of its own, named after it', () => {
    const on = (name: string) => ({ host: 'H', opens: { [name]: 'direct' } });
    const { views, hosts } = world({ storage: 'rbd', hosts: { A: on('a'), B: on('b') }, steps: ['A: read x'] });
    expect(views.map(({ name }) => name)).toEqual(['A', 'B']);
    expect(hosts).toEqual(['H']);
    expect(world({ hosts: { A: on('a'), B: on('b') }, steps: ['A: read x'] }).views.map(({ name }) => name)).toEqual([
      'H',
    ]);
  });
});

describe('what a program reads in a sector', () => {
  const guest = { reads: 1, writes: 1 };

  it('is data, or garbage where an image has tables', () => {
    const { world: built } = made({ guest, image: { format: 'qcow2', allocated: ['x'] }, initial: { x: 'aa' } });
    const read = (sector: string, content: number) =>
      built.results[resultOfContent(built, sectorOf(built, sector), content)];
    for (const table of ['header', 'l1', 'refcounts']) expect(read(table, 0)).toBe('garbage');
    expect(read('cluster-1', built.values.indexOf('aa'))).toBe('aa');
    expect(read('cluster-1', built.values.length - 1)).toBe('w1');
    expect(read('cluster-1', built.values.length)).toBe('garbage');
    const raw = made({ guest }).world;
    expect(raw.results[resultOfContent(raw, sectorOf(raw, 'x'), raw.values.indexOf('aa'))]).toBe('aa');
  });

  it('is a word that the scenario knows', () => {
    const { world: built } = made({ guest });
    expect(built.results[resultOfWord(built, 'refused')]).toBe('refused');
    expect(built.results[resultOfWord(built, '-')]).toBe('-');
    expect(() => resultOfWord(built, 'nonsense')).toThrow('no register can hold "nonsense"');
  });

  it('has room in its sector: every table and every value', () => {
    const image = { format: 'qcow2', allocated: ['x'], snapshots: true };
    const { world: built } = made({ guest, image, initial: { x: 'aa' } });
    const [layout] = built.machine!.images;
    const room = (sector: string) => built.dimensions.contents[sectorOf(built, sector)]!;
    const data = built.values.length - 1;
    expect(room('header')).toBe(Math.max(data, layout!.headerCode.size - 1));
    expect(room('l1')).toBe(Math.max(data, layout!.l1Codes - 1));
    expect(room('refcounts')).toBe(layout!.refcountCodes - 1);
    expect(room('cluster-0')).toBe(layout!.lastCode);
    expect(made({ guest }).world.dimensions.contents).toEqual([2, 2]);
  });

  it('can be lost with a target, where there are machines too', () => {
    const lun = { name: 'iscsi', 'write-cache': true };
    const bits = (faults: object) =>
      made({ guest, storage: lun, faults: faults as Record<string, number> }).world.dimensions;
    expect(bits({ 'power-loss': 1 })).toMatchObject({ stableSectors: 2, lossSectors: 0 });
    const nfs = (faults: object) =>
      made({ guest, storage: 'nfs', faults: faults as Record<string, number> }).world.dimensions.stableSectors;
    expect([nfs({}), nfs({ 'power-loss': 1 }), nfs({ 'server-crash': 1 })]).toEqual([0, 2, 2]);
  });
});
