/** Which contents of what is copied about a run brings up, in which order, and which of them is the newest when. */
import type { StorageState } from '../../../sim/storage/state.ts';
import type { World } from '../../../sim/storage/world-types.ts';
import { type Content, contentName, contentsOf, type Subject, subjectKey } from './contents.ts';
import type { Move } from './data-paths.ts';

/** By subject: the contents in the order in which the run brings them up. */
export type Numbering = (subject: Subject) => ReadonlyMap<number, { readonly number: number; readonly name: string }>;

/** @param newest  for each state, see `newestAfter` */
export function numberVersions(world: World, states: readonly StorageState[], newest: readonly Newest[]): Numbering {
  const known = new Map<string, Map<number, { number: number; name: string }>>();
  const note = (subject: Subject, content: number, state: StorageState): void => {
    const key = subjectKey(subject);
    const versions = known.get(key) ?? new Map<number, { number: number; name: string }>();
    known.set(key, versions);
    if (!versions.has(content))
      versions.set(content, { number: versions.size, name: contentName(world, subject, content, state) });
  };
  for (const [index, state] of states.entries()) {
    // What is written is newer than what somebody finds on the way.
    const contents = contentsOf(world, state);
    const isNew = ({ subject, content }: Content): boolean => newest[index]!.get(subjectKey(subject)) === content;
    for (const one of contents) if (!isNew(one)) note(one.subject, one.content, state);
    for (const one of contents) if (isNew(one)) note(one.subject, one.content, state);
  }
  return (subject) => known.get(subjectKey(subject)) ?? new Map();
}

/** By the key of a subject: the content that was written last. */
export type Newest = ReadonlyMap<string, number>;

/** What is newest before anything has happened. */
export function newestAtStart(world: World, initial: StorageState): Newest {
  const { data } = initial.media[0]!;
  const onStorage = data.map((content, sector) => [subjectKey({ kind: 'sector', sector }), content] as const);
  return newestAfter(world, new Map(onStorage), initial, []);
}

/**
 * What is newest after a step.
 *
 * @param before  what was newest before it
 * @param moves   which data went where in it
 */
export function newestAfter(world: World, before: Newest, after: StorageState, moves: readonly Move[]): Newest {
  const current = new Map(before);
  current.set(subjectKey({ kind: 'file-size' }), after.media[0]!.size);
  const guest = after.guest[0];
  if (guest !== undefined) current.set(subjectKey({ kind: 'disk-size' }), guest.size);
  if (world.machine === null) {
    for (const [sector, content] of after.oracle.latest.entries())
      current.set(subjectKey({ kind: 'sector', sector }), content);
    return current;
  }
  for (const { kind, carries, from } of moves)
    if (kind === 'write' && carries !== null && (from.kind === 'process' || from.kind === 'guest'))
      current.set(subjectKey(carries.subject), carries.content);
  for (const { place, subject, content } of contentsOf(world, after))
    if (place.kind === 'guest') current.set(subjectKey(subject), content);
  return current;
}
