import type { StorageState } from './state.ts';
import { type World } from './world.ts';
export type LockMode = 'shared' | 'deferred' | 'exclusive';
/** Which lock an access takes; null where it takes none. */
export declare function lockFor(world: World, access: 'read' | 'write', direct: boolean): LockMode | null;
/** Takes the lock that covers a sector, making conflicting holders give theirs up. */
export declare function acquire(world: World, state: StorageState, view: number, sector: number, mode: LockMode): void;
/** The host whose conflicting lock stands in the way and who cannot be asked to give it up; null when nobody. */
export declare function deadHolder(world: World, state: StorageState, view: number, sectors: readonly number[], mode: LockMode): number | null;
