/** Words that registers of machine steps may hold beside data, sizes and the errors of system calls. */
/** Data that came back although it is metadata of the image. */
export const GARBAGE = 'garbage';
export const runStates = [
    'absent',
    'inmigrate',
    'paused',
    'running',
    'finish-migrate',
    'postmigrate',
    'io-error',
    'gone',
];
export const migrationStatuses = [
    'none',
    'active',
    'pre-switchover',
    'completed',
    'failed',
    'cancelled',
    'refused',
    'postcopy-paused',
];
/** Everything a register of a machine step may hold, in the order of `World.results`. */
export const machineWords = [
    GARBAGE,
    ...runStates,
    ...migrationStatuses,
    'lock',
    'aborted',
    'clean',
    'leaks',
    'corrupt',
    'yes',
    'no',
    'stored',
    'in-use',
].filter((word, at, all) => all.indexOf(word) === at);
export const propertyNames = [
    'stale-read',
    'lost-write',
    'metadata-corruption',
    'stale-size',
    'split-brain',
    'vm-lost',
    'durability',
    'stuck',
];
