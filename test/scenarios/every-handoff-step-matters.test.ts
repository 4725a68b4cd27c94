/** Leaving any step of any handoff out shows somewhere: a step that changes nothing would be a claim nobody has tested. */
import { describe, expect, it } from 'vitest';
import { handoffTable } from '../../sim/machine/handoff-table.ts';
import type { Handoff } from '../../sim/machine/handoffs.ts';
import type { Litmus } from '../../sim/storage/scenario.ts';
import { outcomesOf } from '../../src/check/outcomes-of.ts';
import { type MachineSketch, machineLitmus } from '../helpers/machine-builder.ts';

const tool = { program: 'qemu-io', cache: 'none' };
const pair = [{ from: 'S', to: 'D' }];
const qcow2 = (keys: object = {}): MachineSketch => ({
  image: { format: 'qcow2', allocated: ['x'], ...keys },
  initial: { x: 'aa' },
});
const needsCheck: MachineSketch = {
  image: { format: 'qed', allocated: ['x'], 'needs-check': true },
  initial: { x: 'aa' },
};
const migrates = ['S: migrate', 'S: migrate-continue'];
const asks = ['S: migration -> m', 'S: status -> s', 'D: status -> d'];
const goesOn = [
  'D: launch',
  ...migrates,
  'D: write y 2',
  'D: flush',
  'S: cont -> c',
  'S: read y -> r',
  'S: write x 1 -> w',
];

/** Small scripts in which nothing happens by itself, so that each has few states; the handoff is put in later. */
const configurations: Readonly<Record<string, MachineSketch>> = {
  'a raw disk in two page caches': {
    cache: 'writeback',
    steps: [
      'D: launch',
      'S: write x 1',
      ...migrates,
      ...asks,
      'D: read x -> r',
      'D: write y 2 -> w',
      'D: geometry -> g',
    ],
  },
  'tables in memory': {
    ...qcow2(),
    steps: ['D: launch', 'S: write y 1', ...migrates, 'D: read y -> r', 'D: write x 2 -> w'],
  },
  'an empty image in two page caches': {
    image: 'qcow2',
    initial: {},
    cache: 'writeback',
    steps: ['D: launch', 'S: write x 1', ...migrates, 'D: read x -> r'],
  },
  'a file that grows': {
    ...qcow2(),
    storage: 'nfs',
    steps: ['D: launch', 'S: write y 1', ...migrates, 'D: read y -> r'],
  },
  'a lock of the cluster': {
    storage: 'gfs2',
    machines: { S: 'none', D: 'none', A: tool },
    migrations: pair,
    steps: ['D: launch', ...migrates, 'D: status -> d', 'A: launch -> a'],
  },
  'a pause': { steps: ['D: launch', 'S: migrate', 'S: migration -> m', 'S: migrate-continue -> c'] },
  'a destination that is not told to run': {
    migrations: [{ from: 'S', to: 'D', autostart: false }],
    steps: ['D: launch', ...migrates, 'D: status -> d'],
  },
  'a request in flight': { steps: ['D: launch', 'S: submit x 1', ...migrates, 'D: read x -> r'] },
  'a bitmap': { ...qcow2({ bitmap: true }), steps: ['D: launch', ...migrates, 'S: quit', 'D: bitmap -> b'] },
  'an image that asks for a check, and QEMU that knows no inactive images': {
    ...needsCheck,
    storage: 'gfs2',
    qemu: '2011',
    steps: ['D: launch', 'S: dirty-flag -> f'],
  },
  'an image that asks for a check, closed but not flushed': {
    ...needsCheck,
    storage: { name: 'gfs2', locking: 'local' },
    qemu: '3.0',
    cache: 'unsafe',
    steps: ['D: launch', ...migrates, 'D: dirty-flag -> f'],
  },
  'a flush that fails': {
    cache: 'writeback',
    faults: { 'flush-error': { S: 1 } },
    steps: ['D: launch', 'S: write x 1', ...migrates, ...asks],
  },
  'a message that is lost': { faults: { 'message-loss': 1 }, steps: ['D: launch', ...migrates, ...asks] },
  'a migration that is cancelled': {
    faults: { cancel: 1 },
    steps: ['D: launch', ...migrates, 'S: status -> s', 'S: write x 1 -> w'],
  },
  'a migration that is cancelled, with locks of the cluster': {
    storage: 'gfs2',
    faults: { cancel: 1 },
    machines: { S: 'none', D: 'none', A: tool },
    migrations: pair,
    steps: ['D: launch', ...migrates, 'S: status -> s', 'A: launch -> a'],
  },
  'a source that is told to go on': { ...qcow2(), steps: goesOn },
  'a source that is told to go on with an old page cache': { ...qcow2(), cache: 'writeback', steps: goesOn },
  'a source that is told to go on with a file that has grown': {
    ...qcow2(),
    storage: { name: 'nfs', version: '3', locks: 'local' },
    steps: goesOn,
  },
};

const probe = 'open has read the header before, and read-geometry reads the same page right after';
const nobodyWrote = 'the source only goes back before it has sent the state, and nobody else can have written by then';

/** Steps that are there because QEMU has them, and that cannot make a difference. */
const withoutEffect: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '2011': { 'launch.probe': probe },
  '1.0': { 'launch.probe': probe },
  '1.6': { 'launch.probe': probe },
  '2.0': { 'launch.probe': probe },
  '2.6': { 'launch.probe': probe },
  'flush-in-last-phase': { 'launch.probe': probe },
  reopen: { 'launch.probe': probe },
  'invalidate-then-drop': { 'launch.probe': probe },
  postcopy: {
    'sourceFails.drop-cache': nobodyWrote,
    'sourceFails.refresh-size': nobodyWrote,
    'sourceFails.invalidate': nobodyWrote,
  },
};

const lists = ['source', 'sourceFails', 'launch', 'destination'] as const;

const litmuses = Object.fromEntries(
  Object.entries(configurations).map(([name, sketch]) => [name, machineLitmus(sketch)] as const),
);

const known = new Map<string, string>();

/** Violated properties, witnesses and outcomes of a configuration with a handoff, each computed once. */
function allowed(name: string, handoff: Handoff): string {
  const key = `${name} ${JSON.stringify({ ...handoff, name: '', summary: '', cites: [] })}`;
  const found = known.get(key) ?? textOf(withHandoff(litmuses[name]!, handoff));
  known.set(key, found);
  return found;
}

function textOf(litmus: Litmus): string {
  const { outcomes, properties, figures } = outcomesOf(litmus, { quiet: true });
  expect(figures.complete).toBe(true);
  const found = properties.flatMap(({ name, found: where }) => (where === undefined ? [] : [name]));
  return [...found, ...outcomes.map(({ key }) => key)].join(' | ');
}

function withHandoff(litmus: Litmus, handoff: Handoff): Litmus {
  const machine = litmus.machine!;
  return { ...litmus, machine: { ...machine, migrations: machine.migrations.map((one) => ({ ...one, handoff })) } };
}

const without = (handoff: Handoff, list: (typeof lists)[number], step: string): Handoff => ({
  ...handoff,
  [list]: handoff[list].filter((one) => one !== step),
});

/** The configuration that told a step of this name apart last is likely to do so again. */
const likely = new Map<string, string>();

function isShown(handoff: Handoff, list: (typeof lists)[number], step: string): boolean {
  const at = `${list}.${step}`;
  const first = likely.get(at);
  const names = Object.keys(configurations);
  const other = without(handoff, list, step);
  const shows = [...(first === undefined ? [] : [first]), ...names].find(
    (name) => allowed(name, handoff) !== allowed(name, other),
  );
  if (shows !== undefined) likely.set(at, shows);
  return shows !== undefined;
}

describe.each(Object.entries(handoffTable))('each step of the handoff %s', (name, handoff) => {
  it('makes a difference, or is known to make none', () => {
    const idle = lists.flatMap((list) =>
      handoff[list].filter((step) => !isShown(handoff, list, step)).map((step) => `${list}.${step}`),
    );
    expect(idle).toEqual(Object.keys(withoutEffect[name] ?? {}));
  });
});

describe('the configurations', () => {
  it('hand the guest over with every handoff', () => {
    for (const handoff of Object.values(handoffTable))
      expect(allowed('a raw disk in two page caches', handoff)).toContain('d = running');
  });

  it('would notice a step that does nothing', () => {
    const [current] = [handoffTable['10.0']!];
    const idle: Handoff = {
      ...current,
      destination: [...current.destination.slice(0, -1), 'refresh-devices', 'start'],
    };
    expect(isShown(idle, 'destination', 'refresh-devices')).toBe(false);
    expect(isShown(idle, 'destination', 'drop-cache')).toBe(true);
  });
});
