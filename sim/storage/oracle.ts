/**
 * What the guest may expect, kept apart from what the storage does: a read returns the last acknowledged write. A
 * write that was never flushed may be undone by a loss the contract allows (power loss at a target with a volatile
 * cache, crash of the host that wrote it), unless someone has read it since.
 */
import type { StorageState } from './state.ts';
import type { World } from './world.ts';

/** A write was acknowledged to `host`. */
export function acknowledge(
  world: World,
  state: StorageState,
  host: number,
  sectors: readonly number[],
  value: number,
): void {
  const { oracle } = state;
  for (const sector of sectors) {
    oracle.latest[sector] = value;
    if (world.dimensions.lossSectors === 0) continue;
    oracle.writer[sector] = host + 1;
    oracle.possible[sector] = oracle.possible[sector]! | (1 << value);
    oracle.lossy[sector] = false;
  }
}

/** A flush by `host` was acknowledged: what it wrote must survive everything. */
export function guarantee(world: World, state: StorageState, host: number): void {
  for (let sector = 0; sector < world.dimensions.lossSectors; sector++) {
    if (state.oracle.writer[sector] === host + 1) settleOn(state, sector);
  }
}

/** A loss the contract allows: what was not flushed may be gone. `host`: only that host's writes; null: everyone's. */
export function allowLoss(world: World, state: StorageState, host: number | null): void {
  const { oracle } = state;
  for (let sector = 0; sector < world.dimensions.lossSectors; sector++) {
    if (host !== null && oracle.writer[sector] !== host + 1) continue;
    oracle.lossy[sector] = oracle.possible[sector] !== 1 << oracle.latest[sector]!;
  }
}

/** A read by `host` returned `value`. @returns true when the guest may not see this value */
export function observe(world: World, state: StorageState, host: number, sector: number, value: number): boolean {
  const { oracle } = state;
  const lossy = world.dimensions.lossSectors > 0 && oracle.lossy[sector]!;
  const allowed = value === oracle.latest[sector] || (lossy && ((oracle.possible[sector]! >> value) & 1) === 1);
  if (allowed && world.dimensions.lossSectors > 0 && (lossy || oracle.writer[sector] !== host + 1)) {
    oracle.latest[sector] = value;
    settleOn(state, sector);
  }
  return !allowed;
}

function settleOn(state: StorageState, sector: number): void {
  state.oracle.possible[sector] = 1 << state.oracle.latest[sector]!;
  state.oracle.lossy[sector] = false;
}
