/**
 * Random litmus tests. They are made as sketches, so a counterexample prints as the scenario it is, and they are
 * valid by construction: an operation that its storage or handle does not allow becomes one that it does.
 */
import fc from 'fast-check';
import type { LitmusProgram, LitmusStep } from './litmus-text.ts';

export interface LitmusProgramOptions {
  /** What the storage is; absent: anything. */
  readonly storage?: fc.Arbitrary<Storage>;
  /** `one`: both actors share one host and one device node. */
  readonly hosts?: 'one' | 'two';
  /** Absent: any. */
  readonly modes?: readonly ('direct' | 'buffered')[];
  readonly faults?: boolean;
  /** Memory mappings, through which even O_DIRECT descriptors reach the page cache. */
  readonly mappings?: boolean;
  readonly maxSteps?: number;
}

export type Storage = Readonly<Record<string, unknown>> & { readonly name: string };

export function litmusPrograms(options: LitmusProgramOptions = {}): fc.Arbitrary<LitmusProgram> {
  const { storage = anyStorage, faults = true, mappings = true, maxSteps = 6 } = options;
  const handle = fc.record({
    mode: fc.constantFrom(...(options.modes ?? (['buffered', 'direct'] as const))),
    synchronous: fc.boolean(),
    readOnly: fc.boolean(),
  });
  const act = fc.record({
    actor: fc.nat(1),
    handle: fc.nat(1),
    kind: fc.nat(99),
    sectors: fc.subarray(['x', 'y', 'z'], { minLength: 1, maxLength: 2 }),
  });
  return fc
    .record({
      storage,
      layout: fc.constantFrom('far', 'one page', 'pages in a row', 'growing'),
      count: fc.integer({ min: 1, max: 3 }),
      handles: fc.tuple(
        fc.array(handle, { minLength: 1, maxLength: 2 }),
        fc.array(handle, { minLength: 1, maxLength: 2 }),
      ),
      acts: fc.array(act, { minLength: 2, maxLength: maxSteps, size: 'max' }),
      block: fc.option(fc.record({ from: fc.nat(4), length: fc.integer({ min: 2, max: 4 }) }), { nil: undefined }),
      fault: faults ? fc.option(fc.nat(99), { nil: undefined }) : fc.constant(undefined),
      mapped: mappings ? fc.boolean() : fc.constant(false),
    })
    .map((drawn) => sketchOf(drawn, options.hosts ?? 'two'));
}

const yesNo = fc.boolean();
const named = <T extends object>(name: string, options: fc.Arbitrary<T>): fc.Arbitrary<Storage> =>
  options.map((chosen) => ({ name, ...chosen }));

export const blockStorage = named(
  'iscsi',
  fc.record({
    'write-cache': yesNo,
    'local-cache': fc.constantFrom('none', 'none', 'writethrough', 'writeback'),
    'on-path-loss': fc.constantFrom('fail', 'queue'),
  }),
);

export const nfsStorage = named(
  'nfs',
  fc
    .record({
      version: fc.constantFrom('3', '4.0', '4.2'),
      server: fc.constantFrom('linux', 'linux', 'protocol'),
      export: fc.constantFrom('sync', 'async'),
      'attribute-cache': yesNo,
      'synchronous-writes': fc.constantFrom(false, false, true),
      'close-to-open': yesNo,
      mount: fc.constantFrom('hard', 'soft'),
      delegations: yesNo,
      locks: fc.constantFrom('server', 'local'),
    })
    .map((nfs) => (nfs.version === '3' ? { ...nfs, delegations: false } : { ...nfs, locks: 'server' })),
);

const clusterOptions = { granularity: fc.constantFrom('file', 'page') };

/** Cluster-wide locks for every kind of I/O: these promise coherence. */
export const coherentStorage = fc.oneof(
  named('gfs2', fc.record({ ...clusterOptions, 'direct-lock': fc.constantFrom('deferred', 'shared-exclusive') })),
  named('cephfs', fc.record({ 'lazy-io': fc.constant(false) })),
);

const glusterStorage = named(
  'gluster',
  fc.record({ 'write-behind': yesNo, 'read-caches': yesNo, 'strict-direct': yesNo }),
);

const rbdStorage = named(
  'rbd',
  fc.record({ cache: fc.constantFrom('none', 'writearound', 'writethrough', 'writeback'), 'exclusive-lock': yesNo }),
);

export const anyStorage: fc.Arbitrary<Storage> = fc.oneof(
  blockStorage,
  nfsStorage,
  coherentStorage,
  named(
    'ocfs2',
    fc.record({
      'direct-lock': fc.constantFrom('none', 'shared-exclusive'),
      locking: fc.constantFrom('cluster', 'local'),
    }),
  ),
  named('cephfs', fc.record({ 'lazy-io': yesNo })),
  glusterStorage,
  rbdStorage,
  fc.constant({ name: 'local' }),
);

interface DrawnHandle {
  readonly mode: 'direct' | 'buffered';
  readonly synchronous: boolean;
  readonly readOnly: boolean;
}

interface Act {
  readonly actor: number;
  readonly handle: number;
  readonly kind: number;
  readonly sectors: readonly string[];
}

interface Drawn {
  readonly storage: Storage;
  readonly layout: 'far' | 'one page' | 'pages in a row' | 'growing';
  readonly count: number;
  readonly handles: readonly [readonly DrawnHandle[], readonly DrawnHandle[]];
  readonly acts: readonly Act[];
  readonly block: { readonly from: number; readonly length: number } | undefined;
  readonly fault: number | undefined;
  readonly mapped: boolean;
}

const actors = ['S', 'D'] as const;
const handleNames = ['p', 'q'] as const;

function sketchOf(drawn: Drawn, hosts: 'one' | 'two'): LitmusProgram {
  const { storage } = drawn;
  // A process of its own has a librbd cache of its own: on rbd there is one actor where there is to be one cache.
  const alone = hosts === 'one' && storage.name === 'rbd';
  const grows = drawn.layout === 'growing' && !['iscsi', 'rbd'].includes(storage.name);
  const sectors = Object.fromEntries(
    Object.entries(layouts[grows ? 'growing' : drawn.layout]).slice(0, grows ? 2 : drawn.count),
  );
  const own = drawn.handles.map((list) =>
    list.map((handle, at) => (at === 0 ? { ...handle, readOnly: false } : handle)),
  );
  const acts = drawn.acts.map((act) => ({ ...act, actor: alone ? 0 : act.actor }));
  const mapped = drawn.mapped && storage.name !== 'rbd';
  const write = createWriter(own, storage, Object.keys(sectors), mapped);
  const groups = acts.map((act) => ({ actor: act.actor, lines: write(act) }));
  const opens = (actor: number) => ({
    opens: Object.fromEntries(own[actor]!.map((handle, at) => [handleNames[at]!, flagsOf(handle)])),
    ...(hosts === 'one' ? { host: 'H' } : {}),
  });
  const lastActor = alone ? 0 : 1;
  return {
    storage,
    hosts: Object.fromEntries(actors.slice(0, lastActor + 1).map((name, actor) => [name, opens(actor)])),
    disk: { size: grows ? 8 : 16_000, sectors },
    steps: [
      ...(mapped ? [`${actors[lastActor]}: mmap p x`] : []),
      ...arranged(groups, drawn.block),
      // the loader wants a sector beyond the end to be reachable
      ...(grows ? ['S: write p y grown'] : []),
    ],
    ...faultOf(drawn.fault, storage.name, alone),
  };
}

const layouts: Readonly<Record<Drawn['layout'], Readonly<Record<string, number | string>>>> = {
  far: { x: '0-7', y: '800-807', z: '1600-1607' },
  'one page': { x: 0, y: 1, z: '8-15' },
  'pages in a row': { x: '0-7', y: '8-15', z: '16-23' },
  growing: { x: '0-7', y: '8-15' },
};

const flagsOf = ({ mode, synchronous, readOnly }: DrawnHandle): string =>
  [mode, ...(synchronous ? ['dsync'] : []), ...(readOnly ? ['read-only'] : [])].join(' ');

/** Turns acts into lines, numbering registers and values on the way. */
function createWriter(
  handles: readonly (readonly DrawnHandle[])[],
  storage: Storage,
  sectors: readonly string[],
  mapped: boolean,
): (act: Act) => string[] {
  let registers = 0;
  let values = 0;
  const onBlock = storage.name === 'iscsi';
  const onRbd = storage.name === 'rbd';
  const lastActor = mapped ? 1 : -1;
  return ({ actor, handle: drawn, kind, sectors: wanted }) => {
    const name = actors[actor]!;
    const at = drawn % handles[actor]!.length;
    const handle = handleNames[at]!;
    const mayWrite = !handles[actor]![at]!.readOnly;
    const named = wanted.filter((sector) => sectors.includes(sector));
    const touched = named.length > 0 ? named.join(' ') : 'x';
    const read = () => [`${name}: read ${handle} ${touched} -> r${++registers}`];
    if (kind < 32) return read();
    if (kind < 56) return mayWrite ? [`${name}: write ${handle} ${touched} v${++values}`] : read();
    if (kind < 66) return [`${name}: fsync ${handle}`];
    if (kind < 74) return [`${name}: close ${handle}`, `${name}: open ${handle}`];
    if (kind < 78) return [`${name}: ${onRbd ? 'invalidate' : 'dontneed'} ${handle}`];
    if (kind < 81) return [`${name}: ${onBlock ? 'flsbuf' : 'drop-caches'}`];
    if (kind < 84) return [`${name}: size ${handle} -> r${++registers}`];
    if (kind < 87) return [`${name}: fstat ${handle} -> r${++registers}`];
    if (kind < 89) return [`${name}: wait`];
    if (kind < 92) return mayWrite && !onRbd ? [`${name}: lock ${handle} -> r${++registers}`] : read();
    if (kind < 93) return onRbd ? read() : [`${name}: unlock ${handle}`];
    if (actor !== lastActor) return read();
    return kind < 97 ? [`${name}: mread p x -> r${++registers}`] : [`${name}: mwrite p x v${++values}`];
  };
}

interface Group {
  readonly actor: number;
  readonly lines: readonly string[];
}

/** In a row, but for one block in which what S does and what D does may interleave. */
function arranged(groups: readonly Group[], block: Drawn['block']): LitmusStep[] {
  if (block === undefined) return groups.flatMap(({ lines }) => lines);
  const inside = groups.slice(block.from, block.from + block.length);
  const branches = actors.map((_, actor) =>
    inside.filter((group) => group.actor === actor).flatMap(({ lines }) => lines),
  );
  const before = groups.slice(0, block.from).flatMap(({ lines }) => lines);
  const after = groups.slice(block.from + block.length).flatMap(({ lines }) => lines);
  const concurrent = branches.every((branch) => branch.length > 0);
  return [...before, ...(concurrent ? [{ interleave: branches }] : inside.flatMap(({ lines }) => lines)), ...after];
}

function faultOf(fault: number | undefined, storage: string, alone: boolean): Pick<LitmusProgram, 'faults'> {
  if (fault === undefined) return {};
  const host = alone ? 'S' : actors[fault % 2]!;
  const onNfs = storage === 'nfs';
  const kinds = [
    { 'host-crash': { [host]: 1 } },
    { 'flush-error': { [host]: 1 } },
    ...(storage === 'local' ? [] : [{ partition: { [host]: 1 } }]),
    ...(onNfs ? [{ 'server-crash': 1 }, { 'delayed-duplicate': { [host]: 1 } }] : []),
    ...(storage === 'iscsi' ? [{ 'power-loss': 1 }] : []),
  ];
  return { faults: kinds[fault % kinds.length]! };
}
