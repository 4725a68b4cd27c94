import { describe, expect, it } from 'vitest';
import { loadScenario } from '../../../src/scenario/load.ts';
import type { Scenario } from '../../../src/scenario/types.ts';
import { everything, smallest } from './scenarios-for-tests.ts';

function load(text: string): Scenario {
  const result = loadScenario(text, 'a.yaml');
  if (!result.ok) throw new Error(JSON.stringify(result.errors, null, 1));
  return result.scenario;
}

/** A file that only differs in its steps, whose handles are open. */
const withSteps = (steps: string, storage = 'nfs'): Scenario =>
  load(`stalemate: 1\ntitle: t\nstorage: ${storage}\nhosts: {S: direct, D: buffered}\nsteps:\n${steps}`);

describe('the smallest scenario', () => {
  const scenario = load(smallest);

  it('becomes what the model runs', () => {
    const disk = { name: 'disk', synchronous: false, access: 'read-write', openAtStart: true };
    const step = { concurrent: false };
    expect(scenario.litmus).toEqual({
      title: 'Stale prefetch over iSCSI',
      storage: { kind: 'block', writeCache: false, localCache: 'none', onPathLoss: 'fail' },
      actors: [
        { name: 'S', host: 'S', node: 'main' },
        { name: 'D', host: 'D', node: 'main' },
      ],
      handles: [
        { actor: 'S', mode: 'direct', ...disk },
        { actor: 'D', mode: 'buffered', ...disk },
      ],
      sectors: [{ name: 'x', address: 0, length: 8, initial: '0' }],
      sizeSectors: 128,
      steps: [
        {
          actor: 'D',
          operation: { kind: 'read', handle: 'disk', sectors: ['x'] },
          after: [],
          register: 'before',
          text: 'read x -> before',
          ...step,
        },
        {
          actor: 'S',
          operation: { kind: 'write', handle: 'disk', sectors: ['x'], value: '1' },
          after: [0],
          text: 'write x 1',
          ...step,
        },
        {
          actor: 'D',
          operation: { kind: 'read', handle: 'disk', sectors: ['x'] },
          after: [1],
          register: 'after',
          text: 'read x -> after',
          ...step,
        },
      ],
      faults: { hostCrash: {}, partition: {}, flushError: {}, delayedDuplicate: {}, serverCrash: 0, powerLoss: 0 },
      registers: ['before', 'after'],
    });
  });

  it('keeps what the model must not see beside it', () => {
    expect(scenario).toMatchObject({
      path: 'a.yaml',
      title: 'Stale prefetch over iSCSI',
      source: ['Anthony Liguori, qemu-devel 2011-11-11 00:11', 'L01'],
      observed: [],
      expectation: {
        exactly: [
          {
            line: 13,
            registers: { before: [{ value: '0' }], after: [{ value: '0', breaksContract: true }, { value: '1' }] },
          },
        ],
        quiet: [{ line: 15, registers: { before: [{ value: '0' }], after: [{ value: '0', breaksContract: true }] } }],
      },
    });
    expect(Object.keys(scenario.expectation)).toEqual(['exactly', 'quiet']);
  });
});

describe('a scenario with every key', () => {
  const scenario = load(everything);
  const { litmus } = scenario;

  it('takes options, hosts and handles', () => {
    expect(litmus.storage).toMatchObject({
      kind: 'nfs',
      version: '4.0',
      export: 'async',
      attributeCache: false,
      synchronousWrites: true,
      mount: 'soft',
      locks: 'server',
    });
    expect(litmus.actors).toEqual([
      { name: 'S', host: 'H', node: 'sda' },
      { name: 'T', host: 'H', node: 'sdb' },
      { name: 'D', host: 'D', node: 'main' },
      { name: 'E', host: 'E', node: 'main' },
    ]);
    expect(
      litmus.handles.map(({ actor, name, mode, synchronous, access, openAtStart }) => [
        actor,
        name,
        mode,
        synchronous,
        access,
        openAtStart,
      ]),
    ).toEqual([
      ['S', 'w', 'direct', false, 'read-write', true],
      ['S', 'b', 'buffered', true, 'read-only', true],
      ['T', 't', 'buffered', false, 'read-write', true],
      ['D', 'disk', 'buffered', false, 'read-write', true],
      ['E', 'late', 'direct', false, 'read-write', false],
    ]);
  });

  it('keeps words as they are written', () => {
    expect(litmus.sectors).toEqual([
      { name: 'x', address: 0, length: 8, initial: 'aa' },
      { name: 'y', address: 8, length: 1, initial: '00' },
      { name: 'z', address: 256, length: 8, initial: '0' },
    ]);
    expect(scenario.observed).toEqual([
      {
        id: 'run-1',
        what: 'as written',
        where: 'a laboratory',
        runs: 20,
        versions: { kernel: '6.10', qemu: '7.2' },
        outcomes: [{ count: 20, registers: { written: 'ok', pair: 'aa 00' } }],
      },
    ]);
    expect(scenario.trace).toEqual({ model: '1.10', choices: ['first', '2'] });
    expect(scenario.expectation.always?.[0]?.registers.pair).toEqual([
      { value: 'aa 00' },
      { value: 'bb bb', breaksContract: true },
      { value: 'aa -' },
      { value: 'EIO' },
    ]);
  });

  it('counts faults, and leaves out those that never strike', () => {
    expect(litmus.faults).toEqual({
      hostCrash: { D: 1 },
      partition: { T: 2 },
      flushError: { S: 1 },
      delayedDuplicate: { S: 1 },
      serverCrash: 1,
      powerLoss: 1,
    });
  });

  it('orders steps through nested blocks', () => {
    expect(litmus.steps.map(({ text, after, concurrent }) => [text, after, concurrent])).toEqual([
      ['write w x y bb -> written', [], false],
      ['fsync w', [0], false],
      ['lock w -> got', [1], false],
      ['unlock w', [2], false],
      ['read x y -> pair', [3], true],
      ['truncate w 128', [3], true],
      ['mmap x', [5], true],
      ['close w', [5], true],
      ['mread x -> mapped', [6, 7], true],
      ['dontneed', [4, 8], false],
      ['crash', [9], false],
      ['restart', [10], false],
      ['open w', [11], false],
      ['fstat w -> size', [12], false],
      ['open late direct', [13], false],
      ['read late z -> r.1@E', [14], false],
    ]);
    expect(litmus.registers).toEqual(['written', 'got', 'pair', 'mapped', 'size', 'r.1@E']);
  });
});

describe('operations', () => {
  const single: readonly [storage: string, step: string, operation: object][] = [
    ['nfs', 'S: read x y', { kind: 'read', handle: 'disk', sectors: ['x', 'y'] }],
    ['nfs', 'S: write disk x y v', { kind: 'write', handle: 'disk', sectors: ['x', 'y'], value: 'v' }],
    ['nfs', 'S: fsync', { kind: 'fsync', handle: 'disk' }],
    ['nfs', 'D: dontneed disk', { kind: 'dontneed', handle: 'disk' }],
    ['iscsi', 'D: flsbuf', { kind: 'flsbuf' }],
    ['nfs', 'D: drop-caches', { kind: 'drop-caches' }],
    ['nfs', 'D: size -> r', { kind: 'size', handle: 'disk' }],
    ['nfs', 'D: fstat -> r', { kind: 'fstat', handle: 'disk' }],
    ['nfs', 'D: truncate 0', { kind: 'truncate', handle: 'disk', sizeSectors: 0 }],
    ['iscsi', 'D: rescan', { kind: 'rescan' }],
    ['rbd', 'D: invalidate', { kind: 'invalidate', handle: 'disk' }],
    ['nfs', 'D: lock -> r', { kind: 'lock', handle: 'disk' }],
    ['nfs', 'D: wait', { kind: 'wait' }],
    ['nfs', 'D: crash', { kind: 'crash' }],
    ['nfs', 'D: partition', { kind: 'partition' }],
    ['nfs', 'D: [boot]\nfaults: {host-crash: {D: 1}}', { kind: 'boot' }],
    ['nfs', 'storage: crash', { kind: 'server-crash' }],
    ['iscsi', 'storage: power-loss', { kind: 'power-loss' }],
    ['iscsi', 'storage: resize 256', { kind: 'resize', sizeSectors: 256 }],
    ['gfs2', 'cluster: fence D', { kind: 'fence', host: 'D' }],
  ];

  it.each(single)('%s: %s', (storage, step, operation) => {
    expect(withSteps(`  - ${step}`, storage).litmus.steps[0]?.operation).toEqual(operation);
  });

  it('a fence names the machine of the actor', () => {
    const text = 'stalemate: 1\ntitle: t\nstorage: gfs2\nhosts: {S: {host: H}}\nsteps: [{cluster: fence S}]';
    expect(load(text).litmus.steps[0]?.operation).toEqual({ kind: 'fence', host: 'H' });
  });

  it.each([
    '"read x -> r"',
    "'read x -> r'",
    '|\n      read x -> r\n',
    '>-\n      read x\n      -> r\n',
    'read\n      x -> r',
  ])('any way to write a text: %s', (text) => {
    const { steps } = withSteps(`  - S: ${text}`).litmus;
    expect(steps[0]).toMatchObject({ text: 'read x -> r', register: 'r', operation: { sectors: ['x'] } });
  });
});

describe('what a file leaves out', () => {
  it('hosts: S and D as they are used, with nothing open', () => {
    const { litmus } = load(
      'stalemate: 1\ntitle: t\nstorage: nfs\nsteps: [{D: open h direct}, {S: open h}, {D: [close h, open h]}]',
    );
    expect(litmus.actors.map(({ name }) => name)).toEqual(['D', 'S']);
    expect(litmus.handles.map(({ actor, mode, openAtStart }) => [actor, mode, openAtStart])).toEqual([
      ['D', 'direct', false],
      ['S', 'buffered', false],
    ]);
  });

  it('sectors: each on a page of its own, far from the others, and the disk covers them', () => {
    const { sectors, sizeSectors } = withSteps('  - S: write b 1\n  - S: read a b x1').litmus;
    expect(sectors.map(({ name, address, length }) => [name, address, length])).toEqual([
      ['b', 0, 8],
      ['a', 800, 8],
      ['x1', 1600, 8],
    ]);
    expect(sizeSectors).toBe(1608);
  });

  it('size: just enough for the declared sectors, in whole pages', () => {
    const { litmus } = load('stalemate: 1\ntitle: t\nstorage: nfs\ndisk: {sectors: {x: 129}}\nsteps: [{S: wait}]');
    expect(litmus.sizeSectors).toBe(136);
  });

  it('outcomes and sources', () => {
    const scenario = withSteps('  - S: wait');
    expect(scenario).toMatchObject({ expectation: {}, source: [], observed: [] });
    expect('trace' in scenario).toBe(false);
  });
});

describe('what is not certain is left to the search', () => {
  it.each([
    ['a read beside a close', '  - interleave: [{S: close}, {S: read x}]'],
    ['a read beside a crash', '  - interleave: [{S: crash}, {S: read x}]'],
    ['a restart beside a crash', '  - interleave: [{storage: restart}, {storage: crash}]'],
    ['a mapping made in another branch', '  - interleave: [{S: mmap x}, {S: mread x -> r}]'],
    ['a host that comes back', '  - S: [crash, boot, open disk, read x]'],
    ['a host that crashes by itself and comes back', '  - S: [boot, open disk]\nfaults: {host-crash: {S: 1}}'],
    ['a host that is fenced or not', '  - interleave: [{S: boot}, {S: crash}]\n  - S: wait'],
    ['a mapping that outlives its handle', '  - S: [mmap x, close, mread x -> r, munmap x]'],
    ['another sector of a mapped page', '  - S: [mmap x, mread x -> r]'],
    ['a write that makes the file larger', '  - S: write x 1\ndisk: {size: 8, sectors: {x: 8-15}}'],
  ])('%s', (_, steps) => {
    expect(withSteps(steps).litmus.steps.length).toBeGreaterThan(0);
  });

  it('a server that may crash by itself may be restarted, a path that may be lost may heal', () => {
    withSteps('  - storage: restart\nfaults: {server-crash: 1}');
    withSteps('  - S: heal\nfaults: {partition: {S: 1}}');
  });

  it('a sector that a growing device reaches', () => {
    withSteps('  - storage: resize 16\n  - S: write x 1\ndisk: {size: 8, sectors: {x: 8-15}}', 'iscsi');
  });
});

describe('anchors and aliases', () => {
  it('repeat a part of the file', () => {
    const steps = '  - S: read x -> r\noutcomes:\n  exactly: &all\n    - {r: 0}\n  quiet: *all\n';
    const { expectation } = withSteps(steps);
    expect(expectation.quiet).toEqual(expectation.exactly);
  });
});

describe('the hash', () => {
  const { hash } = load(smallest);

  it('has 16 hexadecimal digits', () => expect(hash).toMatch(/^[0-9a-f]{16}$/));

  it.each([
    ['a comment', `# hello\n${smallest}`],
    ['a byte order mark', `\ufeff${smallest}`],
    ['Windows line ends', smallest.replaceAll('\n', '\r\n')],
    ['another title', smallest.replace('Stale', 'Old')],
    ['other outcomes', smallest.replace('[0!, 1]', '0!')],
    ['blanks in an operation', smallest.replace('write x 1', '"write  disk  x   1"')],
  ])('stays the same with %s', (_, text) => expect(load(text).hash).toBe(hash));

  it.each([
    ['another value', smallest.replace('write x 1', 'write x 2').replace('0!, 1', '0!, 2')],
    ['another storage', smallest.replace('iscsi', 'nfs')],
    ['another flag', smallest.replace('S: direct', 'S: buffered')],
    ['another fault', `${smallest}faults: {power-loss: 1}\n`],
  ])('changes with %s', (_, text) => expect(load(text).hash).not.toBe(hash));

  it('is the same on every machine', () => expect(hash).toBe('90510ca57ad91eeb'));
});
