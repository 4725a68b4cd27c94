/**
 * What a storage system is made of: one discriminated union, one member per coherence mechanism. A name such as
 * `iscsi` or `gfs2` is only an entry of `catalogue.ts` that fills one of these in; the model never sees the name.
 */
export type StorageOptions = BlockOptions | NfsOptions | ClusterLockOptions | CephFsOptions | GlusterOptions | RbdOptions | LocalOptions;
/** A LUN that every host reaches through its own kernel block device (iSCSI, FC, SAS, kernel RBD, a loop pair). */
export interface BlockOptions {
    readonly kind: 'block';
    /** Volatile write cache in the target (WCE=1). */
    readonly writeCache: boolean;
    /** A cache device on each host below the block device (bcache, flashcache, dm-cache). */
    readonly localCache: 'none' | 'writethrough' | 'writeback';
    /** Without a path to the target: fail with EIO or wait. */
    readonly onPathLoss: 'fail' | 'queue';
}
export interface NfsOptions {
    readonly kind: 'nfs';
    readonly version: '3' | '4.0' | '4.1' | '4.2';
    /** `linux`: one server page cache behind all clients. `protocol`: only what the RFCs promise. */
    readonly server: 'linux' | 'protocol';
    readonly export: 'sync' | 'async';
    /** False for actimeo=0 (and noac): attributes are checked before every buffered read. */
    readonly attributeCache: boolean;
    /** True for the mount option sync (and noac): every write is synchronous. */
    readonly synchronousWrites: boolean;
    /** False for nocto: open does not revalidate. */
    readonly closeToOpen: boolean;
    /** `hard` waits for a lost server, `soft` returns EIO. */
    readonly mount: 'hard' | 'soft';
    /** NFSv4: the server may grant delegations at open. */
    readonly delegations: boolean;
    /** `server`: byte-range locks are kept at the server (NLM, NFSv4). `local`: the nolock mount option. */
    readonly locks: 'server' | 'local';
    readonly transport: 'tcp' | 'udp';
}
/** GFS2 glocks, OCFS2 and GPFS tokens: a cache is allowed exactly as long as a cluster lock is held. */
export interface ClusterLockOptions {
    readonly kind: 'cluster-lock';
    /** What one lock covers: the inode, or a byte range (here: a page). */
    readonly granularity: 'file' | 'page';
    /** Lock that O_DIRECT I/O takes: `deferred` (GFS2), as buffered I/O does (`shared-exclusive`), or none for writes (`none`, OCFS2 coherency=buffered). */
    readonly directLock: 'deferred' | 'shared-exclusive' | 'none';
    /** `cluster`: locks are cluster-wide. `local`: mounted with a local lock manager (lock_nolock). */
    readonly locking: 'cluster' | 'local';
}
export interface CephFsOptions {
    readonly kind: 'cephfs';
    /** LazyIO: the client keeps its cache although others write. */
    readonly lazyIo: boolean;
}
export interface GlusterOptions {
    readonly kind: 'gluster';
    /** performance.write-behind: a write is acknowledged before the brick has it. */
    readonly writeBehind: boolean;
    /** performance.io-cache, quick-read, read-ahead: data cached in the client for a bounded time. */
    readonly readCaches: boolean;
    /** performance.strict-o-direct with network.remote-dio off: O_DIRECT passes the client's caches. */
    readonly strictDirect: boolean;
}
export interface RbdOptions {
    readonly kind: 'rbd';
    /** librbd's own cache in the process; there is no page cache below it. */
    readonly cache: 'none' | 'writearound' | 'writethrough' | 'writeback';
    readonly exclusiveLock: boolean;
}
/** A file system of one host: the other host opens the same path and finds another disk. */
export interface LocalOptions {
    readonly kind: 'local';
}
