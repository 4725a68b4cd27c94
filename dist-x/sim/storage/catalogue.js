const block = { kind: 'block', writeCache: false, localCache: 'none', onPathLoss: 'fail' };
const glock = { kind: 'cluster-lock', granularity: 'file', directLock: 'deferred', locking: 'cluster' };
export const catalogue = {
    iscsi: {
        options: block,
        summary: 'LUN over iSCSI, opened through the kernel block device of each host',
        source: 'Anthony Liguori, qemu-devel 2011-11-11 00:11, "iSCSI/Direct Attached Storage"',
    },
    fc: {
        options: block,
        summary: 'LUN over Fibre Channel, opened through the kernel block device of each host',
        source: 'Anthony Liguori, qemu-devel 2011-11-11 00:11, "iSCSI/Direct Attached Storage"',
    },
    'direct-attached': {
        options: block,
        summary: 'disk attached to both hosts (dual-ported SAS, FC)',
        source: 'Anthony Liguori, qemu-devel 2011-11-11 00:11, "iSCSI/Direct Attached Storage"',
    },
    loop: {
        options: block,
        summary: 'two loop devices over one file: two initiators of one LUN on one machine',
        source: 'Linux drivers/block/loop.c: each loop device has a block-device inode, hence a page cache, of its own',
    },
    krbd: {
        // osd_request_timeout is 0 by default: a request waits for ever.
        options: { ...block, onPathLoss: 'queue' },
        summary: 'Ceph RBD mapped by the kernel: a Linux block device like any other',
        source: 'Linux drivers/block/rbd.c; the object store is coherent, the page cache above it is not',
    },
    nfs: {
        options: {
            kind: 'nfs',
            version: '4.2',
            server: 'linux',
            export: 'sync',
            attributeCache: true,
            synchronousWrites: false,
            closeToOpen: true,
            mount: 'hard',
            delegations: false,
            locks: 'server',
            transport: 'tcp',
        },
        summary: 'Linux NFS client; server and export as chosen',
        source: 'nfs(5), exports(5), RFC 1813, RFC 8881',
    },
    gfs2: {
        options: glock,
        summary: 'GFS2: one glock per inode; buffered I/O takes SH or EX, direct I/O takes DF',
        source: 'Linux Documentation/filesystems/gfs2-glocks.rst',
    },
    ocfs2: {
        options: { ...glock, directLock: 'shared-exclusive' },
        summary: 'OCFS2 with coherency=full: direct writes take the cluster lock too',
        source: 'Linux Documentation/filesystems/ocfs2.rst, mount option coherency',
    },
    gpfs: {
        options: { ...glock, granularity: 'page', directLock: 'shared-exclusive' },
        summary: 'GPFS (Storage Scale): byte-range tokens; revoking one flushes and drops what it covered',
        source: 'Schmuck and Haskin, GPFS: A Shared-Disk File System, FAST 2002, section 3.2',
    },
    cephfs: {
        options: { kind: 'cephfs', lazyIo: false },
        summary: 'CephFS kernel client: the MDS takes the cache and buffer capabilities away when writers and readers mix',
        source: 'Ceph documentation, CephFS "Capabilities in CephFS" and "LazyIO"',
    },
    gluster: {
        options: { kind: 'gluster', writeBehind: true, readCaches: true, strictDirect: false },
        summary: 'GlusterFS FUSE mount with the default performance translators',
        source: 'GlusterFS documentation, volume options performance.*',
    },
    'gluster-virt': {
        options: { kind: 'gluster', writeBehind: true, readCaches: false, strictDirect: true },
        summary: 'GlusterFS with the virt profile (read caches off, strict O_DIRECT)',
        source: 'GlusterFS extras/group-virt.example',
    },
    rbd: {
        options: { kind: 'rbd', cache: 'writearound', exclusiveLock: true },
        summary: 'Ceph RBD through librbd, cache on as in current defaults',
        source: 'Ceph documentation, "Librbd Settings" (rbd_cache, rbd_cache_policy)',
    },
    local: {
        options: { kind: 'local' },
        summary: 'a file system of one host that the other host does not share',
        source: 'libvirt src/qemu/qemu_migration.c qemuMigrationSrcIsSafe ("without shared storage")',
    },
};
