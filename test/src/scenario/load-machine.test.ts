import { describe, expect, it } from 'vitest';
import { handoffTable } from '../../../sim/machine/handoff-table.ts';
import { qemuVersions } from '../../../sim/machine/qemu-version-table.ts';
import { loadScenario } from '../../../src/scenario/load.ts';
import type { Scenario } from '../../../src/scenario/types.ts';
import { everyMachine, everything, smallest } from './scenarios-for-tests.ts';

function load(text: string): Scenario {
  const result = loadScenario(text, 'machine.yaml');
  if (!result.ok) expect.fail(result.errors.map(({ code, line, message }) => `${code}:${line} ${message}`).join('\n'));
  return result.scenario;
}

function machineOf(text: string) {
  const { machine } = load(text).litmus;
  if (machine === undefined) expect.fail('no machine');
  return machine;
}

const short = (rest: string): string =>
  `stalemate: 1\ntitle: t\nstorage: iscsi\nimage: raw\nmachines: {S: none, D: writeback}\n${rest}`;
const steps = 'steps: [{S: read x}]\n';

describe('a scenario with every key about machines', () => {
  const { litmus, properties } = load(everyMachine);
  const { machine } = litmus;

  it('keeps image and backing file apart', () => {
    expect(machine?.images).toEqual([
      {
        format: 'qcow2',
        allocated: ['x', 'z'],
        preallocatedFile: true,
        lazyRefcounts: true,
        needsCheck: false,
        unknownAutoclear: true,
        bitmap: true,
        snapshots: true,
      },
      {
        format: 'qed',
        allocated: ['y'],
        preallocatedFile: false,
        lazyRefcounts: false,
        needsCheck: true,
        unknownAutoclear: false,
        bitmap: false,
        snapshots: false,
      },
    ]);
  });

  it('gives a sector its content where it has a cluster', () => {
    expect(machine?.guestSectors).toEqual([
      { name: 'x', address: 0, length: 1, initial: 'aa' },
      { name: 'z', address: 8, length: 8, initial: '0' },
      { name: 'y', address: 1024, length: 1, initial: 'bb' },
    ]);
  });

  it('knows every size, also one that only a step names', () => {
    expect(machine?.guestSizes).toEqual([1024, 2048, 4096, 8192]);
    expect(machine?.initialGuestSize).toBe(2048);
  });

  it('reads each process as it is written', () => {
    expect(machine?.processes.map(({ behaviour: _, ...rest }) => rest)).toMatchObject([
      { name: 'S', program: 'qemu', device: 'ide', locking: false, stopsOnError: true, starts: 'running' },
      { name: 'D', program: 'qemu', device: 'scsi', dropCache: false, autoReadOnly: true, starts: 'absent' },
      { name: 'E', cache: { direct: true, writeback: false, noFlush: false }, locking: true, starts: 'incoming' },
      { name: 'A', program: 'tool', readOnly: true, forceShare: true, starts: 'absent' },
    ]);
    const behaviours = machine?.processes.map(({ behaviour }) => behaviour);
    expect(behaviours?.slice(0, 2)).toEqual([qemuVersions['2.10']?.behaviour, qemuVersions['7.2']?.behaviour]);
  });

  it('puts machines before other actors, and everyone on a host', () => {
    expect(litmus.actors).toEqual([
      { name: 'S', host: 'H', node: 'sda' },
      { name: 'D', host: 'D', node: 'main' },
      { name: 'E', host: 'E', node: 'main' },
      { name: 'A', host: 'A', node: 'main' },
      { name: 'P', host: 'H', node: 'main' },
    ]);
  });

  it('changes a handoff as it says', () => {
    const [first, second, third] = machine?.migrations ?? [];
    expect(first).toMatchObject({
      handoff: handoffTable['3.0'],
      arbiterHost: 'source',
      fencing: 'power',
      autostart: false,
    });
    expect(first?.arbiter?.name).toBe('libvirt-v3');
    const base = handoffTable['2.10'];
    expect(second).toMatchObject({ source: 'D', destination: 'E', arbiter: null, autostart: false });
    expect(second?.handoff).toMatchObject({
      source: base?.source.filter((step) => step !== 'unlock'),
      sourceFails: base?.sourceFails,
      launch: ['open', 'read-geometry'],
      destination: base?.destination.filter((step) => step !== 'lock'),
      postcopy: true,
    });
    expect(third?.handoff).toMatchObject({
      source: ['stop', 'send', 'finish'],
      sourceFails: ['resume'],
      launch: [],
      destination: ['receive', 'open', 'start'],
      postcopy: false,
    });
  });

  it('gives guest and faults their budgets', () => {
    expect(machine?.workload).toEqual({
      writes: 1,
      reads: 2,
      flushes: 1,
      resizes: 1,
      anyNumber: false,
      sectors: ['x', 'y'],
      inFlight: true,
    });
    expect(machine?.faults).toEqual({
      messageLoss: 1,
      linkCut: 2,
      cutsAreForGood: true,
      arbiterCrash: 1,
      loadFailure: 1,
      cancel: 1,
      processKill: 3,
    });
    expect(litmus.faults.hostCrash).toEqual({ S: 1 });
  });

  it('says which properties break, and where the file says so', () => {
    const line = everyMachine.split('\n').findIndex((each) => each.startsWith('properties')) + 1;
    expect(properties).toEqual({ violated: ['stale-read', 'stuck'], line });
  });

  it('gives system calls the sectors of the file', () => {
    const step = litmus.steps.find(({ actor }) => actor === 'P');
    expect(step?.operation).toEqual({ kind: 'read', handle: 'p', sectors: ['cluster-1', 'header'] });
  });
});

describe('operations of machines', () => {
  const single: readonly [step: string, operation: object][] = [
    ['D: launch', { kind: 'launch' }],
    ['S: read x -> r', { kind: 'vm-read', sector: 'x' }],
    ['S: write x bb', { kind: 'vm-write', sector: 'x', data: 'bb' }],
    ['S: submit x bb', { kind: 'vm-submit', sector: 'x', data: 'bb' }],
    ['S: flush', { kind: 'vm-flush' }],
    ['S: size -> r', { kind: 'vm-size', of: 'guest' }],
    ['S: size device -> r', { kind: 'vm-size', of: 'device' }],
    ['A: [launch, size -> r]', { kind: 'vm-size', of: 'block' }],
    ['S: geometry -> r', { kind: 'vm-geometry' }],
    ['S: reopen', { kind: 'vm-reopen' }],
    ['S: quit', { kind: 'quit' }],
    ['S: kill', { kind: 'kill' }],
    ['S: resize 8', { kind: 'block-resize', sizeSectors: 8 }],
    ['S: snapshot', { kind: 'snapshot' }],
    ['S: read-snapshot x -> r', { kind: 'snapshot-read', sector: 'x' }],
    ['A: create -> r', { kind: 'create' }],
    ['A: [launch, commit]', { kind: 'commit' }],
    ['A: check -> r', { kind: 'image-check' }],
    ['A: dirty-flag -> r', { kind: 'dirty-flag' }],
    ['D: launch}, {S: migrate', { kind: 'migrate' }],
    ['S: migrate-continue', { kind: 'migrate-continue' }],
    ['S: migrate-cancel', { kind: 'migrate-cancel' }],
    ['D: migration -> r', { kind: 'migration-status' }],
    ['D: cont', { kind: 'cont' }],
    ['D: stop', { kind: 'stop' }],
    ['D: status -> r', { kind: 'status' }],
    ['D: crash', { kind: 'crash' }],
    ['D: partition', { kind: 'partition' }],
  ];

  it.each(single)('%s', (step, operation) => {
    const { litmus } = load(`stalemate: 1
title: t
storage: iscsi
image: {format: qcow2, snapshots: true, backing: raw}
machines: {S: none, D: none, A: {program: qemu-io}}
disk: {sectors: {x: 0}}
steps: [{${step}}]`);
    expect(litmus.steps.at(-1)?.operation).toEqual(operation);
  });

  it('wait is the timer of QED', () => {
    const { litmus } = load(`${short('steps: [{S: wait}]').replace('raw', 'qed')}\ndisk: {sectors: {x: 0}}`);
    expect(litmus.steps[0]?.operation).toEqual({ kind: 'vm-wait' });
  });
});

describe('what a file with machines leaves out', () => {
  it('machines: the latest QEMU on a host of its own, the first one running', () => {
    const { processes } = machineOf(short(steps));
    expect(processes.map(({ name, starts, cache }) => [name, starts, cache.direct])).toEqual([
      ['S', 'running', true],
      ['D', 'incoming', false],
    ]);
    expect(processes[0]?.behaviour).toEqual(qemuVersions['10.0']?.behaviour);
  });

  it('migrations: from the first to the second of two', () => {
    expect(machineOf(short(steps)).migrations).toEqual([
      {
        source: 'S',
        destination: 'D',
        handoff: handoffTable['10.0'],
        arbiter: null,
        arbiterHost: 'third',
        fencing: 'none',
        autostart: true,
      },
    ]);
  });

  it('migrations: the handoff of the QEMU of the source', () => {
    const text = short(steps).replace('S: none', "S: {qemu: '1.6'}");
    expect(machineOf(text).migrations[0]?.handoff).toBe(handoffTable['1.6']);
  });

  it.each([
    'machines: {S: none}',
    'machines: {S: none, D: none, E: none}',
    'machines: {S: none, D: {program: qemu-io}}',
  ])('migrations: none with %s', (machines) => {
    expect(machineOf(short(steps).replace(/machines: .*/, machines)).migrations).toEqual([]);
  });

  it('disk: 64 MiB, and every sector in a cluster of its own', () => {
    const { guestSectors, guestSizes, initialGuestSize } = machineOf(short('guest: {writes: 1, sectors: [x, y]}\n'));
    expect(guestSectors.map(({ name, address }) => [name, address])).toEqual([
      ['x', 0],
      ['y', 800],
    ]);
    expect([guestSizes, initialGuestSize]).toEqual([[131_072], 131_072]);
  });

  it('disk.size: the first of the sizes', () => {
    expect(machineOf(short(`${steps}disk: {sizes: [4096, 1024]}\n`)).initialGuestSize).toBe(4096);
  });

  it('sizes of a raw device: those that the storage gives it', () => {
    expect(machineOf(short('steps: [{S: read x}, {storage: resize 262144}]\n')).guestSizes).toEqual([131_072, 262_144]);
  });

  it('steps, where the guest does something by itself', () => {
    const { litmus, expectation } = load(short('guest: {reads: 1, sectors: [x]}\nproperties: {violated: []}\n'));
    expect(litmus.steps).toEqual([]);
    expect(expectation).toEqual({});
  });
});

describe('a process that may be started is left to the search', () => {
  it.each([
    ['one that the management starts by itself', 'steps: [{D: read x}]'],
    ['one that an arbiter starts', 'steps: [{S: migrate}]\nmigrations: [{from: S, to: D, arbiter: cont}]'],
    ['one that is started beside the step', 'steps: [{interleave: [{D: launch}, {D: read x}]}]'],
    ['one that is started again', 'steps: [{A: [launch, quit, launch]}]'],
    ['one that may have died', 'steps: [{A: [launch, launch]}]\nfaults: {process-kill: 1}'],
    ['one to which a guest may never go', 'steps: [{S: [migrate, migrate-cancel]}]'],
    ['one to which a format does not let a guest go', 'steps: [{S: migrate -> r}]\nimage: vmdk'],
    ['one that is asked about', 'steps: [{A: status -> r}, {A: quit}]'],
  ])('%s', (_, rest) => {
    const image = rest.includes('image') ? '' : 'image: raw\n';
    const machines = 'machines: {S: none, D: none, A: {starts: absent}}\n';
    const migrations = rest.includes('migrations') ? '' : 'migrations: [{from: S, to: D}]\n';
    load(`stalemate: 1\ntitle: t\nstorage: nfs\n${image}${machines}${migrations}${rest}\n`);
  });
});

describe('values that machines may return', () => {
  const withOutcome = (outcome: string): Scenario =>
    load(
      short(`guest: {writes: 1}
steps: [{D: launch}, {S: read x -> r}, {S: status -> run}, {S: migrate -> m}]
hosts: {P: {host: S, opens: {p: direct}}}
outcomes: {sometimes: [${outcome}]}
`),
    );

  it.each(['{r: 0}', '{r: w1}', '{r: EIO}', '{run: finish-migrate}', '{run: io-error!}', '{m: refused}', '{r: "-"}'])(
    '%s',
    (outcome) => {
      expect(withOutcome(outcome).expectation.sometimes).toHaveLength(1);
    },
  );

  it('metadata as data, with a format only', () => {
    const text = short('steps: [{S: read x -> r}]\noutcomes: {sometimes: [{r: garbage}]}\n');
    expect(loadScenario(text, 'a').ok).toBe(false);
    expect(loadScenario(text.replace('raw', 'qcow2'), 'a').ok).toBe(true);
  });
});

describe('the hash of a scenario with machines', () => {
  const { hash } = load(everyMachine);

  it.each([
    ['another title', everyMachine.replace('A machine', 'One machine')],
    ['a handoff of the same steps', everyMachine.replace('handoff: 7.2', "handoff: '3.0'")],
    ['other expectations', everyMachine.replace('stale-read, stuck', '')],
    ['a default written out', everyMachine.replace('cache: unsafe', 'cache: unsafe, host: D, locking: auto')],
  ])('stays the same with %s', (_, text) => expect(load(text).hash).toBe(hash));

  it.each([
    ['another cache mode', everyMachine.replace('cache: unsafe', 'cache: none')],
    ['another version', everyMachine.replace("'7.2'", "'2.10'")],
    ['another step of the handoff', everyMachine.replace('without: [destination.lock, unlock]', 'without: [unlock]')],
    ['another arbiter', everyMachine.replace('libvirt-v3', 'libvirt-v2')],
    ['another budget', everyMachine.replace('reads: 2', 'reads: 1')],
  ])('changes with %s', (_, text) => expect(load(text).hash).not.toBe(hash));
});

it('a scenario about storage alone has no machine', () => {
  for (const text of [smallest, everything]) expect('machine' in load(text).litmus).toBe(false);
});
