/**
 * Named storage systems as data: each name fills in the options of one mechanism. Adding a system whose mechanism
 * exists is adding an entry here.
 */
import type { StorageOptions } from './options.ts';
export interface CatalogueEntry {
    readonly options: StorageOptions;
    readonly summary: string;
    readonly source: string;
}
export declare const catalogue: {
    readonly iscsi: {
        readonly options: {
            readonly kind: "block";
            readonly writeCache: false;
            readonly localCache: "none";
            readonly onPathLoss: "fail";
        };
        readonly summary: "LUN over iSCSI, opened through the kernel block device of each host";
        readonly source: "Anthony Liguori, qemu-devel 2011-11-11 00:11, \"iSCSI/Direct Attached Storage\"";
    };
    readonly fc: {
        readonly options: {
            readonly kind: "block";
            readonly writeCache: false;
            readonly localCache: "none";
            readonly onPathLoss: "fail";
        };
        readonly summary: "LUN over Fibre Channel, opened through the kernel block device of each host";
        readonly source: "Anthony Liguori, qemu-devel 2011-11-11 00:11, \"iSCSI/Direct Attached Storage\"";
    };
    readonly 'direct-attached': {
        readonly options: {
            readonly kind: "block";
            readonly writeCache: false;
            readonly localCache: "none";
            readonly onPathLoss: "fail";
        };
        readonly summary: "disk attached to both hosts (dual-ported SAS, FC)";
        readonly source: "Anthony Liguori, qemu-devel 2011-11-11 00:11, \"iSCSI/Direct Attached Storage\"";
    };
    readonly loop: {
        readonly options: {
            readonly kind: "block";
            readonly writeCache: false;
            readonly localCache: "none";
            readonly onPathLoss: "fail";
        };
        readonly summary: "two loop devices over one file: two initiators of one LUN on one machine";
        readonly source: "Linux drivers/block/loop.c: each loop device has a block-device inode, hence a page cache, of its own";
    };
    readonly krbd: {
        readonly options: {
            readonly onPathLoss: "queue";
            readonly kind: "block";
            readonly writeCache: false;
            readonly localCache: "none";
        };
        readonly summary: "Ceph RBD mapped by the kernel: a Linux block device like any other";
        readonly source: "Linux drivers/block/rbd.c; the object store is coherent, the page cache above it is not";
    };
    readonly nfs: {
        readonly options: {
            readonly kind: "nfs";
            readonly version: "4.2";
            readonly server: "linux";
            readonly export: "sync";
            readonly attributeCache: true;
            readonly synchronousWrites: false;
            readonly closeToOpen: true;
            readonly mount: "hard";
            readonly delegations: false;
            readonly locks: "server";
            readonly transport: "tcp";
        };
        readonly summary: "Linux NFS client; server and export as chosen";
        readonly source: "nfs(5), exports(5), RFC 1813, RFC 8881";
    };
    readonly gfs2: {
        readonly options: {
            readonly kind: "cluster-lock";
            readonly granularity: "file";
            readonly directLock: "deferred";
            readonly locking: "cluster";
        };
        readonly summary: "GFS2: one glock per inode; buffered I/O takes SH or EX, direct I/O takes DF";
        readonly source: "Linux Documentation/filesystems/gfs2-glocks.rst";
    };
    readonly ocfs2: {
        readonly options: {
            readonly directLock: "shared-exclusive";
            readonly kind: "cluster-lock";
            readonly granularity: "file";
            readonly locking: "cluster";
        };
        readonly summary: "OCFS2 with coherency=full: direct writes take the cluster lock too";
        readonly source: "Linux Documentation/filesystems/ocfs2.rst, mount option coherency";
    };
    readonly gpfs: {
        readonly options: {
            readonly granularity: "page";
            readonly directLock: "shared-exclusive";
            readonly kind: "cluster-lock";
            readonly locking: "cluster";
        };
        readonly summary: "GPFS (Storage Scale): byte-range tokens; revoking one flushes and drops what it covered";
        readonly source: "Schmuck and Haskin, GPFS: A Shared-Disk File System, FAST 2002, section 3.2";
    };
    readonly cephfs: {
        readonly options: {
            readonly kind: "cephfs";
            readonly lazyIo: false;
        };
        readonly summary: "CephFS kernel client: the MDS takes the cache and buffer capabilities away when writers and readers mix";
        readonly source: "Ceph documentation, CephFS \"Capabilities in CephFS\" and \"LazyIO\"";
    };
    readonly gluster: {
        readonly options: {
            readonly kind: "gluster";
            readonly writeBehind: true;
            readonly readCaches: true;
            readonly strictDirect: false;
        };
        readonly summary: "GlusterFS FUSE mount with the default performance translators";
        readonly source: "GlusterFS documentation, volume options performance.*";
    };
    readonly 'gluster-virt': {
        readonly options: {
            readonly kind: "gluster";
            readonly writeBehind: true;
            readonly readCaches: false;
            readonly strictDirect: true;
        };
        readonly summary: "GlusterFS with the virt profile (read caches off, strict O_DIRECT)";
        readonly source: "GlusterFS extras/group-virt.example";
    };
    readonly rbd: {
        readonly options: {
            readonly kind: "rbd";
            readonly cache: "writearound";
            readonly exclusiveLock: true;
        };
        readonly summary: "Ceph RBD through librbd, cache on as in current defaults";
        readonly source: "Ceph documentation, \"Librbd Settings\" (rbd_cache, rbd_cache_policy)";
    };
    readonly local: {
        readonly options: {
            readonly kind: "local";
        };
        readonly summary: "a file system of one host that the other host does not share";
        readonly source: "libvirt src/qemu/qemu_migration.c qemuMigrationSrcIsSafe (\"without shared storage\")";
    };
};
export type StorageName = keyof typeof catalogue;
