/** After something was lost (power, a server, a host): does what remains keep what completed flushes promised? */
import type { StorageState } from '../storage/state.ts';
import type { World } from '../storage/world.ts';
/**
 * @param allowed  what was not flushed may be gone without anybody being told (power loss of a target with a volatile
 *                 cache): the guest then has what is left
 */
export declare function noteLoss(world: World, state: StorageState, allowed: boolean): void;
