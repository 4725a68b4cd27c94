/** What changed in one QEMU process or tool, one line for each thing it knows. */
import type { StorageState } from '../storage/state.ts';
import type { World } from '../storage/world-types.ts';
import { clusterText, headerText, l1Text, l2Text, refcountsText, valueText } from './contents.ts';
import type { CachedImage } from './tables-in-file.ts';
import type { RunState } from './words.ts';

export const runTexts = {
  absent: 'not started',
  inmigrate: 'waits for the guest',
  paused: 'the guest is paused',
  running: 'the guest runs',
  'finish-migrate': 'the guest is stopped for the switchover',
  postmigrate: 'the guest is stopped, the migration is over',
  'io-error': 'the guest is stopped by a write error',
  gone: 'the process is gone',
} as const satisfies Readonly<Record<RunState, string>>;

export function processLines(world: World, before: StorageState, after: StorageState, process: number): string[] {
  const { name, main, readOnly, setup } = world.machine!.processes[process]!;
  const was = before.processes[process]!;
  const is = after.processes[process]!;
  const locked = (state: StorageState) => state.handles[main.handle]!.locked;
  const opened = (state: StorageState) =>
    state.handles[main.handle]!.open
      ? 'open'
      : readOnly !== null && state.handles[readOnly.handle]!.open
        ? 'open read-only'
        : 'closed';
  const gone = is.run === 'gone' && was.run !== 'gone';
  const lines = [
    ...(was.run === is.run ? [] : [runText(is.run, setup.program)]),
    ...(opened(before) === opened(after) ? [] : [`image file ${opened(after)}`]),
    ...(locked(before) === locked(after) ? [] : [`image lock ${locked(after) ? 'taken' : 'released'}`]),
  ];
  // Of a process that is gone nothing else is worth saying.
  if (gone) return lines.map((line) => `${name}: ${line}`);
  lines.push(
    ...(was.inactive === is.inactive
      ? []
      : [is.inactive ? 'image inactive, nothing is written to it' : 'image active, it may be written']),
    ...(was.unflushed === is.unflushed
      ? []
      : [is.unflushed ? 'has written since its last flush' : 'has flushed all it wrote']),
    ...(!was.poisoned && is.poisoned ? ['every further flush fails'] : []),
    ...(was.contOrdered || !is.contOrdered ? [] : ['told to run (cont)']),
    ...(was.memory === is.memory ? [] : [memoryTexts[is.memory]]),
  );
  return [
    ...lines.map((line) => `${name}: ${line}`),
    ...sizeLines(world, before, after, process),
    ...is.images.flatMap((image, index) => imageLines(world, name, index, was.images[index]!, image)),
  ];
}

export const runText = (run: RunState, program: 'qemu' | 'tool'): string =>
  program === 'tool' && run === 'running' ? 'has the image open' : runTexts[run];

export const memoryTexts = {
  none: 'no longer has the memory of the guest',
  part: 'has part of the memory of the guest',
  current: 'has the memory of the guest',
  old: 'its memory of the guest is older than the disk now',
} as const;

function sizeLines(world: World, before: StorageState, after: StorageState, process: number): string[] {
  const { name } = world.machine!.processes[process]!;
  const { guestSizes, guestSectors } = world.machine!.setup;
  const was = before.processes[process]!;
  const is = after.processes[process]!;
  const opened = (state: StorageState) => state.processes[process]!.images[0]!.loaded;
  const lines: string[] = [];
  const length = world.sizes[is.fileSize]!;
  if (world.sizes.length > 1 && (was.fileSize !== is.fileSize || (opened(after) && !opened(before))))
    lines.push(`length of the image file known to ${name}: ${length} sectors`);
  if (guestSizes.length > 1 && was.deviceSize !== is.deviceSize && is.deviceSize > 0)
    lines.push(`size of the disk kept by the device of ${name}: ${guestSizes[is.deviceSize - 1]} sectors`);
  if (was.geometry !== is.geometry && is.geometry > 0) {
    const sector = guestSectors[world.machine!.geometrySector]!.name;
    const value = valueText(world, Math.floor((is.geometry - 1) / guestSizes.length));
    const size = guestSizes[(is.geometry - 1) % guestSizes.length];
    lines.push(`geometry kept by the device of ${name}: guessed from ${sector} = ${value} and ${size} sectors`);
  }
  return lines;
}

/** `L2 table in memory of D: y -> cluster 3 (not written yet)`. */
function imageLines(world: World, name: string, image: number, was: CachedImage, is: CachedImage): string[] {
  const layout = world.machine!.images[image]!;
  if (layout.header < 0) return [];
  const of = `in memory of ${name}`;
  const prefix = image === 0 ? '' : 'backing ';
  if (was.loaded && !is.loaded) return [`${prefix}header and tables ${of}: forgotten`];
  const fresh = is.loaded && !was.loaded;
  const lines: string[] = [];
  if (fresh || (is.loaded && was.header !== is.header))
    lines.push(`${prefix}header ${of}: ${headerText(world, image, is.header)}`);
  if (fresh || (is.loaded && was.l1 !== is.l1)) lines.push(`${prefix}L1 table ${of}: ${l1Text(world, image, is.l1)}`);
  for (const [l1Index, table] of is.l2.entries()) {
    const what = `${prefix}L2 table${is.l2.length > 1 ? ` ${l1Index + 1}` : ''} ${of}`;
    lines.push(...tableLine(what, was.l2[l1Index]!, table, (code) => l2Text(world, image, code, l1Index)));
  }
  lines.push(
    ...tableLine(`${prefix}refcounts ${of}`, was.refcounts, is.refcounts, (code) => refcountsText(world, image, code)),
  );
  if (is.loaded && is.next !== was.next) {
    const next = clusterText(image, is.next);
    lines.push(
      layout.format === 'qed'
        ? `end of the image file for ${name}: the next cluster is ${next}`
        : `free clusters for ${name}: looked for from ${next} on`,
    );
  }
  if (was.bitmap !== is.bitmap) lines.push(`dirty bitmap ${of}: ${is.bitmap ? 'loaded' : 'stored'}`);
  return lines;
}

type Table = CachedImage['refcounts'];

function tableLine(what: string, was: Table, is: Table, text: (code: number) => string): string[] {
  if (was.status === is.status && was.code === is.code) return [];
  if (is.status === 'absent') return [`${what}: forgotten`];
  if (was.code === is.code && was.status === 'dirty') return [`${what}: written`];
  return [`${what}: ${text(is.code)}${is.status === 'dirty' ? ' (not written yet)' : ''}`];
}
