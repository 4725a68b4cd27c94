/** What changed above the storage, one line for each thing: guest, processes, migrations, arbiter, network. */
import type { StorageState } from '../storage/state.ts';
import type { World } from '../storage/world-types.ts';
import { valueText } from './contents.ts';
import { requestText } from './describe-action.ts';
import { processLines } from './describe-process.ts';
import type { MigrationStatus } from './words.ts';

export function machineLines(world: World, before: StorageState, after: StorageState): string[] {
  if (world.machine === null) return [];
  return [
    ...guestLines(world, before, after),
    ...world.machine.processes.flatMap((_, process) => processLines(world, before, after, process)),
    ...world.machine.migrations.flatMap((_, migration) => [
      ...migrationLines(world, before, after, migration),
      ...arbiterLines(world, before, after, migration),
    ]),
    ...world.machine.links.flatMap((name, link) => linkLines(name, before.cut[link]!, after.cut[link]!)),
  ];
}

function guestLines(world: World, before: StorageState, after: StorageState): string[] {
  const was = before.guest[0]!;
  const is = after.guest[0]!;
  const { guestSectors, guestSizes } = world.machine!.setup;
  const lines = guestSectors.flatMap(({ name }, sector) => {
    const written = was.latest[sector] !== is.latest[sector];
    const moved = was.home[sector] !== is.home[sector];
    if (!written && !moved) return [];
    const home = is.home[sector] ?? 0;
    const place = home === 0 ? '' : `, in cluster ${home - 1}`;
    return [`guest: last write to ${name} is ${valueText(world, is.latest[sector]!)}${moved ? place : ''}`];
  });
  const flushed = guestSectors.flatMap(({ name }, sector) =>
    was.flushed[sector] === is.flushed[sector] ? [] : [`${name} = ${valueText(world, is.flushed[sector]!)}`],
  );
  if (flushed.length > 0) lines.push(`guest: a flush has promised ${flushed.join(', ')}`);
  if (was.size !== is.size) lines.push(`guest: its disk now has ${guestSizes[is.size]} sectors`);
  if (!was.died && is.died) lines.push('guest: died with the process or host it ran on');
  return [...lines, ...requestLines(world, before, after), ...eventLines(is.event)];
}

function requestLines(world: World, before: StorageState, after: StorageState): string[] {
  const was = before.guest[0]!.request;
  const is = after.guest[0]!.request;
  const { processes } = world.machine!;
  if (was.status === is.status && was.process === is.process) return [];
  if (is.status === 'none') return [`guest: ${requestText(world, before)} is no longer under way`];
  const where = processes[is.process]!.name;
  return is.status === 'in-flight'
    ? [`guest: ${requestText(world, after)} is in flight on ${where}`]
    : [`guest: ${requestText(world, after)} has failed and waits to be sent again on ${where}`];
}

export function eventLines(event: StorageState['guest'][number]['event']): string[] {
  return [
    ...(event.staleRead ? ['wrong: the read did not return what the guest wrote last'] : []),
    ...(event.staleMapping ? ['wrong: the tables that were used do not say where the data was put'] : []),
    ...(event.staleSize ? ['wrong: a sector that the disk has is refused'] : []),
    ...(event.oldMemory ? ['wrong: the guest runs from memory that is older than its disk'] : []),
    ...(event.notDurable ? ['wrong: what a completed flush had promised is gone'] : []),
  ];
}

export const statusTexts = {
  none: 'not begun',
  active: 'under way',
  'pre-switchover': 'paused before the switchover',
  completed: 'completed',
  failed: 'failed',
  cancelled: 'cancelled',
  refused: 'refused, the format cannot be migrated',
  'postcopy-paused': 'paused for good, part of the memory is on either side',
} as const satisfies Readonly<Record<MigrationStatus, string>>;

export const streamTexts = {
  none: 'not sent',
  sent: 'on its way',
  received: 'arrived',
  lost: 'lost',
} as const;

function migrationLines(world: World, before: StorageState, after: StorageState, migration: number): string[] {
  const was = before.migrations[migration]!;
  const is = after.migrations[migration]!;
  const { source, destination } = world.machine!.migrations[migration]!.setup;
  const name = `migration ${source} to ${destination}`;
  return [
    ...(!was.launched && is.launched ? [`${name}: ${destination} is to be started`] : []),
    ...(!was.ordered && is.ordered ? [`${name}: ordered`] : []),
    ...(!was.continued && is.continued ? [`${name}: told to switch over`] : []),
    ...(was.status === is.status ? [] : [`${name}: ${statusTexts[is.status]}`]),
    ...(!was.failing && is.failing ? [`${name}: ${source} takes back what it gave up`] : []),
    ...(was.stream === is.stream ? [] : [`state of the guest: ${streamTexts[is.stream]}`]),
    ...(was.acknowledgement === is.acknowledgement
      ? []
      : [`acknowledgement of ${destination}: ${streamTexts[is.acknowledgement]}`]),
    ...(!was.overtaken && is.overtaken ? ['state of the guest: older than the disk now'] : []),
    ...(was.pagesMissing === is.pagesMissing
      ? []
      : [`memory of the guest: ${is.pagesMissing ? `partly still on ${source}` : `all on ${destination}`}`]),
  ];
}

function arbiterLines(world: World, before: StorageState, after: StorageState, migration: number): string[] {
  const { arbiter, setup } = world.machine!.migrations[migration]!;
  if (arbiter === null) return [];
  const was = before.arbiters[migration]!;
  const is = after.arbiters[migration]!;
  const decided = is.decided === 'source' ? setup.source : setup.destination;
  return [
    ...(was.up === is.up ? [] : [`arbiter: ${is.up ? 'up again' : 'down'}`]),
    ...(was.decided === is.decided || is.decided === 'none' ? [] : [`arbiter: has written down ${decided}`]),
    ...(is.call === 'lost' && was.call !== 'lost' ? ['arbiter: will hear nothing'] : []),
    ...(was.step !== is.step && arbiter.steps[is.step]!.kind === 'end' ? ['arbiter: is done'] : []),
  ];
}

function linkLines(name: string, was: boolean, is: boolean): string[] {
  return was === is ? [] : [`link ${name}: ${is ? 'cut' : 'works again'}`];
}
