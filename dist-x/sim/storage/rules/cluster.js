const glocks = 'Linux Documentation/filesystems/gfs2-glocks.rst';
const liguori = 'Anthony Liguori, qemu-devel 2011-11-11 00:11, "Clustered File Systems"';
export const clusterRules = {
    'cluster-lock.demotion-writes-back': {
        text: 'Before a host gives up an exclusive cluster lock it writes back what it has dirty under it.',
        source: [glocks, 'Schmuck and Haskin, GPFS, FAST 2002, 3.2', liguori],
    },
    'cluster-lock.demotion-drops-pages': {
        text: 'A host that gives up a cluster lock, for more than sharing, drops the pages it cached under it.',
        source: [glocks, 'Linux fs/gfs2/glops.c inode_go_inval', liguori],
    },
    'cluster-lock.direct-io-takes-deferred': {
        text: 'On GFS2 O_DIRECT I/O takes the deferred lock, which excludes everyone who caches, on its own host too.',
        source: [glocks, 'Linux fs/gfs2/file.c gfs2_file_direct_read, gfs2_file_direct_write'],
    },
    'cluster-lock.dead-holder-blocks': {
        text: 'A lock held by a host that does not answer blocks everyone who needs a conflicting one.',
        source: [glocks, 'Linux Documentation/filesystems/gfs2.rst (recovery waits for fencing)'],
    },
    'cluster-lock.fencing-releases-locks': {
        text: 'Fencing a host, and replaying its journal, releases its locks, capabilities and delegations.',
        source: ['Linux fs/gfs2/recovery.c gfs2_recover_func', 'Ceph documentation, CephFS client eviction'],
    },
    'cephfs.shared-writing-is-synchronous': {
        text: 'While clients that write and clients that read have a file open together, CephFS reads and writes go straight to the object store.',
        source: [
            'Ceph documentation, Capabilities in CephFS',
            'Linux fs/ceph/file.c ceph_read_iter, ceph_write_iter (CEPH_CAP_FILE_CACHE, _BUFFER)',
        ],
    },
    'cephfs.revocation-writes-back': {
        text: 'A client that loses the buffer capability writes back its dirty pages first.',
        source: ['Linux fs/ceph/caps.c handle_cap_grant', 'Ceph documentation, Capabilities in CephFS'],
    },
    'cephfs.revocation-drops-pages': {
        text: 'A client that loses the cache capability drops its cached pages.',
        source: ['Linux fs/ceph/caps.c try_nonblocking_invalidate', 'Ceph documentation, Capabilities in CephFS'],
    },
    'cephfs.lazy-io-keeps-cache': {
        text: 'With LazyIO a client keeps caching and buffering although others write: coherence is left to the application.',
        source: ['Ceph documentation, LazyIO (client_force_lazyio, CEPH_IOC_LAZYIO)'],
    },
    'cephfs.silent-client-is-evicted': {
        text: 'Capabilities of a client that does not answer are waited for until the metadata server evicts its session (after 300 seconds by default) and blocklists it.',
        source: [
            'Ceph documentation, CephFS client eviction',
            'Ceph documentation, session_autoclose and mds_session_blocklist_on_evict',
        ],
    },
    'rbd.write-lock-handover': {
        text: 'With the exclusive-lock feature the first write of another client takes the lock over; the old owner flushes and drops its cache before it lets go.',
        source: ['Ceph documentation, RBD exclusive locks', 'Ceph src/librbd/exclusive_lock/PreReleaseRequest.cc'],
    },
    'rbd.dead-owner-is-blocklisted': {
        text: 'An owner of the lock that does not answer is blocklisted: nothing it still has to write will arrive.',
        source: ['Ceph documentation, RBD exclusive locks (blocklist)'],
    },
    'rbd.invalidate-drops-cache': {
        text: 'rbd_invalidate_cache drops what librbd has cached.',
        source: ['QEMU block/rbd.c qemu_rbd_co_invalidate_cache', 'Ceph src/librbd/librbd.cc rbd_invalidate_cache'],
    },
    'rbd.close-flushes': {
        text: "Closing an image flushes librbd's cache.",
        source: ['Ceph src/librbd/image/CloseRequest.cc'],
    },
    'gluster.open-drops-pages': {
        text: 'Opening a file on a FUSE mount drops its cached pages (no FOPEN_KEEP_CACHE).',
        source: ['Linux fs/fuse/file.c fuse_finish_open (invalidate_inode_pages2)'],
    },
};
