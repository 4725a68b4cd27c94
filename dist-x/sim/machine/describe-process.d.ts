/** What changed in one QEMU process or tool, one line for each thing it knows. */
import type { StorageState } from '../storage/state.ts';
import type { World } from '../storage/world-types.ts';
export declare const runTexts: {
    readonly absent: "not started";
    readonly inmigrate: "waits for the guest";
    readonly paused: "the guest is paused";
    readonly running: "the guest runs";
    readonly 'finish-migrate': "the guest is stopped for the switchover";
    readonly postmigrate: "the guest is stopped, the migration is over";
    readonly 'io-error': "the guest is stopped by a write error";
    readonly gone: "the process is gone";
};
export declare function processLines(world: World, before: StorageState, after: StorageState, process: number): string[];
