/** Sizes: what size a host reports, whom it asks for it, and how it changes. */
import { fetchAttributes, mustRevalidate } from './attributes.ts';
import { acquire, type LockMode, lockFor } from './cluster-lock.ts';
import { sizeSeen } from './input-output.ts';
import { contains, mediumOf } from './medium.ts';
import { dropPage, syncView, writeBackAll } from './page-cache.ts';
import type { StorageState } from './state.ts';
import { applies, holeOf, resultOfSize, type World, type WorldStep } from './world.ts';

/** lseek(SEEK_END) and fstat(): NFS answers from cached attributes unless something makes it ask. */
export function size(world: World, state: StorageState, step: WorldStep): number {
  const seen = querySize(world, state, step);
  if (step.register >= 0 && seen !== state.oracle.size) state.old[step.register] = true;
  return resultOfSize(world, seen);
}

/** The same as an index into `World.sizes`. */
export function querySize(world: World, state: StorageState, step: WorldStep): number {
  const { view } = step;
  if (step.operation.kind === 'fstat' && world.features.nfs !== null && applies(world, 'nfs.fstat-writes-back'))
    writeBackAll(world, state, view);
  if (world.features.validity === 'attributes' && asksForSize(world, state, step)) fetchAttributes(world, state, view);
  const lock = lockFor(world, 'read', false);
  if (lock !== null) acquireAll(world, state, view, lock);
  return sizeSeen(world, state, view);
}

/** Would `size` or `fstat` send a GETATTR? */
export function asksForSize(world: World, state: StorageState, step: WorldStep): boolean {
  const direct = world.handles[step.handle]!.mode === 'direct';
  if (
    step.operation.kind === 'size' &&
    direct &&
    world.features.nfs !== null &&
    applies(world, 'nfs.seek-end-on-direct-asks')
  )
    return true;
  if (
    step.operation.kind === 'fstat' &&
    state.views[step.view]!.accessTimeStale &&
    applies(world, 'nfs4.fstat-after-read-asks')
  )
    return true;
  return mustRevalidate(world, state, step.view);
}

/** ftruncate(): the new size is on the server at once, other hosts learn of it in their own way. */
export function truncate(world: World, state: StorageState, step: WorldStep): void {
  const medium = mediumOf(world, state, step.view);
  const lock = lockFor(world, 'write', false);
  if (lock !== null) acquireAll(world, state, step.view, lock);
  if (world.features.nfs !== null) syncView(world, state, step.view);
  setSize(world, state, medium, step.operand, world.features.nfs?.export !== 'async');
  for (let page = 0; page < world.pages.length; page++) {
    // What lies beyond the new end leaves this host's cache with it.
    if (world.pages[page]!.sectors.some((sector) => !contains(world, step.operand, sector)))
      dropPage(world, state, step.view, page);
  }
  for (const [view, { medium: its }] of world.views.entries()) {
    if (its !== world.views[step.view]!.medium) continue;
    if (view === step.view || world.features.size === 'live') state.views[view]!.size = step.operand;
    else state.views[view]!.behind = true;
  }
}

/** Gives a device or file a new size, on stable storage or not. What is cut off reads as a hole should it grow again. */
export function setSize(
  world: World,
  state: StorageState,
  medium: StorageState['media'][number],
  size: number,
  stable: boolean,
): void {
  for (let sector = 0; sector < world.sectors.length; sector++) {
    if (contains(world, size, sector) || !contains(world, medium.size, sector)) continue;
    medium.data[sector] = holeOf(world);
    if (stable && medium.stable.length > 0) medium.stable[sector] = holeOf(world);
    state.oracle.latest[sector] = holeOf(world);
  }
  medium.size = size;
  if (stable && medium.stable.length > 0) medium.stableSize = size;
  state.oracle.size = size;
}

function acquireAll(world: World, state: StorageState, view: number, lock: LockMode): void {
  for (let sector = 0; sector < world.sectors.length; sector++) acquire(world, state, view, sector, lock);
}
