/**
 * The protocol layer of one QEMU process: what file-posix (or rbd) does with the file or device below an image format.
 * Everything goes through the system calls of the storage model.
 */
import { dropClient, flushClient, forget } from '../storage/client-cache.ts';
import { END_OF_FILE, MEDIUM_ERROR, readAheadLimit, readSectors, writeSectors } from '../storage/input-output.ts';
import { contains, reachable, sizeCovering } from '../storage/medium.ts';
import { abandon, close, closeSends, open } from '../storage/open-close.ts';
import { dropClean, dropPage, failWriteBack, syncView } from '../storage/page-cache.ts';
import { failsForWantOfPath } from '../storage/reach.ts';
import { querySize } from '../storage/sizes.ts';
import type { StorageState } from '../storage/state.ts';
import { applies, type World } from '../storage/world.ts';
import { type MachineVariant, plain, plainCall } from './variant.ts';
import type { ProcessCalls, WorldProcess } from './world-types.ts';

/** Instead of a content: the request failed with EIO. */
export const FAILED = -1;

export type ProcessState = StorageState['processes'][number];

export const processOf = (world: World, process: number): WorldProcess => world.machine!.processes[process]!;

/** The descriptor in use: the read-only one of auto-read-only until the image may be written. */
export function callsOf(world: World, state: StorageState, process: number): ProcessCalls | null {
  const { main, readOnly } = processOf(world, process);
  if (state.handles[main.handle]!.open) return main;
  return readOnly !== null && state.handles[readOnly.handle]!.open ? readOnly : null;
}

/**
 * Reads one sector of the file. `holds` says whether its caller takes it for a table or for data.
 *
 * @returns the content, 0 behind the length the block layer believes in, `FAILED` for an error
 * @source  QEMU block/io.c bdrv_aligned_preadv (zeros behind total_sectors), block/file-posix.c raw_co_preadv
 */
export function fileRead(
  world: World,
  state: StorageState,
  process: number,
  sector: number,
  holds: 'table' | 'data',
  variant: MachineVariant,
): number {
  const calls = callsOf(world, state, process);
  if (calls === null) return FAILED;
  if (
    processOf(world, process).setup.behaviour.zerosBehindKnownLength &&
    !contains(world, state.processes[process]!.fileSize, sector) &&
    applies(world, 'block-layer.zeros-behind-known-length')
  )
    return 0;
  const step = calls.read[sector]!;
  if (holds === 'table' ? variant.evictsTables : variant.evictsData) evict(world, state, step.view, sector);
  if (failsForWantOfPath(world, state, step)) return FAILED;
  const readAhead = variant.readsAhead ? readAheadLimit(world, step) : 0;
  const [content] = readSectors(world, state, step, readAhead === 0 ? plainCall : { ...plainCall, readAhead });
  if (content === MEDIUM_ERROR) return FAILED;
  return content === END_OF_FILE ? 0 : content!;
}

/** A clean page may go at any time; when nobody reads it in between, it might as well go right before it is read. */
function evict(world: World, state: StorageState, view: number, sector: number): void {
  const { page } = world.sectors[sector]!;
  if (state.views[view]!.pages[page]!.status === 'clean' && applies(world, 'page-cache.spontaneous-eviction'))
    dropPage(world, state, view, page);
  const entry = state.views[view]!.client[sector];
  if (entry?.status === 'clean' && applies(world, 'client-cache.spontaneous-eviction')) forget(entry);
}

/** Writes one sector, and brings in the rest of its page before that. @returns false for an error */
export function fileWrite(
  world: World,
  state: StorageState,
  process: number,
  sector: number,
  content: number,
  variant: MachineVariant = plain,
): boolean {
  const calls = callsOf(world, state, process);
  if (calls === null) return false;
  const step = calls.write[sector]!;
  const own = state.processes[process]!;
  if (variant.evictsData) evict(world, state, step.view, sector);
  if (failsForWantOfPath(world, state, step)) return false;
  // A device cannot grow by being written to.
  if (world.features.name !== 'file' && !contains(world, mediumSize(world, state, step.view), sector)) return false;
  if (!writeSectors(world, state, world.handles[calls.handle]!, step.sectors, content, plainCall)) return false;
  own.unflushed = true;
  if (!contains(world, own.fileSize, sector)) own.fileSize = sizeCovering(world, sector);
  return true;
}

const mediumSize = (world: World, state: StorageState, view: number): number =>
  state.media[world.views[view]!.medium]!.size;

/**
 * bdrv_co_flush of the file: fdatasync, unless nothing was written since the last one, or cache.no-flush.
 *
 * @returns false when it failed
 * @source  QEMU block/io.c bdrv_co_flush; block/file-posix.c handle_aiocb_flush
 */
export function fileFlush(world: World, state: StorageState, process: number, variant: MachineVariant): boolean {
  const own = state.processes[process]!;
  const { setup } = processOf(world, process);
  const calls = callsOf(world, state, process);
  if (calls === null) return false;
  if (setup.cache.noFlush && applies(world, 'block-layer.no-flush-ignores-flushes')) return true;
  if (!own.unflushed && applies(world, 'block-layer.flush-is-skipped-when-nothing-was-written')) return true;
  if (own.poisoned && applies(world, 'block-layer.failed-flush-poisons')) return false;
  const { view } = calls.fsync;
  if (variant.fails || failsForWantOfPath(world, state, calls.fsync)) {
    if (!setup.cache.direct) {
      failWriteBack(world, state, view, [...world.pages.keys()]);
      if (setup.behaviour.failedFlushPoisons) own.poisoned = true;
    }
    return false;
  }
  syncView(world, state, view);
  own.unflushed = false;
  return true;
}

/** raw_co_invalidate_cache with drop-cache=on: flush, then fadvise(DONTNEED) over the whole file. */
export function fileDropCache(world: World, state: StorageState, process: number): void {
  const { setup, view } = processOf(world, process);
  if (world.features.pageCache === 'none') return;
  if (!setup.dropCache || setup.cache.direct || !applies(world, 'block-layer.activation-drops-page-cache')) return;
  fileFlush(world, state, process, plain);
  dropClean(world, state, view);
}

/** qemu_rbd_co_invalidate_cache: the library forgets what it has cached. */
export function libraryInvalidate(world: World, state: StorageState, process: number): void {
  const { view } = processOf(world, process);
  if (world.features.pageCache !== 'none' || !applies(world, 'rbd.invalidate-drops-cache')) return;
  flushClient(world, state, view);
  dropClient(state, view);
}

/** Asks the host for the length of the file or device (lseek SEEK_END). */
export function fileRefreshSize(world: World, state: StorageState, process: number): void {
  const calls = callsOf(world, state, process);
  if (calls !== null) state.processes[process]!.fileSize = querySize(world, state, calls.size);
}

/** open(2), and the length of what was opened. */
export function fileOpen(world: World, state: StorageState, process: number, forWriting: boolean): void {
  const { main, readOnly } = processOf(world, process);
  const calls = forWriting || readOnly === null ? main : readOnly;
  open(world, state, calls.handle, false);
  state.processes[process]!.fileSize = querySize(world, state, calls.size);
}

/** With auto-read-only, activation opens the file afresh for writing and closes the old descriptor. */
export function fileReopenForWriting(world: World, state: StorageState, process: number): void {
  const { main, readOnly } = processOf(world, process);
  if (readOnly === null || state.handles[main.handle]!.open || !state.handles[readOnly.handle]!.open) return;
  open(world, state, main.handle, false);
  close(world, state, readOnly.handle);
}

export function fileClose(world: World, state: StorageState, process: number): void {
  const { main, readOnly, view } = processOf(world, process);
  for (const calls of [main, readOnly]) {
    if (calls === null || !state.handles[calls.handle]!.open) continue;
    if (reachable(world, state, view) || !closeSends(world, state, calls.handle)) close(world, state, calls.handle);
    else leave(world, state, calls.handle);
  }
}

/** The process is gone, and what it had dirty cannot be sent: the kernel keeps it, or gives it up with the device. */
function leave(world: World, state: StorageState, handle: number): void {
  if (world.features.onLoss === 'fail') abandon(world, state, handle);
  else state.handles[handle]!.open = false;
}
