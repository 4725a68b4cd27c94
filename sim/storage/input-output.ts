/**
 * read() and write(), buffered and O_DIRECT, from the descriptor down to the medium. Each layer adds only its own
 * rule; which value comes out is the result of all of them.
 */
import { fetchAttributes, holdsPages, mustRevalidate, noticeOwnWrite, noticeReadReply } from './attributes.ts';
import { mayCache } from './capabilities.ts';
import { lowerFlush, lowerRead, lowerWrite } from './client-cache.ts';
import { acquire, lockFor } from './cluster-lock.ts';
import { contains, mediumOf, sizeCovering } from './medium.ts';
import {
  commit,
  dropAll,
  dropPage,
  failWriteBack,
  fillPage,
  isCached,
  syncPages,
  writeBackAll,
  writeBackPage,
} from './page-cache.ts';
import type { StorageState } from './state.ts';
import {
  applies,
  READ_AHEAD_PAGES_MAX,
  SECTORS_PER_PAGE,
  type World,
  type WorldHandle,
  type WorldStep,
} from './world.ts';

/** What chance decides within one step. */
export interface Variant {
  readonly label: string;
  /** How many pages behind the end of the request are read too. */
  readonly readAhead: number;
  /** The write-back or flush in this step fails with EIO. */
  readonly fails: boolean;
  /** A copy of the WRITE sent in this step is delayed in the network. */
  readonly duplicated: boolean;
  /** The server grants a delegation. */
  readonly grants: boolean;
}

/** What `readSectors` says instead of a version. */
export const END_OF_FILE = -1;
export const MEDIUM_ERROR = -2;

/** read(): the version of each sector, `END_OF_FILE` past the end, `MEDIUM_ERROR` where the device has shrunk. */
export function readSectors(world: World, state: StorageState, step: WorldStep, variant: Variant): number[] {
  const { view, sectors } = step;
  if (world.features.pageCache === 'none') return sectors.map((sector) => readLibrary(world, state, view, sector));
  return world.handles[step.handle]!.mode === 'direct'
    ? readDirect(world, state, view, sectors)
    : readBuffered(world, state, step, variant);
}

/**
 * How many pages after the request Linux may read ahead. A read at the start of a file starts a stream: 16 KiB in all
 * for one page, twice the request for more, and the largest window again behind a request that fills it. A read behind
 * or at pages used before may bring in the largest window, also on a hit (a marked page starts the next window). A first
 * read somewhere else brings in nothing more.
 *
 * @returns pages, 0 to `READ_AHEAD_PAGES_MAX`
 * @source  Linux mm/readahead.c ondemand_readahead, get_init_ra_size, get_next_ra_size
 */
export function readAheadLimit(world: World, step: WorldStep): number {
  const numbers = step.sectors.map((sector) => world.pages[world.sectors[sector]!.page]!.number);
  const first = Math.min(...numbers);
  const request = Math.max(...numbers) - first + 1;
  if (first !== 0) return step.continues ? READ_AHEAD_PAGES_MAX : 0;
  if (request >= READ_AHEAD_PAGES_MAX) return READ_AHEAD_PAGES_MAX;
  const window = request === 1 ? 4 : 2 ** (Math.ceil(Math.log2(request)) + 1);
  return Math.max(0, Math.min(window, READ_AHEAD_PAGES_MAX) - request);
}

/** write(); the caller has checked that the end is not exceeded. @returns false when it failed with EIO */
export function writeSectors(
  world: World,
  state: StorageState,
  handle: WorldHandle,
  sectors: readonly number[],
  value: number,
  variant: Variant,
): boolean {
  const { view } = handle;
  if (state.views[view]!.blocklisted) return false;
  if (world.features.pageCache === 'none') {
    for (const sector of sectors) lowerWrite(world, state, view, sector, value, false, false);
    if (handle.synchronous && applies(world, 'page-cache.synchronous-write')) lowerFlush(world, state, view);
    return true;
  }
  if (handle.mode === 'direct') {
    writeDirect(world, state, handle, sectors, value);
    return true;
  }
  writeBuffered(world, state, handle, sectors, value);
  if (!isSynchronous(world, handle)) return true;
  if (variant.fails) {
    failWriteBack(world, state, view, pagesOf(world, sectors));
    return false;
  }
  if (applies(world, 'page-cache.synchronous-write')) syncPages(world, state, view, pagesOf(world, sectors));
  return true;
}

/** Makes cached pages as true as this mechanism makes them before a buffered access. */
export function revalidate(world: World, state: StorageState, view: number): void {
  if (world.features.validity !== 'attributes') return;
  if (mustRevalidate(world, state, view)) fetchAttributes(world, state, view);
  dropInvalid(world, state, view);
}

/** The size the system reports through this view, as an index into `World.sizes`. */
export function sizeSeen(world: World, state: StorageState, view: number): number {
  // A host knows of its own writes past the end before they are written back.
  if (world.features.size === 'live') return Math.max(mediumOf(world, state, view).size, state.views[view]!.size);
  if (world.features.size === 'device' && !applies(world, 'block.size-is-kept-until-rescan'))
    return mediumOf(world, state, view).size;
  return state.views[view]!.size;
}

function readBuffered(world: World, state: StorageState, step: WorldStep, variant: Variant): number[] {
  const { view, sectors } = step;
  if (!mayCache(world, state, view)) {
    return sectors.map((sector) =>
      contains(world, sizeSeen(world, state, view), sector)
        ? lowerRead(world, state, view, sector, false)
        : END_OF_FILE,
    );
  }
  state.views[view]!.directMode = false;
  revalidate(world, state, view);
  let missed = false;
  const values = sectors.map((sector) => {
    const lock = lockFor(world, 'read', false);
    if (lock !== null) acquire(world, state, view, sector, lock);
    if (!contains(world, sizeSeen(world, state, view), sector)) return END_OF_FILE;
    const { page } = world.sectors[sector]!;
    if (isCached(state, view, page) && applies(world, 'page-cache.hit')) return state.views[view]!.data[sector]!;
    if (isGone(world, state, view, sector)) return MEDIUM_ERROR;
    if (!applies(world, 'page-cache.read-fills-page')) return lowerRead(world, state, view, sector, false);
    fillPage(world, state, view, page);
    missed = true;
    return state.views[view]!.data[sector]!;
  });
  if (missed || step.continues)
    readAhead(world, state, view, Math.max(...sectors.map((sector) => world.sectors[sector]!.page)), variant.readAhead);
  return values;
}

function readAhead(world: World, state: StorageState, view: number, end: number, window: number): void {
  if (window === 0 || !applies(world, 'page-cache.read-ahead')) return;
  const last = world.pages[end]!.number + window;
  for (let page = end + 1; page < world.pages.length && world.pages[page]!.number <= last; page++) {
    const first = world.pages[page]!.sectors[0]!;
    if (!isCached(state, view, page) && contains(world, sizeSeen(world, state, view), first)) {
      const lock = lockFor(world, 'read', false);
      // Read-ahead never waits for a lock of another page; under one lock for the file it is covered already.
      if (lock === null || world.features.clusterLock!.granularity === 'file') fillPage(world, state, view, page);
    }
  }
}

function readDirect(world: World, state: StorageState, view: number, sectors: readonly number[]): number[] {
  const { nfs } = world.features;
  for (const sector of sectors) {
    const lock = lockFor(world, 'read', true);
    if (lock !== null) acquire(world, state, view, sector, lock);
  }
  flushOwn(world, state, view, sectors, 'page-cache.direct-read-flushes-own-dirty-pages');
  // O_DIRECT over NFS asks the server even past the size the client knows.
  const size =
    nfs !== null && applies(world, 'nfs.direct-read-asks-the-server')
      ? mediumOf(world, state, view).size
      : sizeSeen(world, state, view);
  const values = sectors.map((sector) =>
    !contains(world, size, sector)
      ? END_OF_FILE
      : isGone(world, state, view, sector)
        ? MEDIUM_ERROR
        : lowerRead(world, state, view, sector, true),
  );
  noticeReadReply(world, state, view);
  return values;
}

function writeBuffered(
  world: World,
  state: StorageState,
  handle: WorldHandle,
  sectors: readonly number[],
  value: number,
): void {
  const { view } = handle;
  const cached = state.views[view]!;
  if (!mayCache(world, state, view)) {
    for (const sector of sectors) lowerWrite(world, state, view, sector, value, true, false);
    return;
  }
  cached.directMode = false;
  if (asksForEnd(world, state, view, sectors)) fetchAttributes(world, state, view);
  if (world.features.validity === 'attributes') dropInvalid(world, state, view);
  const through = world.features.pageWrites === 'through' || !applies(world, 'page-cache.write-stays-in-memory');
  for (const sector of sectors) {
    const lock = lockFor(world, 'write', false);
    if (lock !== null) acquire(world, state, view, sector, lock);
    const { page } = world.sectors[sector]!;
    // A partial write first fetches the rest of the page.
    if (!isCached(state, view, page) && !coversPage(world, page, sectors)) fillPage(world, state, view, page);
    cached.data[sector] = value;
    if (through) {
      lowerWrite(world, state, view, sector, value, false, false);
      if (!isCached(state, view, page)) cached.pages[page]!.status = 'clean';
      extend(world, state, view, sector);
      continue;
    }
    cached.pages[page]!.status = 'dirty';
    cached.written[sector] = true;
    if (sendsWholePage(world, state, handle))
      for (const neighbour of world.pages[page]!.sectors) cached.written[neighbour] = true;
    extend(world, state, view, sector);
  }
}

/** A write past the end the client knows asks for the size first when attributes have timed out (nfs_revalidate_file_size). */
export function asksForEnd(world: World, state: StorageState, view: number, sectors: readonly number[]): boolean {
  if (world.features.nfs === null || sectors.every((sector) => contains(world, state.views[view]!.size, sector)))
    return false;
  return mustRevalidate(world, state, view);
}

function writeDirect(
  world: World,
  state: StorageState,
  handle: WorldHandle,
  sectors: readonly number[],
  value: number,
): void {
  const { view } = handle;
  const { nfs } = world.features;
  for (const sector of sectors) {
    const lock = lockFor(world, 'write', true);
    if (lock !== null) acquire(world, state, view, sector, lock);
  }
  flushOwn(world, state, view, sectors, 'page-cache.direct-write-flushes-own-dirty-pages');
  const stable = nfs !== null && applies(world, 'nfs.direct-write-is-stable');
  for (const sector of sectors) {
    lowerWrite(world, state, view, sector, value, stable, true);
    extend(world, state, view, sector);
  }
  if (nfs !== null && nfs.version !== '3') {
    // The WRITE of an O_DIRECT request carries no attributes: the cached ones no longer hold.
    state.views[view]!.attributesFresh = false;
    state.views[view]!.behind = true;
  } else noticeOwnWrite(world, state, view);
  if (applies(world, 'page-cache.direct-write-drops-own-pages')) {
    for (const sector of sectors) dropPage(world, state, view, world.sectors[sector]!.page);
  }
  if (nfs !== null && holdsPages(state.views[view]!) && applies(world, 'nfs.direct-write-invalidates-the-file')) {
    state.views[view]!.invalid = true;
  }
  if (handle.synchronous && applies(world, 'page-cache.synchronous-write')) {
    if (nfs === null) lowerFlush(world, state, view);
    else commit(world, state, view);
  }
}

/**
 * Before O_DIRECT I/O, what this host itself has dirty there goes out. On NFS that is all of the file, but only when the
 * file was last used through the page cache: what a mapping dirties meanwhile stays.
 */
function flushOwn(
  world: World,
  state: StorageState,
  view: number,
  sectors: readonly number[],
  rule: 'page-cache.direct-read-flushes-own-dirty-pages' | 'page-cache.direct-write-flushes-own-dirty-pages',
): void {
  const cached = state.views[view]!;
  const { pages } = cached;
  const switches = world.features.nfs !== null && !cached.directMode;
  if (world.features.nfs !== null) cached.directMode = true;
  if (!pages.some(({ status }) => status !== 'absent' && status !== 'clean') || !applies(world, rule)) return;
  if (world.features.nfs !== null) {
    if (switches) {
      writeBackAll(world, state, view);
      commit(world, state, view);
    }
    return;
  }
  for (const sector of sectors) {
    const { page } = world.sectors[sector]!;
    if (pages[page]!.status === 'dirty') writeBackPage(world, state, view, page);
  }
}

/** The device has become smaller than this host thinks. */
function isGone(world: World, state: StorageState, view: number, sector: number): boolean {
  return world.features.size === 'device' && !contains(world, mediumOf(world, state, view).size, sector);
}

function readLibrary(world: World, state: StorageState, view: number, sector: number): number {
  return contains(world, mediumOf(world, state, view).size, sector)
    ? lowerRead(world, state, view, sector, false)
    : END_OF_FILE;
}

/** Changed attributes were seen: write back what is dirty, then drop the whole mapping. */
function dropInvalid(world: World, state: StorageState, view: number): void {
  const cached = state.views[view]!;
  if (!cached.invalid || !applies(world, 'nfs.changed-attributes-drop-pages')) return;
  writeBackAll(world, state, view);
  if (world.features.nfs !== null) commit(world, state, view);
  dropAll(world, state, view);
  cached.invalid = false;
  cached.deferred = false;
}

function sendsWholePage(world: World, state: StorageState, handle: WorldHandle): boolean {
  if (world.features.nfs !== null) {
    if (handle.synchronous && applies(world, 'nfs.synchronous-write-is-not-extended')) return false;
    const locked = world.views[handle.view]!.handles.some((other) => state.handles[other]!.locked);
    if (locked && applies(world, 'nfs.write-under-range-lock-is-not-extended')) return false;
  }
  return applies(world, 'page-cache.whole-page-is-written-back');
}

function isSynchronous(world: World, handle: WorldHandle): boolean {
  return (
    handle.synchronous ||
    (world.features.nfs?.synchronousWrites === true && applies(world, 'nfs.sync-mount-writes-synchronously'))
  );
}

const pagesOf = (world: World, sectors: readonly number[]): number[] =>
  sectors.map((sector) => world.sectors[sector]!.page);

export function coversPage(world: World, page: number, sectors: readonly number[]): boolean {
  const { sectors: all } = world.pages[page]!;
  const length = all.reduce((sum, sector) => sum + world.sectors[sector]!.length, 0);
  return length === SECTORS_PER_PAGE && all.every((sector) => sectors.includes(sector));
}

/** The host knows at once that its own write made the file longer. */
function extend(world: World, state: StorageState, view: number, sector: number): void {
  const cached = state.views[view]!;
  if (!contains(world, cached.size, sector)) cached.size = sizeCovering(world, sector);
}
