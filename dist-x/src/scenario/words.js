/** What names and values look like. The same patterns check a file and go into the published schema. */
export const words = {
    /** Not a word of the language: storage and cluster act by themselves, interleave opens a block. */
    actor: /^(?!(?:storage|cluster|interleave)$)[A-Za-z][A-Za-z0-9_-]*$/,
    handle: /^[A-Za-z][A-Za-z0-9_-]*$/,
    /** Machines, device nodes, mounts. */
    place: /^[A-Za-z0-9_/][A-Za-z0-9_.:/-]*$/,
    sector: /^[A-Za-z][A-Za-z0-9_]*$/,
    /** Needs no declaration where `disk.sectors` is absent. */
    implicitSector: /^[A-Za-z][0-9]*$/,
    register: /^[A-Za-z_][A-Za-z0-9_.@-]*$/,
    value: /^[A-Za-z0-9_]+$/,
    /** One result, or the results of a read of several sectors; `!` marks one that breaks the guest's contract. */
    expected: /^(-|[A-Za-z0-9_]+(-[A-Za-z0-9_]+)*)( (-|[A-Za-z0-9_]+))*!?$/,
    /** First and last sector of an extent. */
    extent: /^[0-9]+-[0-9]+$/,
    count: /^[0-9]{1,10}$/,
};
/** Acts by itself: a target, a server, a fencing agent. */
export const agents = ['storage', 'cluster'];
export const errorResults = ['EIO', 'EAGAIN'];
/** Results that are not data, so that no data may have their names. */
export const reservedValues = ['ok', 'eof', ...errorResults];
/** The result of a step that never ran. */
export const neverRan = '-';
export const openFlags = ['direct', 'buffered', 'dsync', 'read-only', 'read-write'];
