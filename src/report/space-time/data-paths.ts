/** The way of one sector's data in a step: down to the storage, and up from there. */
import type { StorageState } from '../../../sim/storage/state.ts';
import type { World } from '../../../sim/storage/world-types.ts';
import type { Acting, Step } from './acting.ts';
import { type Content, type Subject, sameSubject } from './contents.ts';
import { type LanePlace, type MessageKind, samePlace } from './space-time.ts';

export interface Move {
  readonly kind: MessageKind;
  readonly from: LanePlace;
  readonly to: LanePlace;
  /** Null for a flush, which carries nothing. */
  readonly carries: { readonly subject: Subject; readonly content: number } | null;
}

/** What lies where before and after a step. */
export interface Around {
  readonly world: World;
  readonly acting: Acting;
  readonly before: Lookup;
  readonly after: Lookup;
}

type Lookup = (place: LanePlace, sector: number) => Content | undefined;

export function byPlace(contents: readonly Content[]): Lookup {
  return (place, sector) =>
    contents.find(
      (one) => one.subject.kind === 'sector' && one.subject.sector === sector && samePlace(one.place, place),
    );
}

/** What answers a view at the end of its path: the storage itself, or the head of a server that lags. */
function baseOf({ world, before }: Around, view: number): LanePlace {
  const head: LanePlace = { kind: 'head', view };
  const lags = world.sectors.some((_, sector) => before(head, sector) !== undefined);
  return lags ? head : { kind: 'storage', medium: world.views[view]!.medium };
}

/** Has something arrived there that was not there before? */
function arrived({ before, after }: Around, place: LanePlace, sector: number): Content | undefined {
  const now = after(place, sector);
  return now !== undefined && now.content !== before(place, sector)?.content ? now : undefined;
}

/** What a step writes: from whoever writes to a cache, from a cache to the storage, and there to what is stable. */
export function downwards(around: Around, step: Step, sector: number): Move[] {
  const { world, acting, before, after } = around;
  const subject: Subject = { kind: 'sector', sector };
  const moves: Move[] = [];
  const move = (kind: MessageKind, from: LanePlace, to: LanePlace, content: number): void => {
    moves.push({ kind, from, to, carries: { subject, content } });
  };
  for (const view of world.views.keys()) {
    const page: LanePlace = { kind: 'page-cache', view };
    const client: LanePlace = { kind: 'client-cache', view };
    const base = baseOf(around, view);
    const written = arrived(around, page, sector);
    const isWrite = written !== undefined && !isFilled(around, view, sector, written);
    if (isWrite && acting.process !== null && acting.view === view)
      move('write', acting.process, page, written.content);
    const below = arrived(around, client, sector);
    if (below === undefined || (!below.dirty && before(base, sector)?.content === below.content)) continue;
    const above = isWrite || before(page, sector)?.content === below.content ? page : acting.process;
    if (above !== null)
      move(above.kind === 'page-cache' && !isWrite ? 'write-back' : 'write', above, client, below.content);
  }
  for (const medium of step.after.media.keys()) {
    const storage: LanePlace = { kind: 'storage', medium };
    const changed = arrived(around, storage, sector);
    if (changed === undefined) continue;
    const from = senderOf(around, step, medium, sector, changed.content);
    if (from === null) continue;
    const wroteThrough = moves.some((one) => samePlace(one.to, from));
    const kind = kindOfWrite(from, wroteThrough);
    const head = world.views
      .map((_, view): LanePlace => ({ kind: 'head', view }))
      .find((place) => arrived(around, place, sector)?.content === changed.content);
    if (head !== undefined) move(kind, from, head, changed.content);
    move(kind, head ?? from, storage, changed.content);
  }
  for (const medium of step.after.media.keys()) {
    const stable = arrived(around, { kind: 'stable-storage', medium }, sector);
    if (stable !== undefined && after({ kind: 'storage', medium }, sector)?.content === stable.content)
      move('flush', { kind: 'storage', medium }, { kind: 'stable-storage', medium }, stable.content);
  }
  return moves;
}

function kindOfWrite(from: LanePlace, wroteThrough: boolean): MessageKind {
  if (from.kind === 'network') return 'duplicate';
  return from.kind === 'process' || wroteThrough ? 'write' : 'write-back';
}

/** A page that came up from below: below it was there before, and nothing is to be written back. */
function isFilled(around: Around, view: number, sector: number, { content, dirty }: Content): boolean {
  const { world, before, after } = around;
  if (dirty) return false;
  const storage: LanePlace = { kind: 'storage', medium: world.views[view]!.medium };
  const sources: LanePlace[] = [{ kind: 'client-cache', view }, baseOf(around, view)];
  if (sources.some((place) => before(place, sector)?.content === content)) return true;
  // Somebody else's write came to the storage in the same step, and then up again.
  return after(storage, sector)?.content === content && othersHad(around, view, sector, content);
}

const othersHad = ({ world, before }: Around, view: number, sector: number, content: number): boolean =>
  world.views.some(
    (_, other) =>
      other !== view &&
      (['page-cache', 'client-cache'] as const).some((kind) => {
        const held = before({ kind, view: other }, sector);
        return held?.dirty === true && held.content === content;
      }),
  );

/** Who wrote to the storage: a cache that held it back, a process, or the network. Null where nobody did. */
function senderOf(around: Around, step: Step, medium: number, sector: number, content: number): LanePlace | null {
  const { world, acting, before, after } = around;
  if (step.before.duplicate.pending && !step.after.duplicate.pending) return { kind: 'network' };
  const views = [...world.views.keys()].filter((view) => world.views[view]!.medium === medium);
  for (const kind of ['client-cache', 'page-cache'] as const)
    for (const view of views) {
      const place: LanePlace = { kind, view };
      const held = before(place, sector);
      if (held?.dirty === true && held.content === content && after(place, sector)?.dirty !== true) return place;
    }
  // A page is sent as a whole, with what nobody has written in it.
  const { page } = world.sectors[sector]!;
  const statusIn = (state: StorageState, view: number) => state.views[view]!.pages[page]?.status;
  for (const view of views) {
    const place: LanePlace = { kind: 'page-cache', view };
    const isSent = statusIn(step.before, view) === 'dirty' && statusIn(step.after, view) !== 'dirty';
    if (isSent && before(place, sector)?.content === content) return place;
  }
  if (acting.process === null || acting.view < 0) return null;
  for (const kind of ['client-cache', 'page-cache'] as const) {
    const place: LanePlace = { kind, view: acting.view };
    if (arrived(around, place, sector)?.content === content) return place;
  }
  return acting.process;
}

/** What is fetched: into caches, and tables into the memory of processes. */
export function upwards(around: Around, sector: number, down: readonly Move[]): Move[] {
  const { world, after } = around;
  const subject: Subject = { kind: 'sector', sector };
  const moves: Move[] = [];
  const move = (from: LanePlace, to: LanePlace, content: number): void => {
    moves.push({ kind: 'read', from, to, carries: { subject, content } });
  };
  for (const view of world.views.keys()) {
    const page: LanePlace = { kind: 'page-cache', view };
    const client: LanePlace = { kind: 'client-cache', view };
    const base = baseOf(around, view);
    const storage: LanePlace = { kind: 'storage', medium: world.views[view]!.medium };
    const caught = arrived(around, base, sector);
    const isWritten = down.some(({ to, carries }) => samePlace(to, storage) && carries?.content === caught?.content);
    if (base.kind === 'head' && caught !== undefined && !isWritten) move(storage, base, caught.content);
    const inClient = arrived(around, client, sector);
    if (inClient !== undefined && !reached(down, client, subject)) move(base, client, inClient.content);
    const inPage = arrived(around, page, sector);
    if (inPage !== undefined && !reached(down, page, subject))
      move(after(client, sector)?.content === inPage.content ? client : base, page, inPage.content);
  }
  // Of what a process reads for itself only tables stay in its memory.
  const { acting } = around;
  const reader = acting.process;
  if (reader !== null && (acting.kind === 'handoff' || acting.kind === 'other'))
    for (const { to, carries } of [...moves])
      if (to.kind === 'page-cache' && to.view === acting.view) move(to, reader, carries!.content);
  for (const { name, view } of world.machine?.processes ?? []) {
    const memory: LanePlace = { kind: 'process', name };
    const loaded = arrived(around, memory, sector);
    if (loaded === undefined || loaded.dirty || down.some(({ from }) => samePlace(from, memory))) continue;
    const below: LanePlace[] = [{ kind: 'page-cache', view }, { kind: 'client-cache', view }, baseOf(around, view)];
    const from = below.find((place) => after(place, sector)?.content === loaded.content);
    if (from !== undefined) move(from, memory, loaded.content);
  }
  return moves;
}

const reached = (moves: readonly Move[], place: LanePlace, subject: Subject): boolean =>
  moves.some(({ to, carries }) => samePlace(to, place) && carries !== null && sameSubject(carries.subject, subject));
