const measured = 'measured on QEMU 7.2.22';
export const qemuRules = {
    'qemu.drain-waits-for-requests': {
        text: 'When the guest is stopped, requests in flight are waited for; they are not sent again anywhere else.',
        source: [
            'QEMU 2011 cpus.c do_vm_stop (qemu_aio_flush); since block/io.c bdrv_drain_all',
            'cf. Mark Wu, qemu-devel 2011-11-11 06:27: "the queued request will be re-executed"',
        ],
    },
    'qemu.parked-requests-migrate': {
        text: 'A request that failed under werror=stop is parked, travels with the state of the device and is sent again at the destination.',
        source: ['QEMU hw/virtio-blk.c virtio_blk_save, virtio_blk_dma_restart_bh'],
    },
    'qemu.incoming-images-are-inactive': {
        text: 'A destination opens its images inactive until the guest is to run: it reads them, and never writes.',
        source: ['QEMU block.c BDRV_O_INACTIVE (BDRV_O_INCOMING since 2012)', measured],
    },
    'qemu.source-becomes-inactive': {
        text: 'A source that has given its images up writes to them no more, not even when it closes them.',
        source: ['QEMU 76b1c7fe1c, block.c bdrv_inactivate_all'],
    },
    'qemu.image-locks': {
        text: 'A process that may write an image file holds locks on it, and does not open it where somebody else holds them.',
        source: ['QEMU block/file-posix.c raw_handle_perm_lock', `${measured}: Failed to get "write" lock`],
    },
    'qemu.probing-reads-the-start': {
        text: 'Guessing the format reads the first 2 KiB of the image, so they are in the page cache of the destination from the start.',
        source: [
            'QEMU 2011 block.c find_image_format',
            'Kevin Wolf, qemu-devel 2011-11-11 09:15: "reads some pieces of information during its initialisation"',
        ],
    },
    'qemu.unsafe-keeps-tables': {
        text: 'Before ca716364f a flush under cache=unsafe returned at once, and tables of the format stayed in the memory of the process.',
        source: ['QEMU ca716364f (2011-11-11), block.c bdrv_co_flush'],
    },
    'qemu.activation-errors-were-ignored': {
        text: 'In 2011 the guest was started although its image could not be invalidated.',
        source: ['QEMU 2011 migration.c process_incoming_migration (bdrv_invalidate_cache_all is void)'],
    },
    'qemu.backing-is-taken-for-immutable': {
        text: 'Invalidating an image does not read its backing file again, before activation went through all nodes.',
        source: ['QEMU 2011 block.c bdrv_invalidate_cache_all; since 2.6 block.c bdrv_activate (children first)'],
    },
    'qemu.commit-empties-the-top-image': {
        text: 'After commit the top image no longer holds what has gone into its backing file.',
        source: ['QEMU block/commit.c bdrv_commit (bdrv_make_empty)'],
    },
    'block-layer.zeros-behind-known-length': {
        text: 'Behind the end of the file that a process remembers, it reads zeros without asking the file.',
        source: [
            'QEMU 893a8f6220 (2013-08); block/io.c bdrv_aligned_preadv (total_sectors)',
            `${measured}: with no table cached, clusters behind the old length read as zeros`,
        ],
    },
    'block-layer.no-flush-ignores-flushes': {
        text: 'With cache.no-flush (cache=unsafe) no flush reaches the host.',
        source: ['QEMU block/io.c bdrv_co_flush (BDRV_O_NO_FLUSH)', measured],
    },
    'block-layer.flush-is-skipped-when-nothing-was-written': {
        text: 'A flush is skipped when this process has written nothing since the last one.',
        source: [
            'QEMU block/io.c bdrv_co_flush (write_gen, flushed_gen)',
            `${measured}: strace shows fadvise without fdatasync`,
        ],
    },
    'block-layer.failed-flush-poisons': {
        text: 'After an fdatasync of a buffered file has failed, every later flush fails too.',
        source: ['QEMU block/file-posix.c handle_aiocb_flush (page_cache_inconsistent)'],
    },
    'block-layer.activation-drops-page-cache': {
        text: 'With drop-cache=on a destination that becomes active drops the clean page cache of a file it does not open with O_DIRECT.',
        source: ['QEMU dd577a26ff, block/file-posix.c raw_co_invalidate_cache', measured],
    },
    'block-layer.inactive-images-refuse-writes': {
        text: 'A request of the guest to write to an inactive image is refused.',
        source: ['QEMU block/io.c bdrv_co_write_req_prepare'],
    },
    'device.start-reads-sector-0': {
        text: 'A disk is given a geometry when it is created: guest sector 0 is read, through image format and page cache.',
        source: [
            'QEMU hw/block/hd-geometry.c guess_disk_lchs; 2011 block.c bdrv_guess_geometry',
            `${measured}: a destination that only starts has the first 16 KiB cached`,
        ],
    },
    'device.size-is-cached': {
        text: 'IDE and SCSI disks keep the number of sectors they were created with, and refuse what lies behind it; virtio-blk asks the image.',
        source: [
            'QEMU hw/ide/core.c ide_resize_cb, hw/scsi/scsi-disk.c (max_lba), hw/block/virtio-blk.c virtio_blk_update_config',
            'Anthony Liguori, qemu-devel 2011-11-11 14:05: "The file size is also cached by devices."',
        ],
    },
    'device.resize-tells-own-device': {
        text: 'block_resize tells the devices of the process in which it is done, and of no other.',
        source: ['QEMU block/io.c bdrv_parent_cb_resize'],
    },
    'device.without-write-cache-flushes-each-write': {
        text: 'Without a write cache (writethrough, directsync) a write completes only after a flush.',
        source: ['QEMU block/block-backend.c blk_co_pwritev (BDRV_REQ_FUA), qemu-options.hx cache.writeback'],
    },
    'migration.blocked-formats-refuse': {
        text: 'A format that cannot be invalidated refuses to migrate, and the guest goes on at the source.',
        source: ['QEMU block/*.c migrate_add_blocker; 1ed520c66 (2011-11-14) for QED'],
    },
    'migration.incomplete-state-ends-destination': {
        text: 'A destination whose stream ends before it has everything exits.',
        source: [
            'QEMU migration.c process_incoming_migration (exit(0) in 2011), migration/migration.c process_incoming_migration_co',
        ],
    },
    'migration.postcopy-has-no-way-back': {
        text: 'Once the package that starts the guest is sent, the source of a postcopy migration may never run again.',
        source: [
            'QEMU docs/devel/migration/postcopy.rst',
            'QEMU migration/migration.c postcopy_start ("Last point of recovery")',
        ],
    },
    'migration.postcopy-needs-its-source': {
        text: 'A guest that started in postcopy stops when the host that still has its memory is gone.',
        source: ['QEMU docs/devel/migration/postcopy.rst'],
    },
    'arbiter.log-outlives-crash': {
        text: 'An arbiter that writes its decisions down finds them again after a crash.',
        source: ['Gray, Notes on Data Base Operating Systems, 1978 (the coordinator forces its decision to the log)'],
    },
};
