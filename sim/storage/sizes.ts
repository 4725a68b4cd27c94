/** Sizes: what size a host reports, whom it asks for it, and how it changes. */
import { fetchAttributes, mustRevalidate } from './attributes.ts';
import { acquire, lockFor } from './cluster-lock.ts';
import { sizeSeen } from './input-output.ts';
import { mediumOf } from './medium.ts';
import { syncView, writeBackAll } from './page-cache.ts';
import type { StorageState } from './state.ts';
import { applies, resultOfSize, type World, type WorldStep } from './world.ts';

/** lseek(SEEK_END) and fstat(): NFS answers from cached attributes unless something makes it ask. */
export function size(world: World, state: StorageState, step: WorldStep): number {
  const { view } = step;
  if (step.operation.kind === 'fstat' && world.features.nfs !== null && applies(world, 'nfs.fstat-writes-back'))
    writeBackAll(world, state, view);
  if (world.features.validity === 'attributes' && asksForSize(world, state, step)) fetchAttributes(world, state, view);
  const lock = lockFor(world, 'read', false);
  if (lock !== null && world.sectors.length > 0) acquire(world, state, view, 0, lock);
  const seen = sizeSeen(world, state, view);
  if (step.register >= 0 && seen < mediumOf(world, state, view).size) state.old[step.register] = true;
  return resultOfSize(world, seen);
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
  if (lock !== null && world.sectors.length > 0) acquire(world, state, step.view, 0, lock);
  if (world.features.nfs !== null) syncView(world, state, step.view);
  medium.size = step.operand;
  if (medium.stable.length > 0) medium.stableSize = step.operand;
  for (const [view, { medium: its }] of world.views.entries()) {
    if (its !== world.views[step.view]!.medium) continue;
    if (view === step.view || world.features.size === 'live') state.views[view]!.size = step.operand;
    else state.views[view]!.behind = true;
  }
}
