import { describe, expect, it } from 'vitest';
import { machineActions } from '../../../sim/machine/actions.ts';
import { machineActionText } from '../../../sim/machine/describe.ts';
import { describeChange, describeChoice } from '../../../sim/storage/describe.ts';
import { type MachineSketch, playMachine } from '../../helpers/machine-builder.ts';

const guest = { writes: 2, reads: 1 };
const qcow2 = { format: 'qcow2', allocated: ['x'] };

/** `S: stops the guest`, for each line. */
function texts(sketch: MachineSketch, lines: readonly string[]): string[] {
  const { world, model, steps } = playMachine(sketch, lines);
  return steps.map(({ choice, before }) => {
    const { actor, text } = describeChoice(world, model, choice, before);
    return `${actor}: ${text}`;
  });
}

/** What the last line changed. */
function changes(sketch: MachineSketch, lines: readonly string[]): string[] {
  const { world, steps } = playMachine(sketch, lines);
  const { before, after } = steps.at(-1)!;
  return describeChange(world, before, after);
}

const launched = ['D.open', 'D.check', 'D.read-geometry'];
const sent = [
  ...launched,
  ...['S.begins-migration', 'S.stop', 'S.drain', 'S.flush', 'S.inactivate', 'S.unlock', 'S.send'],
];

describe('an action in words', () => {
  it('is what a process, its guest or the network does', () => {
    const sketch = {
      cache: 'writeback',
      guest,
      faults: { 'message-loss': 1, 'link-cut': 1, cancel: 1, 'process-kill': 1 },
    };
    const lines = ['S.guest-writes x', 'S.guest-reads x', ...sent, 'network.cut', 'D.loses-its-source'];
    expect(texts(sketch, lines)).toEqual([
      'guest on S: writes w1 to x',
      'guest on S: reads x',
      'D: opens the image and reads header and tables',
      'D: checks the image if its header asks for that',
      'D: reads guest sector 0 and the size to guess a geometry',
      'S: begins to migrate',
      'S: stops the guest',
      'S: waits until requests in flight have completed',
      'S: flushes format tables and file',
      'S: gives the image up',
      'S: releases the image locks',
      'S: sends the last of the state',
      'network: cuts the link S-D (fault)',
      'D: sees the stream end before it has everything, and exits',
    ]);
    expect(texts(sketch, [...sent, 'network.loses-state'])[sent.length]).toBe(
      'network: loses the state on its way from S to D (fault)',
    );
    expect(texts(sketch, ['D.open', 'host.kills D'])[1]).toBe('host: kills the process D (fault)');
    expect(texts(sketch, [...sent.slice(0, 4), 'management.cancels']).at(-1)).toBe(
      'management: cancels the migration from S to D (fault)',
    );
  });

  it('says what chance decided', () => {
    const faults = { 'flush-error': { S: 1 } };
    const sketch = { cache: 'writeback', guest, faults };
    expect(texts(sketch, ['S.guest-writes x', ...sent.slice(0, 6), 'S.flush failing']).at(-1)).toBe(
      'S: flushes format tables and file; this fails',
    );
    expect(texts(sketch, ['S.guest-reads x, pages of data dropped before']).at(-1)).toBe(
      'guest on S: reads x (the kernel had dropped its clean pages of data)',
    );
  });

  it('tells what the arbiter asks, what is carried out, and what it hears', () => {
    const migrations = [{ from: 'S', to: 'D', arbiter: 'libvirt-v3' }];
    const sketch = { guest, migrations, faults: { 'message-loss': 1 } };
    expect(
      texts(sketch, [
        'arbiter.asks prepare',
        'agent.carries-out prepare',
        ...launched,
        'agent.answers',
        'arbiter.hears',
      ]),
    ).toEqual([
      'arbiter: asks D to start and wait for the guest',
      'agent: tells D to start and wait for the guest',
      ...launched.map(() => expect.any(String)),
      'agent: answers for D',
      'arbiter: hears the answer of D: ok',
    ]);
    expect(texts(sketch, ['arbiter.asks prepare', 'network.loses-request', 'arbiter.hears-nothing']).slice(1)).toEqual([
      'network: loses a request of the arbiter, or the answer (fault)',
      'arbiter: hears nothing from D',
    ]);
  });

  it('names the request that completes, and where it was', () => {
    const sketch = { guest: { writes: 1, reads: 0, 'in-flight': true } };
    expect(texts(sketch, ['S.guest-writes y', 'S.request-completes'])).toEqual([
      'guest on S: sends a write of w1 to y',
      'S: completes the write of w1 to y',
    ]);
  });

  it('says of a pause whether it begins or ends, each migration for itself', () => {
    const migrations = [
      { from: 'A', to: 'B', handoff: 'pause-before-switchover' },
      { from: 'B', to: 'C', arbiter: 'cont' },
    ];
    const machines = { A: 'none', B: 'none', C: 'none' };
    const paused = [
      'B.open',
      'B.check',
      'B.read-geometry',
      'A.begins',
      'A.stop',
      'A.drain',
      'A.flush',
      'A.pause',
      'A.pause',
    ];
    const rest = ['A.inactivate', 'A.unlock', 'A.send', 'B.receive', 'B.await-cont'];
    const lines = [...paused, ...rest];
    const all = texts({ machines, migrations, guest }, lines);
    expect(all.slice(7, 9)).toEqual(['A: pauses before the switchover', 'A: goes on with the switchover']);
    expect(all.at(-1)).toBe('B: need not wait for cont');
    const { world } = playMachine({ machines, migrations, guest }, []);
    expect(machineActionText(world, 'C.await-cont', '')).toBe('has been told to run (cont)');
  });

  it.each([
    ['none', 'has no way to make sure of D'],
    ['process-kill', 'makes sure of D (kills its process)'],
    ['power', 'makes sure of D (switches its host off)'],
    ['reservation', 'makes sure of D (takes its access to the storage away)'],
  ])('says how the arbiter makes sure of a node: %s', (fencing, text) => {
    const { world } = playMachine({ guest, migrations: [{ from: 'S', to: 'D', arbiter: 'ideal', fencing }] }, []);
    expect(machineActionText(world, 'arbiter.fences', 'doubt')).toBe(text);
    expect(machineActionText(world, 'arbiter.decides', 'choose-source')).toBe('decides that the guest runs at S');
    expect(machineActionText(world, 'arbiter.decides', 'choose-destination')).toBe('decides that the guest runs at D');
  });

  it('is left to others where no process of the machine does it', () => {
    const { world } = playMachine({ guest }, []);
    expect(machineActionText(world, 'X.stop', '')).toBeNull();
    expect(machineActionText(world, 'S.lose-path', '')).toBeNull();
  });

  it('never is the bare name of an action', () => {
    const faults = {
      ...{ 'message-loss': 1, 'link-cut': 1, 'arbiter-crash': 1, 'load-failure': 1, cancel: 1, 'process-kill': 1 },
      ...{ 'host-crash': { S: 1 }, 'flush-error': { S: 1 }, partition: { D: 1 } },
    };
    for (const handoff of [
      '2011',
      '10.0-return-path',
      'pause-before-switchover',
      'postcopy',
      'close-before-last-chunk',
    ])
      for (const [arbiter, fencing] of [
        ['none', 'none'],
        ['libvirt-v2', 'none'],
        ['ideal', 'power'],
      ]) {
        const migrations = [{ from: 'S', to: 'D', handoff, arbiter, ...(arbiter === 'none' ? {} : { fencing }) }];
        const image = { format: 'qed', allocated: ['x'] };
        const possible = arbiter === 'none' ? withoutArbiter(faults) : faults;
        const { world } = playMachine({ storage: 'nfs', image, guest, migrations, faults: possible }, []);
        const { actions, faults: struck } = machineActions(world);
        for (const { name, choices } of [...actions, ...struck])
          for (const label of choices) {
            const text = machineActionText(world, name, label);
            expect([name, label, text]).toEqual([name, label, expect.stringMatching(/^([a-z]+s|need|has|is)( |$)/)]);
          }
      }
  });
});

function withoutArbiter<T extends Record<string, unknown>>({ 'arbiter-crash': _, ...faults }: T) {
  return faults;
}

describe('a change in words', () => {
  it('tells what a process has read of its image', () => {
    expect(changes({ storage: 'nfs', qemu: '2011', cache: 'writeback', image: qcow2, guest }, ['D.open'])).toEqual([
      'D: waits for the guest',
      'D: image file open',
      'length of the image file known to D: 768 sectors',
      'header in memory of D: as created',
      'L1 table in memory of D: L2 table in cluster 0',
      'page cache of D: page of header now clean (header = [as created])',
      'page cache of D: page of l1 now clean (l1 = [L2 table in cluster 0])',
      'attributes cached by D: fresh',
    ]);
  });

  it('tells a write with what the guest may expect, and tables that are not written yet', () => {
    expect(changes({ cache: 'none', image: qcow2, guest }, ['S.guest-writes y'])).toEqual([
      'guest: last write to y is w1, in cluster 2',
      'S: has written since its last flush',
      'L2 table in memory of S: x -> cluster 1, y -> cluster 2 (not written yet)',
      'refcounts in memory of S: in use: 0 1 2 (not written yet)',
      'free clusters for S: looked for from cluster 3 on',
      'storage: cluster-2 0 -> w1',
    ]);
    const flushed = ['S.guest-writes y', 'S.guest-flushes'];
    expect(changes({ cache: 'none', image: qcow2, guest: { ...guest, flushes: 1 } }, flushed)).toEqual([
      'guest: a flush has promised y = w1',
      'S: has flushed all it wrote',
      'L2 table in memory of S: written',
      'refcounts in memory of S: written',
      'storage: refcounts [in use: 0 1] -> [in use: 0 1 2]',
      'storage: cluster-0 [x -> cluster 1] -> [x -> cluster 1, y -> cluster 2]',
    ]);
  });

  it('tells run states, locks, inactive images, memory and the stream', () => {
    const sketch = { storage: 'nfs', cache: 'none', guest };
    const told = (count: number) => changes(sketch, [...sent, 'D.receive', 'D.await-cont', 'D.lock'].slice(0, count));
    expect(told(1)).toEqual(expect.arrayContaining(['D: image inactive, nothing is written to it']));
    expect(told(4)).toEqual(['migration S to D: under way']);
    expect(told(5)).toEqual(['S: the guest is stopped for the switchover']);
    expect(told(8)).toEqual(['S: image inactive, nothing is written to it']);
    expect(told(9)).toEqual(['S: image lock released']);
    expect(told(10)).toEqual(['state of the guest: on its way']);
    expect(told(11)).toEqual(['D: has the memory of the guest', 'state of the guest: arrived']);
    expect(told(13)[0]).toBe('D: image lock taken');
  });

  it('tells what goes wrong in the step in which it does', () => {
    const sketch = { qemu: '2011', cache: 'none', image: qcow2, guest: { writes: 1, reads: 1 } };
    const lines = ['D.open', 'D.check', 'D.probe', 'D.read-geometry', 'S.begins-migration', 'S.guest-writes y'];
    const rest = ['S.stop', 'S.drain', 'S.flush-ignoring-errors', 'S.send', 'D.receive', 'D.await-cont', 'D.start'];
    expect(changes(sketch, [...lines, ...rest, 'D.guest-reads y'])).toEqual([
      'wrong: the read did not return what the guest wrote last',
      'wrong: the tables that were used do not say where the data was put',
    ]);
  });

  it('tells sizes and geometry where they can differ', () => {
    const disk = { size: 131072, sizes: [131072, 196608], sectors: { x: 0, y: 2048 } };
    const sketch = { storage: 'nfs', cache: 'none', image: qcow2, disk, guest: { ...guest, resizes: 1 } };
    expect(changes(sketch, ['S.block-resize to 196608'])).toEqual(
      expect.arrayContaining([
        'guest: its disk now has 196608 sectors',
        'size of the disk kept by the device of S: 196608 sectors',
        'header in memory of S: 196608 sectors',
        'storage: header [131072 sectors] -> [196608 sectors]',
      ]),
    );
    expect(changes(sketch, launched)).toContain(
      'geometry kept by the device of D: guessed from x = 0 and 131072 sectors',
    );
  });

  it('tells requests in flight', () => {
    const sketch = { guest: { writes: 1, reads: 0, 'in-flight': true } };
    expect(changes(sketch, ['S.guest-writes y'])).toEqual(['guest: the write of w1 to y is in flight on S']);
    expect(changes(sketch, ['S.guest-writes y', 'S.request-completes'])).toContain(
      'guest: the write of w1 to y is no longer under way',
    );
  });
});
