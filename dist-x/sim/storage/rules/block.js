const liguori = 'Anthony Liguori, qemu-devel 2011-11-11 00:11, "iSCSI/Direct Attached Storage"';
const measured = 'measured with two loop devices over one file, and two virtual machines on one disk, Linux 6.18 and 6.1';
export const blockRules = {
    'block.last-close-drops-pages': {
        text: 'The last close of a block device writes back its dirty pages and drops all of them.',
        source: ['Linux block/bdev.c blkdev_put_whole, sync_blockdev, kill_bdev', measured],
    },
    'block.other-opener-keeps-pages': {
        text: 'While another descriptor on the host keeps the device open, closing and reopening it drops nothing.',
        source: ['Linux block/bdev.c blkdev_put_whole (bd_openers)', measured],
    },
    'block.mapping-keeps-pages': {
        text: 'A memory mapping keeps the device open after its descriptor is closed.',
        source: ['mmap(2): the file is held by the mapping', 'Linux mm/mmap.c (vm_file)'],
    },
    'block.flsbuf-drops-pages': {
        text: 'BLKFLSBUF writes back the dirty pages of a block device, then drops the unmapped ones.',
        source: ['Linux block/ioctl.c blkdev_flushbuf, block/bdev.c invalidate_bdev', measured],
    },
    'block.size-is-kept-until-rescan': {
        text: 'A host keeps the device size it learned: reopening does not refresh it, and reads past it return end of file.',
        source: ['Linux drivers/scsi/sd.c sd_revalidate_disk, block/fops.c blkdev_read_iter', measured],
    },
    'block.rescan-reads-size': {
        text: 'A rescan on a host makes that host, and only that one, read the size again.',
        source: ['Linux drivers/scsi/scsi_sysfs.c store_rescan_field; losetup(8) -c', measured],
    },
    'target.reads-see-volatile-data': {
        text: 'A target answers every READ with the data of any completed WRITE from any initiator, also while that is only in its volatile cache.',
        source: [liguori, 'T10 SBC-4, 4.15 caches'],
    },
    'target.writes-land-in-volatile-cache': {
        text: 'A target with write cache enabled (and an NFS server for UNSTABLE writes) acknowledges before the data is stable.',
        source: ['T10 SBC-4, Caching mode page, WCE', 'RFC 1813, 3.3.7 (UNSTABLE)'],
    },
    'target.spontaneous-destage': {
        text: 'A target or server may move volatile data to stable storage at any time.',
        source: ['T10 SBC-4, 4.15', 'RFC 1813, 4.8: the server may commit at any time'],
    },
    'target.flush-makes-stable': {
        text: 'SYNCHRONIZE CACHE (at the end of fsync), and COMMIT on NFS, make everything stable that was acknowledged before.',
        source: ['T10 SBC-4, SYNCHRONIZE CACHE', 'RFC 1813, 3.3.21 (COMMIT)', 'Linux block/blk-flush.c blkdev_issue_flush'],
    },
    'target.power-loss-drops-volatile-data': {
        text: 'When the target loses power, writes that were acknowledged but not flushed may be gone for every host.',
        source: ['T10 SBC-4, 4.15 (volatile cache)'],
    },
    'path.lost-storage-is-waited-for': {
        text: 'Without a path to the storage a call waits: hard NFS mounts, cluster file systems, multipath with queue_if_no_path.',
        source: ['nfs(5), hard', 'multipath.conf(5), no_path_retry queue'],
    },
    'path.lost-storage-fails': {
        text: 'Without a path to the storage a call ends with EIO: soft NFS mounts, SCSI after its timeouts.',
        source: ['nfs(5), soft', 'multipath.conf(5), no_path_retry fail'],
    },
    'client-cache.fill': {
        text: 'A cache on the host below the page cache keeps what it has read (bcache, librbd, GlusterFS io-cache).',
        source: [
            'Linux Documentation/admin-guide/bcache.rst',
            'Ceph documentation, Librbd Settings',
            'GlusterFS documentation, performance.io-cache',
        ],
    },
    'client-cache.hit': {
        text: 'What that cache holds is returned without asking the storage, to O_DIRECT reads too.',
        source: [
            'facebookarchive/flashcache issue 54: corruption after a live migration, in writethrough mode too',
            'Ceph documentation, Librbd Settings',
        ],
    },
    'client-cache.write-back': {
        text: 'In write-back mode a write is acknowledged when the cache on the host has it (bcache writeback, librbd writeback and writearound, GlusterFS write-behind).',
        source: [
            'Linux Documentation/admin-guide/bcache.rst',
            'Ceph documentation, rbd_cache_policy',
            'GlusterFS documentation, performance.write-behind',
        ],
    },
    'client-cache.spontaneous-write-back': {
        text: 'Such a cache may write its dirty data to the storage at any time.',
        source: [
            'Linux Documentation/admin-guide/bcache.rst (writeback_percent)',
            'Ceph documentation, rbd_cache_max_dirty_age',
        ],
    },
    'client-cache.spontaneous-eviction': {
        text: 'Such a cache may forget clean data at any time.',
        source: ['Linux drivers/md/bcache/alloc.c', 'Ceph src/osdc/ObjectCacher.cc trim'],
    },
    'client-cache.flush-writes-back': {
        text: 'A flush empties librbd caches and GlusterFS write-behind into the storage.',
        source: ['Ceph src/librbd/librbd.cc rbd_flush', 'GlusterFS xlators/performance/write-behind wb_fsync'],
    },
    'client-cache.flush-ends-at-cache-device': {
        text: 'A flush is complete when a cache device on the host (bcache) has the data: the device is stable, but the other host cannot see it.',
        source: ['Linux drivers/md/bcache/request.c cached_dev_write (journal flush)'],
    },
    'client-cache.direct-io-bypasses': {
        text: 'With strict O_DIRECT, GlusterFS passes O_DIRECT reads and writes through its performance translators to the bricks.',
        source: ['GlusterFS documentation, performance.strict-o-direct and network.remote-dio'],
    },
    'client-cache.entries-time-out': {
        text: 'GlusterFS read caches forget data after their timeout (one second by default).',
        source: ['GlusterFS documentation, performance.cache-refresh-timeout, performance.qr-cache-timeout'],
    },
    'client-cache.cache-device-survives-crash': {
        text: 'A cache device keeps its content, dirty data too, over a crash of its host, where no other host can read it.',
        source: ['Linux Documentation/admin-guide/bcache.rst'],
    },
    'faults.host-crash-loses-memory': {
        text: 'A crash of a host loses everything in its memory: page cache, client caches, dirty pages.',
        source: [
            'measured: an acknowledged buffered write without fsync was gone after SIGKILL of the machine; O_DIRECT and O_DSYNC writes were not',
        ],
    },
    'local.each-host-has-its-own-disk': {
        text: 'On a file system that is not shared the same path leads each host to a disk of its own.',
        source: ['libvirt src/qemu/qemu_migration.c qemuMigrationSrcIsSafe ("without shared storage")'],
    },
    'locks.stay-on-their-host': {
        text: 'Byte-range locks on a block device, a local file or an NFS mount with nolock are known to one host only.',
        source: [
            'Linux fs/locks.c (locks hang on the inode of the host)',
            'nfs(5), nolock',
            'measured: NFSv3 with nolock granted both locks, NFSv4.2 refused the second',
        ],
    },
};
