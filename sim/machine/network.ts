/** What links do to the messages of a migration and of its arbiter. */
import type { StorageState } from '../storage/state.ts';
import type { World } from '../storage/world.ts';

/** Does a message from one end of a link reach the other now? */
export const isCut = (state: StorageState, link: number): boolean => link >= 0 && state.cut[link]!;

/** The other process of a migration no longer exists, or its host is gone. */
export const isGone = (world: World, state: StorageState, process: number): boolean =>
  state.processes[process]!.run === 'gone' || !state.hosts[world.machine!.processes[process]!.host]!.up;

/** Something on the way from source to destination is broken, so that either may see an error. */
export function streamIsBroken(world: World, state: StorageState, migration: number): boolean {
  const { source, destination, streamLink } = world.machine!.migrations[migration]!;
  const { stream, acknowledgement } = state.migrations[migration]!;
  return (
    isCut(state, streamLink) ||
    stream === 'lost' ||
    acknowledgement === 'lost' ||
    isGone(world, state, source) ||
    isGone(world, state, destination)
  );
}
