export declare const blockRules: {
    readonly 'block.last-close-drops-pages': {
        readonly text: "The last close of a block device writes back its dirty pages and drops all of them.";
        readonly source: readonly ["Linux block/bdev.c blkdev_put_whole, sync_blockdev, kill_bdev", "measured with two loop devices over one file, and two virtual machines on one disk, Linux 6.18 and 6.1"];
    };
    readonly 'block.other-opener-keeps-pages': {
        readonly text: "While another descriptor on the host keeps the device open, closing and reopening it drops nothing.";
        readonly source: readonly ["Linux block/bdev.c blkdev_put_whole (bd_openers)", "measured with two loop devices over one file, and two virtual machines on one disk, Linux 6.18 and 6.1"];
    };
    readonly 'block.mapping-keeps-pages': {
        readonly text: "A memory mapping keeps the device open after its descriptor is closed.";
        readonly source: readonly ["mmap(2): the file is held by the mapping", "Linux mm/mmap.c (vm_file)"];
    };
    readonly 'block.flsbuf-drops-pages': {
        readonly text: "BLKFLSBUF writes back the dirty pages of a block device, then drops the unmapped ones.";
        readonly source: readonly ["Linux block/ioctl.c blkdev_flushbuf, block/bdev.c invalidate_bdev", "measured with two loop devices over one file, and two virtual machines on one disk, Linux 6.18 and 6.1"];
    };
    readonly 'block.size-is-kept-until-rescan': {
        readonly text: "A host keeps the device size it learned: reopening does not refresh it, and reads past it return end of file.";
        readonly source: readonly ["Linux drivers/scsi/sd.c sd_revalidate_disk, block/fops.c blkdev_read_iter", "measured with two loop devices over one file, and two virtual machines on one disk, Linux 6.18 and 6.1"];
    };
    readonly 'block.rescan-reads-size': {
        readonly text: "A rescan on a host makes that host, and only that one, read the size again.";
        readonly source: readonly ["Linux drivers/scsi/scsi_sysfs.c store_rescan_field; losetup(8) -c", "measured with two loop devices over one file, and two virtual machines on one disk, Linux 6.18 and 6.1"];
    };
    readonly 'target.reads-see-volatile-data': {
        readonly text: "A target answers every READ with the data of any completed WRITE from any initiator, also while that is only in its volatile cache.";
        readonly source: readonly ["Anthony Liguori, qemu-devel 2011-11-11 00:11, \"iSCSI/Direct Attached Storage\"", "T10 SBC-4, 4.15 caches"];
    };
    readonly 'target.writes-land-in-volatile-cache': {
        readonly text: "A target with write cache enabled (and an NFS server for UNSTABLE writes) acknowledges before the data is stable.";
        readonly source: readonly ["T10 SBC-4, Caching mode page, WCE", "RFC 1813, 3.3.7 (UNSTABLE)"];
    };
    readonly 'target.spontaneous-destage': {
        readonly text: "A target or server may move volatile data to stable storage at any time.";
        readonly source: readonly ["T10 SBC-4, 4.15", "RFC 1813, 4.8: the server may commit at any time"];
    };
    readonly 'target.flush-makes-stable': {
        readonly text: "SYNCHRONIZE CACHE (at the end of fsync), and COMMIT on NFS, make everything stable that was acknowledged before.";
        readonly source: readonly ["T10 SBC-4, SYNCHRONIZE CACHE", "RFC 1813, 3.3.21 (COMMIT)", "Linux block/blk-flush.c blkdev_issue_flush"];
    };
    readonly 'target.power-loss-drops-volatile-data': {
        readonly text: "When the target loses power, writes that were acknowledged but not flushed may be gone for every host.";
        readonly source: readonly ["T10 SBC-4, 4.15 (volatile cache)"];
    };
    readonly 'path.lost-storage-is-waited-for': {
        readonly text: "Without a path to the storage a call waits: hard NFS mounts, cluster file systems, multipath with queue_if_no_path.";
        readonly source: readonly ["nfs(5), hard", "multipath.conf(5), no_path_retry queue"];
    };
    readonly 'path.lost-storage-fails': {
        readonly text: "Without a path to the storage a call ends with EIO: soft NFS mounts, SCSI after its timeouts.";
        readonly source: readonly ["nfs(5), soft", "multipath.conf(5), no_path_retry fail"];
    };
    readonly 'client-cache.fill': {
        readonly text: "A cache on the host below the page cache keeps what it has read (bcache, librbd, GlusterFS io-cache).";
        readonly source: readonly ["Linux Documentation/admin-guide/bcache.rst", "Ceph documentation, Librbd Settings", "GlusterFS documentation, performance.io-cache"];
    };
    readonly 'client-cache.hit': {
        readonly text: "What that cache holds is returned without asking the storage, to O_DIRECT reads too.";
        readonly source: readonly ["facebookarchive/flashcache issue 54: corruption after a live migration, in writethrough mode too", "Ceph documentation, Librbd Settings"];
    };
    readonly 'client-cache.write-back': {
        readonly text: "In write-back mode a write is acknowledged when the cache on the host has it (bcache writeback, librbd writeback and writearound, GlusterFS write-behind).";
        readonly source: readonly ["Linux Documentation/admin-guide/bcache.rst", "Ceph documentation, rbd_cache_policy", "GlusterFS documentation, performance.write-behind"];
    };
    readonly 'client-cache.spontaneous-write-back': {
        readonly text: "Such a cache may write its dirty data to the storage at any time.";
        readonly source: readonly ["Linux Documentation/admin-guide/bcache.rst (writeback_percent)", "Ceph documentation, rbd_cache_max_dirty_age"];
    };
    readonly 'client-cache.spontaneous-eviction': {
        readonly text: "Such a cache may forget clean data at any time.";
        readonly source: readonly ["Linux drivers/md/bcache/alloc.c", "Ceph src/osdc/ObjectCacher.cc trim"];
    };
    readonly 'client-cache.flush-writes-back': {
        readonly text: "A flush empties librbd caches and GlusterFS write-behind into the storage.";
        readonly source: readonly ["Ceph src/librbd/librbd.cc rbd_flush", "GlusterFS xlators/performance/write-behind wb_fsync"];
    };
    readonly 'client-cache.flush-ends-at-cache-device': {
        readonly text: "A flush is complete when a cache device on the host (bcache) has the data: the device is stable, but the other host cannot see it.";
        readonly source: readonly ["Linux drivers/md/bcache/request.c cached_dev_write (journal flush)"];
    };
    readonly 'client-cache.direct-io-bypasses': {
        readonly text: "With strict O_DIRECT, GlusterFS passes O_DIRECT reads and writes through its performance translators to the bricks.";
        readonly source: readonly ["GlusterFS documentation, performance.strict-o-direct and network.remote-dio"];
    };
    readonly 'client-cache.entries-time-out': {
        readonly text: "GlusterFS read caches forget data after their timeout (one second by default).";
        readonly source: readonly ["GlusterFS documentation, performance.cache-refresh-timeout, performance.qr-cache-timeout"];
    };
    readonly 'client-cache.cache-device-survives-crash': {
        readonly text: "A cache device keeps its content, dirty data too, over a crash of its host, where no other host can read it.";
        readonly source: readonly ["Linux Documentation/admin-guide/bcache.rst"];
    };
    readonly 'faults.host-crash-loses-memory': {
        readonly text: "A crash of a host loses everything in its memory: page cache, client caches, dirty pages.";
        readonly source: readonly ["measured: an acknowledged buffered write without fsync was gone after SIGKILL of the machine; O_DIRECT and O_DSYNC writes were not"];
    };
    readonly 'local.each-host-has-its-own-disk': {
        readonly text: "On a file system that is not shared the same path leads each host to a disk of its own.";
        readonly source: readonly ["libvirt src/qemu/qemu_migration.c qemuMigrationSrcIsSafe (\"without shared storage\")"];
    };
    readonly 'locks.stay-on-their-host': {
        readonly text: "Byte-range locks on a block device, a local file or an NFS mount with nolock are known to one host only.";
        readonly source: readonly ["Linux fs/locks.c (locks hang on the inode of the host)", "nfs(5), nolock", "measured: NFSv3 with nolock granted both locks, NFSv4.2 refused the second"];
    };
};
