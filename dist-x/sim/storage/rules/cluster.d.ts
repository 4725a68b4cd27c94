export declare const clusterRules: {
    readonly 'cluster-lock.demotion-writes-back': {
        readonly text: "Before a host gives up an exclusive cluster lock it writes back what it has dirty under it.";
        readonly source: readonly ["Linux Documentation/filesystems/gfs2-glocks.rst", "Schmuck and Haskin, GPFS, FAST 2002, 3.2", "Anthony Liguori, qemu-devel 2011-11-11 00:11, \"Clustered File Systems\""];
    };
    readonly 'cluster-lock.demotion-drops-pages': {
        readonly text: "A host that gives up a cluster lock, for more than sharing, drops the pages it cached under it.";
        readonly source: readonly ["Linux Documentation/filesystems/gfs2-glocks.rst", "Linux fs/gfs2/glops.c inode_go_inval", "Anthony Liguori, qemu-devel 2011-11-11 00:11, \"Clustered File Systems\""];
    };
    readonly 'cluster-lock.direct-io-takes-deferred': {
        readonly text: "On GFS2 O_DIRECT I/O takes the deferred lock, which excludes everyone who caches, on its own host too.";
        readonly source: readonly ["Linux Documentation/filesystems/gfs2-glocks.rst", "Linux fs/gfs2/file.c gfs2_file_direct_read, gfs2_file_direct_write"];
    };
    readonly 'cluster-lock.dead-holder-blocks': {
        readonly text: "A lock held by a host that does not answer blocks everyone who needs a conflicting one.";
        readonly source: readonly ["Linux Documentation/filesystems/gfs2-glocks.rst", "Linux Documentation/filesystems/gfs2.rst (recovery waits for fencing)"];
    };
    readonly 'cluster-lock.fencing-releases-locks': {
        readonly text: "Fencing a host, and replaying its journal, releases its locks, capabilities and delegations.";
        readonly source: readonly ["Linux fs/gfs2/recovery.c gfs2_recover_func", "Ceph documentation, CephFS client eviction"];
    };
    readonly 'cephfs.shared-writing-is-synchronous': {
        readonly text: "While clients that write and clients that read have a file open together, CephFS reads and writes go straight to the object store.";
        readonly source: readonly ["Ceph documentation, Capabilities in CephFS", "Linux fs/ceph/file.c ceph_read_iter, ceph_write_iter (CEPH_CAP_FILE_CACHE, _BUFFER)"];
    };
    readonly 'cephfs.revocation-writes-back': {
        readonly text: "A client that loses the buffer capability writes back its dirty pages first.";
        readonly source: readonly ["Linux fs/ceph/caps.c handle_cap_grant", "Ceph documentation, Capabilities in CephFS"];
    };
    readonly 'cephfs.revocation-drops-pages': {
        readonly text: "A client that loses the cache capability drops its cached pages.";
        readonly source: readonly ["Linux fs/ceph/caps.c try_nonblocking_invalidate", "Ceph documentation, Capabilities in CephFS"];
    };
    readonly 'cephfs.lazy-io-keeps-cache': {
        readonly text: "With LazyIO a client keeps caching and buffering although others write: coherence is left to the application.";
        readonly source: readonly ["Ceph documentation, LazyIO (client_force_lazyio, CEPH_IOC_LAZYIO)"];
    };
    readonly 'cephfs.silent-client-is-evicted': {
        readonly text: "Capabilities of a client that does not answer are waited for until the metadata server evicts its session (after 300 seconds by default) and blocklists it.";
        readonly source: readonly ["Ceph documentation, CephFS client eviction", "Ceph documentation, session_autoclose and mds_session_blocklist_on_evict"];
    };
    readonly 'rbd.write-lock-handover': {
        readonly text: "With the exclusive-lock feature the first write of another client takes the lock over; the old owner flushes and drops its cache before it lets go.";
        readonly source: readonly ["Ceph documentation, RBD exclusive locks", "Ceph src/librbd/exclusive_lock/PreReleaseRequest.cc"];
    };
    readonly 'rbd.dead-owner-is-blocklisted': {
        readonly text: "An owner of the lock that does not answer is blocklisted: nothing it still has to write will arrive.";
        readonly source: readonly ["Ceph documentation, RBD exclusive locks (blocklist)"];
    };
    readonly 'rbd.invalidate-drops-cache': {
        readonly text: "rbd_invalidate_cache drops what librbd has cached.";
        readonly source: readonly ["QEMU block/rbd.c qemu_rbd_co_invalidate_cache", "Ceph src/librbd/librbd.cc rbd_invalidate_cache"];
    };
    readonly 'rbd.close-flushes': {
        readonly text: "Closing an image flushes librbd's cache.";
        readonly source: readonly ["Ceph src/librbd/image/CloseRequest.cc"];
    };
    readonly 'gluster.open-drops-pages': {
        readonly text: "Opening a file on a FUSE mount drops its cached pages (no FOPEN_KEEP_CACHE).";
        readonly source: readonly ["Linux fs/fuse/file.c fuse_finish_open (invalidate_inode_pages2)"];
    };
};
