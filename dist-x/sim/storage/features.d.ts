/**
 * What a storage mechanism consists of, in terms of the layers of this folder. The only place that looks at the
 * kind of storage; every other file asks for a feature.
 */
import type { NfsOptions, StorageOptions } from './options.ts';
export interface Features {
    /** Kernel page cache above the storage, and what it hangs on: a block-device inode, a file, or nothing (librbd). */
    readonly pageCache: 'block' | 'file' | 'none';
    /** Buffered writes stay dirty in the page cache, or go through it at once (FUSE without writeback cache). */
    readonly pageWrites: 'back' | 'through';
    /** What keeps cached pages true: nothing, attribute checks, a cluster lock, or capabilities. */
    readonly validity: 'unchecked' | 'attributes' | 'cluster-lock' | 'capabilities';
    /** Where the size of the device or file comes from. */
    readonly size: 'device' | 'attributes' | 'live';
    /** A second cache on the host below the page cache. */
    readonly clientCache: ClientCache | null;
    /** The target or server holds writes in volatile memory until they are flushed. */
    readonly volatileTarget: boolean;
    /** Every host reaches the same medium. */
    readonly shared: boolean;
    readonly nfs: NfsOptions | null;
    readonly clusterLock: {
        readonly granularity: 'file' | 'page';
        readonly directLock: 'deferred' | 'shared-exclusive' | 'none';
        readonly clusterWide: boolean;
    } | null;
    readonly lazyIo: boolean;
    readonly exclusiveWriteLock: boolean;
    /** With no path to the storage: fail with EIO, or wait. */
    readonly onLoss: 'fail' | 'wait';
    /** Who sees a byte-range lock: all hosts, or one host. */
    readonly byteLocks: 'cluster' | 'host';
    /** What a person calls the thing that is opened. */
    readonly name: 'device' | 'file' | 'image';
}
/** A cache on one host below the page cache. */
export interface ClientCache {
    readonly fillOnRead: boolean;
    /** `back` and `around` acknowledge before the target has the data; `around` keeps nothing for reads. */
    readonly writes: 'through' | 'back' | 'around';
    /** fsync pushes dirty data to the target; false where the cache device counts as stable. */
    readonly flushReachesTarget: boolean;
    readonly timeBounded: boolean;
    readonly survivesCrash: boolean;
    /** O_DIRECT goes past it. */
    readonly directBypasses: boolean;
}
export declare function featuresOf(options: StorageOptions): Features;
