/** What the management (QMP, libvirt, a person) asks of one process at once: cont, and what it says to that. */
import type { StorageState } from '../storage/state.ts';
import type { World } from '../storage/world.ts';
import type { MachineVariant } from './variant.ts';
/**
 * cont on a source that has stopped: it takes the steps its handoff has for going back.
 *
 * @returns `refused` while the migration is not over
 * @source  QEMU monitor/qmp-cmds.c qmp_cont
 */
export declare function continueSource(world: World, state: StorageState, process: number, variant: MachineVariant): string;
/** cont on a destination: it takes the steps that are left. @returns `ok`, or why it does not run */
export declare function continueDestination(world: World, state: StorageState, process: number, variant: MachineVariant): string | null;
