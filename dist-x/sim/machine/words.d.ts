/** Words that registers of machine steps may hold beside data, sizes and the errors of system calls. */
/** Data that came back although it is metadata of the image. */
export declare const GARBAGE = "garbage";
export declare const runStates: readonly ["absent", "inmigrate", "paused", "running", "finish-migrate", "postmigrate", "io-error", "gone"];
export type RunState = (typeof runStates)[number];
export declare const migrationStatuses: readonly ["none", "active", "pre-switchover", "completed", "failed", "cancelled", "refused", "postcopy-paused"];
export type MigrationStatus = (typeof migrationStatuses)[number];
/** Everything a register of a machine step may hold, in the order of `World.results`. */
export declare const machineWords: readonly string[];
export declare const propertyNames: readonly ["stale-read", "lost-write", "metadata-corruption", "stale-size", "split-brain", "vm-lost", "durability", "stuck"];
export type PropertyName = (typeof propertyNames)[number];
