const files = ['nfs', 'cluster-lock', 'cephfs', 'gluster', 'local'];
const throughKernel = ['block', ...files];
const noFile = 'a librbd image is not a file: there is no descriptor and no page cache';
const noDevice = 'only a block device has it; on a file the ioctl fails with ENOTTY';
const byActor = { by: 'actor', operands: [], result: 'none' };
const onHandle = { ...byActor, handle: true };
const onHost = { ...byActor, handle: false };
const oneSector = { ...onHandle, only: throughKernel, because: noFile };
export const operations = [
    {
        ...onHandle,
        name: 'open',
        operands: ['flags'],
        meaning: 'open the disk; flags as under `hosts`, buffered and read-write where nothing is said',
    },
    { ...onHandle, name: 'close', meaning: 'close the handle' },
    {
        ...onHandle,
        name: 'read',
        operands: ['sectors'],
        result: 'optional',
        meaning: 'read sectors; the result is their data',
    },
    {
        ...onHandle,
        name: 'write',
        operands: ['sectors', 'value'],
        result: 'optional',
        writes: true,
        meaning: 'write the value to every sector named; the result is `ok` or `EIO`',
    },
    { ...onHandle, name: 'fsync', result: 'optional', meaning: 'fsync(2): `ok` or `EIO`' },
    {
        ...onHandle,
        name: 'dontneed',
        only: throughKernel,
        because: noFile,
        meaning: 'posix_fadvise(POSIX_FADV_DONTNEED) on the whole file',
    },
    {
        ...onHost,
        name: 'flsbuf',
        only: ['block'],
        because: noDevice,
        meaning: 'ioctl BLKFLSBUF (`blockdev --flushbufs`)',
    },
    { ...onHost, name: 'drop-caches', meaning: 'write 3 to /proc/sys/vm/drop_caches on this host' },
    { ...oneSector, name: 'mmap', operands: ['sector'], meaning: 'map the page of the sector (MAP_SHARED)' },
    {
        ...oneSector,
        name: 'mread',
        operands: ['sector'],
        result: 'optional',
        meaning: 'read a sector through the mapping',
    },
    {
        ...oneSector,
        name: 'mwrite',
        operands: ['sector', 'value'],
        writes: true,
        meaning: 'write a sector through the mapping',
    },
    { ...oneSector, name: 'munmap', operands: ['sector'], meaning: 'remove the mapping of the page' },
    { ...onHandle, name: 'size', result: 'required', meaning: 'lseek(SEEK_END), in sectors of 512 bytes' },
    { ...onHandle, name: 'fstat', result: 'required', meaning: 'st_size of fstat(2), in sectors of 512 bytes' },
    {
        ...onHandle,
        name: 'truncate',
        operands: ['count'],
        writes: true,
        only: files,
        because: 'only a file can be truncated; a device grows by "storage: resize"',
        meaning: 'ftruncate(2) to so many sectors',
    },
    {
        ...onHost,
        name: 'rescan',
        only: ['block'],
        because: 'only a block device has a size of its own on each host',
        meaning: 'this host reads the size of the device again',
    },
    {
        ...onHandle,
        name: 'invalidate',
        only: ['rbd'],
        because: 'it is rbd_invalidate_cache of librbd',
        meaning: 'drop the cache of librbd',
    },
    {
        ...onHandle,
        name: 'lock',
        result: 'optional',
        writes: true,
        only: throughKernel,
        because: noFile,
        meaning: 'take an OFD write lock (F_OFD_SETLK) on one byte outside the sectors: `ok` or `EAGAIN`',
    },
    { ...onHandle, name: 'unlock', only: throughKernel, because: noFile, meaning: 'give the lock back' },
    { ...onHost, name: 'wait', meaning: 'wait for longer than any time-bounded cache of this host lasts' },
    { ...onHost, name: 'crash', meaning: 'this host loses power' },
    { ...onHost, name: 'boot', meaning: 'this host comes back after a crash, with nothing open' },
    {
        ...onHost,
        name: 'partition',
        only: ['block', 'nfs', 'cluster-lock', 'cephfs', 'gluster', 'rbd'],
        because: 'a local disk has no path that could be lost',
        meaning: 'this host loses its path to the storage',
    },
    {
        ...onHost,
        name: 'heal',
        only: ['block', 'nfs', 'cluster-lock', 'cephfs', 'gluster', 'rbd'],
        because: 'a local disk has no path that could be lost',
        meaning: 'this host gets its path back',
    },
    {
        name: 'crash',
        by: 'storage',
        handle: false,
        operands: [],
        result: 'none',
        only: ['nfs'],
        because: 'there is no server whose crash is modelled',
        meaning: 'the server stops and loses its memory',
    },
    {
        name: 'restart',
        by: 'storage',
        handle: false,
        operands: [],
        result: 'none',
        only: ['nfs'],
        because: 'there is no server whose crash is modelled',
        meaning: 'the server comes back',
    },
    {
        name: 'power-loss',
        by: 'storage',
        handle: false,
        operands: [],
        result: 'none',
        only: ['block', 'nfs'],
        because: 'no volatile memory of this storage is modelled',
        meaning: 'the target or server loses power and comes back: its volatile memory is gone',
    },
    {
        name: 'resize',
        by: 'storage',
        handle: false,
        operands: ['count'],
        result: 'none',
        only: ['block', 'rbd'],
        because: 'a file changes its size by "truncate" or by a write beyond its end',
        meaning: 'the device gets so many sectors',
    },
    {
        name: 'fence',
        by: 'cluster',
        handle: false,
        operands: ['actor'],
        result: 'none',
        only: ['block', 'nfs', 'cluster-lock', 'cephfs', 'gluster', 'rbd'],
        because: 'nobody else uses a local disk',
        meaning: 'the host of the actor is powered off, and what it held in a cluster is released',
    },
];
export function operationsOf(by) {
    return new Map(operations.filter((rule) => rule.by === by).map((rule) => [rule.name, rule]));
}
/**
 * What happens to a host as a whole. A virtual machine may do it too, for the host it runs on; `wait` is left out,
 * because for a machine it is another operation.
 */
export const hostOperationNames = operations
    .filter(({ by, handle, name }) => by === 'actor' && !handle && name !== 'wait')
    .map(({ name }) => name);
/** `write [HANDLE] SECTOR… VALUE [-> REGISTER]` */
export function syntaxOf(rule) {
    const handle = rule.name === 'open' ? 'HANDLE' : '[HANDLE]';
    const parts = [rule.name, ...(rule.handle ? [handle] : []), ...rule.operands.map((operand) => operandForms[operand])];
    if (rule.result !== 'none')
        parts.push(rule.result === 'required' ? '-> REGISTER' : '[-> REGISTER]');
    return parts.join(' ');
}
const operandForms = {
    sectors: 'SECTOR…',
    sector: 'SECTOR',
    value: 'VALUE',
    count: 'SECTORS',
    flags: '[direct|buffered] [dsync] [read-only|read-write]',
    actor: 'ACTOR',
};
