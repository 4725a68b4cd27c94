/**
 * Random virtual machines, as sketches: a counterexample prints as the scenario it is. They are small, and valid by
 * construction: what a storage or a format does not have is left out.
 */
import fc from 'fast-check';
import { cacheModes } from '../../sim/machine/cache-modes.ts';
import { handoffTable } from '../../sim/machine/handoff-table.ts';
import { qemuVersions } from '../../sim/machine/qemu-version-table.ts';
import type { StepText } from './litmus-builder.ts';
import type { MachineSketch } from './machine-builder.ts';

export interface RandomMachineOptions {
  readonly storage?: fc.Arbitrary<MachineStorage>;
  readonly formats?: readonly Format[];
  readonly versions?: readonly string[];
  readonly devices?: readonly string[];
  /** Absent: that of the version, another of the table, or one with a step left out. */
  readonly handoffs?: 'own';
  readonly faults?: boolean;
  readonly arbiters?: boolean;
  /** One process and no migration. */
  readonly alone?: boolean;
  /** Options of images and processes, sizes that change: absent: yes. */
  readonly extras?: boolean;
  /** At most so many of the sectors x, y and z, and of writes, reads and flushes of the guest. */
  readonly maxSectors?: number;
  readonly maxWrites?: number;
  readonly maxReads?: number;
  readonly maxFlushes?: number;
}

export type MachineStorage = Readonly<Record<string, unknown>> & { readonly name: string };
export type Format = 'raw' | 'qcow2' | 'qed';

const named = (name: string, options: Readonly<Record<string, unknown>> = {}): MachineStorage => ({ name, ...options });

/** Every mechanism, and what changes what QEMU meets. */
export const machineStorages: readonly MachineStorage[] = [
  named('iscsi'),
  named('iscsi', { 'local-cache': 'writeback' }),
  named('iscsi', { 'on-path-loss': 'queue' }),
  named('nfs'),
  named('nfs', { version: '3', locks: 'local' }),
  named('nfs', { 'close-to-open': false, mount: 'soft' }),
  named('nfs', { 'attribute-cache': false }),
  named('gfs2'),
  named('gfs2', { locking: 'local' }),
  named('gpfs'),
  named('cephfs'),
  named('cephfs', { 'lazy-io': true }),
  named('gluster'),
  named('gluster-virt'),
  named('rbd'),
  named('rbd', { cache: 'writeback', 'exclusive-lock': false }),
];

export const anyMachineStorage: fc.Arbitrary<MachineStorage> = fc.constantFrom(...machineStorages);

/** Sectors of the guest's disk: x at its start, y in another page and cluster, z in the page of x. */
const places = { x: 0, y: 2048, z: 1 } as const;
type Sector = keyof typeof places;

export function randomMachine(options: RandomMachineOptions = {}): fc.Arbitrary<MachineSketch> {
  const { maxSectors = 2, maxWrites = 2, maxReads = 2, maxFlushes = 1, extras = true } = options;
  const yes = extras ? fc.boolean() : fc.constant(false);
  const rarely = extras ? fc.nat(5).map((die) => die === 0) : fc.constant(false);
  const cache = fc.constantFrom(...Object.keys(cacheModes));
  return fc
    .record({
      storage: options.storage ?? anyMachineStorage,
      format: fc.constantFrom(...(options.formats ?? (['raw', 'qcow2', 'qed'] as const))),
      versions: fc.tuple(anyVersion(options), anyVersion(options), fc.nat(3)),
      caches: fc.tuple(cache, cache, fc.nat(2)),
      sectors: fc.subarray(['x', 'y', 'z'] as const, { minLength: 1, maxLength: maxSectors }),
      allocated: fc.subarray(['x', 'y', 'z'] as const),
      lazy: yes,
      needsCheck: rarely,
      preallocated: yes,
      autoclear: rarely,
      bitmap: rarely,
      resizes: rarely,
      device: fc.constantFrom(...(options.devices ?? ['virtio-blk', 'ide', 'scsi'])),
      autoReadOnly: rarely,
      stops: rarely,
      unlocked: rarely,
      keepsCache: rarely,
      inFlight: rarely,
      writes: fc.integer({ min: 0, max: maxWrites }),
      reads: fc.integer({ min: 0, max: maxReads }),
      flushes: fc.integer({ min: 0, max: maxFlushes }),
      handoff: options.handoffs === 'own' || options.alone ? fc.constant(undefined) : anyHandoff,
      arbiter: options.arbiters === false || options.alone ? fc.constant(undefined) : anyArbiter,
      fault: options.faults === false ? fc.constant(undefined) : fc.option(fc.nat(99), { nil: undefined, freq: 3 }),
    })
    .map((drawn) => sketchOf(drawn, options.alone === true));
}

/**
 * The same machines with steps instead of a guest that does something by itself: what it does before and after it moves,
 * and sometimes somebody on one of the hosts, or on a third, who looks at the image.
 */
export function randomMachineScript(options: RandomMachineOptions = {}): fc.Arbitrary<MachineSketch> {
  const act = fc.record({ kind: fc.nat(19), sector: fc.nat(2) });
  return fc
    .record({
      machine: randomMachine({ ...options, arbiters: false, alone: false }),
      before: fc.array(act, { maxLength: 3 }),
      launch: fc.nat(3),
      after: fc.array(act, { minLength: 1, maxLength: 2 }),
      observer: fc.option(
        fc.record({
          host: fc.constantFrom('S', 'D', 'T'),
          at: fc.nat(6),
          act,
          tool: fc.boolean(),
          beside: fc.boolean(),
        }),
        { nil: undefined },
      ),
    })
    .map(({ machine, before, launch, after, observer }) => scriptOf(machine, before, launch, after, observer));
}

interface Act {
  readonly kind: number;
  readonly sector: number;
}

interface Observer {
  readonly host: string;
  /** Where among the steps it looks, or beside the migration. */
  readonly at: number;
  readonly beside: boolean;
  readonly act: Act;
  /** qemu-io, or a program that reads the file itself. */
  readonly tool: boolean;
}

function scriptOf(
  { guest: _, ...machine }: MachineSketch,
  before: readonly Act[],
  launch: number,
  after: readonly Act[],
  observer: Observer | undefined,
): MachineSketch {
  const isRaw = machine.image === 'raw';
  const lineOf = createWriter(Object.keys((machine.disk as { sectors: object }).sectors), isRaw);
  const all: StepText[] = before.map((one) => lineOf('S', one));
  all.splice(Math.min(launch, all.length), 0, 'D: launch');
  const moved = after.map((one) => lineOf('D', one));
  if (observer === undefined) return { ...machine, steps: [...all, 'S: migrate', ...moved] };
  const { host, at, beside, act, tool } = observer;
  // A program that reads the file itself needs one to open, and a raw image to know what it reads.
  const reads = !tool && isRaw && storageName(machine) !== 'rbd';
  const looks = reads
    ? ['P: read p x -> seen'.replace('x', lineOf.sectors[0]!)]
    : ['P: launch', lineOf('P', { ...act, kind: act.kind < 8 ? 8 : act.kind })];
  if (!beside) all.splice(Math.min(at, all.length), 0, ...looks);
  const handsOver = beside ? { interleave: [['S: migrate'], looks] } : 'S: migrate';
  const steps = [...all, handsOver, ...moved];
  if (reads) return { ...machine, hosts: { P: { host, opens: { p: 'read-only' } } }, steps };
  const P = { program: 'qemu-io', host, cache: 'writeback', 'read-only': true, 'force-share': true };
  return { ...machine, machines: { ...machine.machines, P }, steps };
}

/** Turns acts into lines, numbering registers and values on the way. */
function createWriter(sectors: readonly string[], isRaw: boolean) {
  let registers = 0;
  let values = 0;
  const lineOf = (process: string, { kind, sector }: Act): string => {
    const name = sectors[sector % sectors.length]!;
    if (kind < 8) return `${process}: write ${name} v${++values}`;
    const result = `-> r${++registers}`;
    if (kind < 15 || (isRaw && kind > 17)) return `${process}: read ${name} ${result}`;
    if (kind < 17) return `${process}: flush ${result}`;
    if (kind < 18) return `${process}: size block ${result}`;
    return kind < 19 ? `${process}: check ${result}` : `${process}: dirty-flag ${result}`;
  };
  return Object.assign(lineOf, { sectors });
}

const storageName = ({ storage }: MachineSketch): unknown => (typeof storage === 'object' ? storage.name : storage);

const anyVersion = ({ versions = Object.keys(qemuVersions) }: RandomMachineOptions) => fc.constantFrom(...versions);

/** Of the version, another one, or one that leaves a step out. */
const anyHandoff = fc.option(
  fc.constantFrom(...Object.keys(handoffTable)).chain((name) => {
    const { source, destination } = handoffTable[name]!;
    const steps = [...source.map((step) => `source.${step}`), ...destination.map((step) => `destination.${step}`)];
    const omitted = steps.filter((step) => !ESSENTIAL.includes(step.slice(step.indexOf('.') + 1)));
    const without = omitted.length === 0 ? fc.constant([]) : fc.subarray(omitted, { maxLength: 1 });
    return without.map((left) => (left.length === 0 ? name : { like: name, without: left }));
  }),
  { nil: undefined },
);

/** Without these there is no migration, or no end of one. */
const ESSENTIAL = ['stop', 'send', 'finish', 'receive', 'start', 'open'];

const anyArbiter = fc.option(
  fc.record({
    arbiter: fc.constantFrom('cont', 'libvirt-v2', 'libvirt-v3', 'ideal'),
    'arbiter-host': fc.constantFrom('third', 'source'),
    fencing: fc.constantFrom('none', 'process-kill', 'power', 'reservation'),
  }),
  { nil: undefined, freq: 2 },
);

interface Drawn {
  readonly storage: MachineStorage;
  readonly format: Format;
  readonly versions: readonly [string, string, number];
  readonly caches: readonly [string, string, number];
  readonly sectors: readonly Sector[];
  readonly allocated: readonly Sector[];
  readonly lazy: boolean;
  readonly needsCheck: boolean;
  readonly preallocated: boolean;
  readonly autoclear: boolean;
  readonly bitmap: boolean;
  readonly resizes: boolean;
  readonly device: string;
  readonly autoReadOnly: boolean;
  readonly stops: boolean;
  readonly unlocked: boolean;
  readonly keepsCache: boolean;
  readonly inFlight: boolean;
  readonly writes: number;
  readonly reads: number;
  readonly flushes: number;
  readonly handoff: unknown;
  readonly arbiter: Readonly<Record<string, string>> | undefined;
  readonly fault: number | undefined;
}

function sketchOf(drawn: Drawn, alone: boolean): MachineSketch {
  const { storage, sectors, versions, caches } = drawn;
  const format = drawn.format === 'qed' && !growsFiles(storage) ? 'qcow2' : drawn.format;
  const allocated = drawn.allocated.filter((sector) => sectors.includes(sector));
  const keys = {
    device: drawn.device,
    ...(drawn.autoReadOnly ? { 'auto-read-only': true } : {}),
    ...(drawn.stops ? { werror: 'stop' } : {}),
    ...(drawn.unlocked ? { locking: 'off' } : {}),
    ...(drawn.keepsCache ? { 'drop-cache': false } : {}),
  };
  const source = { qemu: versions[0], cache: caches[0], ...keys };
  // Mostly both ends are alike.
  const destination = {
    qemu: versions[2] === 0 ? versions[1] : versions[0],
    cache: caches[2] === 0 ? caches[1] : caches[0],
    ...keys,
  };
  const migration = {
    from: 'S',
    to: 'D',
    ...(drawn.handoff === undefined ? {} : { handoff: drawn.handoff }),
    ...drawn.arbiter,
  };
  const resizes = drawn.resizes ? 1 : 0;
  return {
    storage,
    image: imageOf(drawn, format, allocated),
    disk: {
      size: 131072,
      ...(resizes > 0 ? { sizes: [131072, 196608] } : {}),
      sectors: Object.fromEntries(sectors.map((name) => [name, places[name]])),
    },
    ...(format === 'raw'
      ? { initial: 'aa' }
      : allocated.length > 0
        ? { initial: Object.fromEntries(allocated.map((name) => [name, `old_${name}`])) }
        : {}),
    machines: alone ? { S: source } : { S: source, D: destination },
    ...(alone ? {} : { migrations: [migration] }),
    guest: {
      writes: drawn.writes,
      // A guest that does nothing is an error of the file.
      reads: drawn.writes + drawn.flushes + resizes === 0 ? Math.max(1, drawn.reads) : drawn.reads,
      flushes: drawn.flushes,
      ...(resizes > 0 ? { resizes } : {}),
      ...(drawn.inFlight && drawn.writes > 0 ? { 'in-flight': true } : {}),
    },
    ...(drawn.fault === undefined ? {} : { faults: faultOf(drawn.fault, storage, alone, drawn.arbiter !== undefined) }),
  };
}

/** QED needs a file that grows; a device or an RBD image does not. */
const growsFiles = ({ name }: MachineStorage): boolean => name !== 'iscsi' && name !== 'rbd';

function imageOf(
  drawn: Drawn,
  format: Format,
  allocated: readonly Sector[],
): string | Readonly<Record<string, unknown>> {
  if (format === 'raw') return 'raw';
  const onQcow2 = format === 'qcow2';
  return {
    format,
    allocated,
    ...(onQcow2 && drawn.preallocated && growsFiles(drawn.storage) ? { 'preallocated-file': true } : {}),
    ...(drawn.needsCheck ? { 'needs-check': true } : {}),
    ...(drawn.autoclear ? { 'unknown-autoclear': true } : {}),
    ...(onQcow2 && drawn.lazy ? { 'lazy-refcounts': true } : {}),
    ...(onQcow2 && drawn.bitmap ? { bitmap: true } : {}),
  };
}

function faultOf(fault: number, { name }: MachineStorage, alone: boolean, arbiter: boolean): Record<string, unknown> {
  const process = alone || fault % 2 === 0 ? 'S' : 'D';
  const kinds: Record<string, unknown>[] = [
    { 'host-crash': { [process]: 1 } },
    { 'flush-error': { S: 1 } },
    { partition: { [process]: 1 } },
    { 'process-kill': 1 },
    ...(alone
      ? []
      : [
          { 'message-loss': 1 },
          { 'link-cut': 1 },
          { 'link-cut': 1, 'cuts-are-for-good': true },
          { 'load-failure': 1 },
          { cancel: 1 },
          ...(arbiter ? [{ 'arbiter-crash': 1 }] : []),
        ]),
    ...(name === 'nfs' ? [{ 'server-crash': 1 }] : []),
  ];
  return kinds[fault % kinds.length]!;
}
