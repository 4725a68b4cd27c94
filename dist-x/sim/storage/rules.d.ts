export type { Rule } from './rules/rule.ts';
export declare const rules: {
    readonly 'format.dirty-image-is-repaired-at-open': {
        readonly text: "An image whose header asks for a check is checked and repaired by whoever opens it for writing.";
        readonly source: readonly ["QEMU block/qed.c bdrv_qed_open, block/qcow2.c qcow2_do_open", "measured on QEMU 7.2.22: the second opener repairs a live image and destroys it"];
    };
    readonly 'format.inactive-images-are-not-repaired': {
        readonly text: "An inactive image is not repaired, whatever its header says.";
        readonly source: readonly ["QEMU 2d1f3c236 (2012), block/qed.c bdrv_qed_do_open"];
    };
    readonly 'format.writable-open-clears-autoclear': {
        readonly text: "Whoever opens an image for writing clears feature bits it does not know, if they are autoclear bits.";
        readonly source: readonly ["QEMU docs/interop/qcow2.rst autoclear_features, block/qed.c bdrv_qed_open"];
    };
    readonly 'qcow2.l2-stays-in-memory': {
        readonly text: "The L2 entry of a new cluster stays in the memory of the process until it flushes.";
        readonly source: readonly ["QEMU block/qcow2-cache.c qcow2_cache_entry_mark_dirty", "measured on QEMU 7.2.22: a killed process takes it along"];
    };
    readonly 'qcow2.refcounts-are-cached': {
        readonly text: "A refcount block that was read once is believed for as long as the image is open.";
        readonly source: readonly ["QEMU block/qcow2-refcount.c load_refcount_block", "measured on QEMU 7.2.22: two writers give the same cluster away"];
    };
    readonly 'qcow2.lazy-refcounts-stay-in-memory': {
        readonly text: "With lazy refcounts a dirty bit is set first; refcounts are written only when it is cleared again.";
        readonly source: readonly ["QEMU block/qcow2.c qcow2_mark_dirty, qcow2_write_caches", "measured on QEMU 7.2.22"];
    };
    readonly 'qcow2.inactivate-clears-dirty-bit': {
        readonly text: "Giving an image up, or closing it, writes refcounts and clears the dirty bit.";
        readonly source: readonly ["QEMU block/qcow2.c qcow2_inactivate, qcow2_mark_clean"];
    };
    readonly 'qcow2.inactivate-stores-bitmaps': {
        readonly text: "Persistent bitmaps are stored in the image when it is given up; until then it says that they are in use.";
        readonly source: readonly ["QEMU block/qcow2.c qcow2_inactivate, block/qcow2-bitmap.c"];
    };
    readonly 'qcow2.shared-clusters-are-copied': {
        readonly text: "A cluster that a snapshot refers to (COPIED flag clear) is copied before it is written.";
        readonly source: readonly ["QEMU block/qcow2-cluster.c handle_copied, handle_alloc; docs/interop/qcow2.rst"];
    };
    readonly 'qed.allocating-write-sets-need-check': {
        readonly text: "Before the first write that allocates, NEED_CHECK goes into the header of an image without backing file.";
        readonly source: readonly ["QEMU block/qed.c qed_aio_write_alloc, 0d09c79700", "measured on QEMU 7.2.22"];
    };
    readonly 'qed.needs-a-file-that-grows': {
        readonly text: "QED allocates by making its file longer, so it cannot be created on a device.";
        readonly source: readonly ["QEMU block/qed.c bdrv_qed_co_create (blk_truncate), qed_alloc_clusters", "measured on QEMU 7.2.22: Cannot resize device files"];
    };
    readonly 'qed.timer-clears-need-check': {
        readonly text: "Five seconds of guest time after the last such write the flag is cleared, after a flush.";
        readonly source: readonly ["QEMU block/qed.c qed_need_check_timer", "measured on QEMU 7.2.22"];
    };
    readonly 'qed.drain-clears-need-check': {
        readonly text: "Draining the image clears the flag at once.";
        readonly source: readonly ["QEMU block/qed.c bdrv_qed_drain_begin", "measured on QEMU 7.2.22: not set in an image whose guest is stopped"];
    };
    readonly 'qed.close-writes-header': {
        readonly text: "Closing an image that has the flag set in memory writes the header as this process knows it.";
        readonly source: readonly ["QEMU block/qed.c bdrv_qed_close"];
    };
    readonly 'qed.invalidate-closes-first': {
        readonly text: "Invalidating closes the image first, which may write the header that was read long ago.";
        readonly source: readonly ["QEMU block/qed.c bdrv_qed_co_invalidate_cache, bdrv_qed_do_close"];
    };
    readonly 'qed.incoming-need-check-aborts': {
        readonly text: "A destination that opens an image with the flag set arms its timer all the same, and aborts when the device drains it.";
        readonly source: readonly ["measured on QEMU 7.2.22: abort at startup, bdrv_co_write_req_prepare", "QEMU block/qed.c bdrv_qed_attach_aio_context"];
    };
    readonly 'qemu.drain-waits-for-requests': {
        readonly text: "When the guest is stopped, requests in flight are waited for; they are not sent again anywhere else.";
        readonly source: readonly ["QEMU 2011 cpus.c do_vm_stop (qemu_aio_flush); since block/io.c bdrv_drain_all", "cf. Mark Wu, qemu-devel 2011-11-11 06:27: \"the queued request will be re-executed\""];
    };
    readonly 'qemu.parked-requests-migrate': {
        readonly text: "A request that failed under werror=stop is parked, travels with the state of the device and is sent again at the destination.";
        readonly source: readonly ["QEMU hw/virtio-blk.c virtio_blk_save, virtio_blk_dma_restart_bh"];
    };
    readonly 'qemu.incoming-images-are-inactive': {
        readonly text: "A destination opens its images inactive until the guest is to run: it reads them, and never writes.";
        readonly source: readonly ["QEMU block.c BDRV_O_INACTIVE (BDRV_O_INCOMING since 2012)", "measured on QEMU 7.2.22"];
    };
    readonly 'qemu.source-becomes-inactive': {
        readonly text: "A source that has given its images up writes to them no more, not even when it closes them.";
        readonly source: readonly ["QEMU 76b1c7fe1c, block.c bdrv_inactivate_all"];
    };
    readonly 'qemu.image-locks': {
        readonly text: "A process that may write an image file holds locks on it, and does not open it where somebody else holds them.";
        readonly source: readonly ["QEMU block/file-posix.c raw_handle_perm_lock", "measured on QEMU 7.2.22: Failed to get \"write\" lock"];
    };
    readonly 'qemu.probing-reads-the-start': {
        readonly text: "Guessing the format reads the first 2 KiB of the image, so they are in the page cache of the destination from the start.";
        readonly source: readonly ["QEMU 2011 block.c find_image_format", "Kevin Wolf, qemu-devel 2011-11-11 09:15: \"reads some pieces of information during its initialisation\""];
    };
    readonly 'qemu.unsafe-keeps-tables': {
        readonly text: "Before ca716364f a flush under cache=unsafe returned at once, and tables of the format stayed in the memory of the process.";
        readonly source: readonly ["QEMU ca716364f (2011-11-11), block.c bdrv_co_flush"];
    };
    readonly 'qemu.activation-errors-were-ignored': {
        readonly text: "In 2011 the guest was started although its image could not be invalidated.";
        readonly source: readonly ["QEMU 2011 migration.c process_incoming_migration (bdrv_invalidate_cache_all is void)"];
    };
    readonly 'qemu.backing-is-taken-for-immutable': {
        readonly text: "Invalidating an image does not read its backing file again, before activation went through all nodes.";
        readonly source: readonly ["QEMU 2011 block.c bdrv_invalidate_cache_all; since 2.6 block.c bdrv_activate (children first)"];
    };
    readonly 'qemu.commit-empties-the-top-image': {
        readonly text: "After commit the top image no longer holds what has gone into its backing file.";
        readonly source: readonly ["QEMU block/commit.c bdrv_commit (bdrv_make_empty)"];
    };
    readonly 'block-layer.zeros-behind-known-length': {
        readonly text: "Behind the end of the file that a process remembers, it reads zeros without asking the file.";
        readonly source: readonly ["QEMU 893a8f6220 (2013-08); block/io.c bdrv_aligned_preadv (total_sectors)", "measured on QEMU 7.2.22: with no table cached, clusters behind the old length read as zeros"];
    };
    readonly 'block-layer.no-flush-ignores-flushes': {
        readonly text: "With cache.no-flush (cache=unsafe) no flush reaches the host.";
        readonly source: readonly ["QEMU block/io.c bdrv_co_flush (BDRV_O_NO_FLUSH)", "measured on QEMU 7.2.22"];
    };
    readonly 'block-layer.flush-is-skipped-when-nothing-was-written': {
        readonly text: "A flush is skipped when this process has written nothing since the last one.";
        readonly source: readonly ["QEMU block/io.c bdrv_co_flush (write_gen, flushed_gen)", "measured on QEMU 7.2.22: strace shows fadvise without fdatasync"];
    };
    readonly 'block-layer.failed-flush-poisons': {
        readonly text: "After an fdatasync of a buffered file has failed, every later flush fails too.";
        readonly source: readonly ["QEMU block/file-posix.c handle_aiocb_flush (page_cache_inconsistent)"];
    };
    readonly 'block-layer.activation-drops-page-cache': {
        readonly text: "With drop-cache=on a destination that becomes active drops the clean page cache of a file it does not open with O_DIRECT.";
        readonly source: readonly ["QEMU dd577a26ff, block/file-posix.c raw_co_invalidate_cache", "measured on QEMU 7.2.22"];
    };
    readonly 'block-layer.inactive-images-refuse-writes': {
        readonly text: "A request of the guest to write to an inactive image is refused.";
        readonly source: readonly ["QEMU block/io.c bdrv_co_write_req_prepare"];
    };
    readonly 'device.start-reads-sector-0': {
        readonly text: "A disk is given a geometry when it is created: guest sector 0 is read, through image format and page cache.";
        readonly source: readonly ["QEMU hw/block/hd-geometry.c guess_disk_lchs; 2011 block.c bdrv_guess_geometry", "measured on QEMU 7.2.22: a destination that only starts has the first 16 KiB cached"];
    };
    readonly 'device.size-is-cached': {
        readonly text: "IDE and SCSI disks keep the number of sectors they were created with, and refuse what lies behind it; virtio-blk asks the image.";
        readonly source: readonly ["QEMU hw/ide/core.c ide_resize_cb, hw/scsi/scsi-disk.c (max_lba), hw/block/virtio-blk.c virtio_blk_update_config", "Anthony Liguori, qemu-devel 2011-11-11 14:05: \"The file size is also cached by devices.\""];
    };
    readonly 'device.resize-tells-own-device': {
        readonly text: "block_resize tells the devices of the process in which it is done, and of no other.";
        readonly source: readonly ["QEMU block/io.c bdrv_parent_cb_resize"];
    };
    readonly 'device.without-write-cache-flushes-each-write': {
        readonly text: "Without a write cache (writethrough, directsync) a write completes only after a flush.";
        readonly source: readonly ["QEMU block/block-backend.c blk_co_pwritev (BDRV_REQ_FUA), qemu-options.hx cache.writeback"];
    };
    readonly 'migration.blocked-formats-refuse': {
        readonly text: "A format that cannot be invalidated refuses to migrate, and the guest goes on at the source.";
        readonly source: readonly ["QEMU block/*.c migrate_add_blocker; 1ed520c66 (2011-11-14) for QED"];
    };
    readonly 'migration.incomplete-state-ends-destination': {
        readonly text: "A destination whose stream ends before it has everything exits.";
        readonly source: readonly ["QEMU migration.c process_incoming_migration (exit(0) in 2011), migration/migration.c process_incoming_migration_co"];
    };
    readonly 'migration.postcopy-has-no-way-back': {
        readonly text: "Once the package that starts the guest is sent, the source of a postcopy migration may never run again.";
        readonly source: readonly ["QEMU docs/devel/migration/postcopy.rst", "QEMU migration/migration.c postcopy_start (\"Last point of recovery\")"];
    };
    readonly 'migration.postcopy-needs-its-source': {
        readonly text: "A guest that started in postcopy stops when the host that still has its memory is gone.";
        readonly source: readonly ["QEMU docs/devel/migration/postcopy.rst"];
    };
    readonly 'arbiter.log-outlives-crash': {
        readonly text: "An arbiter that writes its decisions down finds them again after a crash.";
        readonly source: readonly ["Gray, Notes on Data Base Operating Systems, 1978 (the coordinator forces its decision to the log)"];
    };
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
    readonly 'nfs.open-revalidates': {
        readonly text: "Close-to-open: open asks the server for attributes; a changed file is not served from old pages.";
        readonly source: readonly ["RFC 8881, 10.3.1", "Anthony Liguori, qemu-devel 2011-11-11 00:11, \"NFS\", Background", "Linux fs/nfs/dir.c nfs_lookup_revalidate, fs/nfs/inode.c nfs_open", "measured with Linux 6.1 NFS clients and server"];
    };
    readonly 'nfs.close-flushes': {
        readonly text: "Close-to-open: closing a descriptor that may write sends all dirty pages and waits until they are stable.";
        readonly source: readonly ["RFC 8881, 10.3.1", "Linux fs/nfs/file.c nfs_file_flush", "measured with Linux 6.1 NFS clients and server"];
    };
    readonly 'nfs.attribute-cache': {
        readonly text: "Between opens a buffered read trusts cached pages for as long as the cached attributes have not timed out.";
        readonly source: readonly ["nfs(5), acregmin and acregmax", "Linux fs/nfs/inode.c nfs_revalidate_mapping, nfs_attribute_cache_expired", "measured with Linux 6.1 NFS clients and server", "Linux fs/fuse/inode.c fuse_change_attributes (auto_inval_data), for FUSE mounts"];
    };
    readonly 'nfs.attributes-time-out': {
        readonly text: "Cached attributes time out (3 to 60 seconds by default), so staleness on NFS is bounded in time.";
        readonly source: readonly ["nfs(5), acregmin and acregmax", "measured with Linux 6.1 NFS clients and server: fresh after 1 to 4 seconds", "Linux fs/fuse/inode.c fuse_change_attributes (auto_inval_data), for FUSE mounts"];
    };
    readonly 'nfs.noac-asks-every-time': {
        readonly text: "With noac or actimeo=0 every buffered read asks for attributes first.";
        readonly source: readonly ["nfs(5), noac", "measured with Linux 6.1 NFS clients and server"];
    };
    readonly 'nfs.sync-mount-writes-synchronously': {
        readonly text: "With the mount option sync, which noac implies, every write is synchronous.";
        readonly source: readonly ["nfs(5), sync and noac"];
    };
    readonly 'nfs.changed-attributes-drop-pages': {
        readonly text: "When fresh attributes show that someone else changed the file, the next buffered access drops all cached pages of it, mapped ones too.";
        readonly source: readonly ["Linux fs/nfs/inode.c nfs_update_inode (NFS_INO_INVALID_DATA), nfs_invalidate_mapping", "measured with Linux 6.1 NFS clients and server", "Linux fs/fuse/inode.c fuse_change_attributes (auto_inval_data), for FUSE mounts"];
    };
    readonly 'nfs.local-writers-defer-invalidation': {
        readonly text: "While this host itself has the file open for buffered writing, a change seen in the attributes may be its own: the pages are kept.";
        readonly source: readonly ["Linux fs/nfs/inode.c nfs_update_inode (have_writers, NFS_INO_DATA_INVAL_DEFER)"];
    };
    readonly 'nfs.first-open-invalidates-deferred': {
        readonly text: "Pages kept for that reason are dropped when the file is opened again after its last local close.";
        readonly source: readonly ["Linux fs/nfs/inode.c nfs_inode_attach_open_context"];
    };
    readonly 'nfs.direct-read-asks-the-server': {
        readonly text: "An O_DIRECT read always becomes a READ to the server, without a look at cached data, attributes or size.";
        readonly source: readonly ["Anthony Liguori, qemu-devel 2011-11-11 00:11, \"NFS\", In Practice", "Linux fs/nfs/direct.c nfs_file_direct_read", "measured with Linux 6.1 NFS clients and server"];
    };
    readonly 'nfs.past-known-end-is-zeros': {
        readonly text: "A partial buffered write past the size the client knows reads nothing: the rest of the page is filled with zeros and sent, over what another host may have written there.";
        readonly source: readonly ["Linux fs/nfs/file.c nfs_full_page_write, nfs_want_read_modify_write; fs/nfs/read.c nfs_page_length"];
    };
    readonly 'nfs.direct-write-is-stable': {
        readonly text: "An O_DIRECT write returns when the server has the data on stable storage (FILE_SYNC, or UNSTABLE and COMMIT).";
        readonly source: readonly ["Linux fs/nfs/direct.c nfs_direct_write_schedule_iovec, nfs_direct_commit_complete", "measured with Linux 6.1 NFS clients and server"];
    };
    readonly 'nfs.direct-write-invalidates-the-file': {
        readonly text: "An O_DIRECT write makes the client forget all cached pages of the file at the next buffered access, not only those it wrote.";
        readonly source: readonly ["Linux fs/nfs/direct.c nfs_direct_write_schedule_work (nfs_zap_mapping)"];
    };
    readonly 'nfs.unstable-write-is-kept': {
        readonly text: "Write-back sends UNSTABLE writes; the client keeps the pages, and cannot evict them, until a COMMIT succeeds.";
        readonly source: readonly ["RFC 1813, 4.8", "Linux fs/nfs/write.c nfs_mark_request_commit"];
    };
    readonly 'nfs.spontaneous-commit': {
        readonly text: "The client may send COMMIT at any time.";
        readonly source: readonly ["Linux fs/nfs/write.c nfs_write_inode"];
    };
    readonly 'nfs.fsync-commits': {
        readonly text: "fsync and close send COMMIT after the writes.";
        readonly source: readonly ["Linux fs/nfs/file.c nfs_file_fsync, nfs_file_fsync_commit", "RFC 1813, 3.3.21"];
    };
    readonly 'nfs.verifier-change-resends': {
        readonly text: "The server tells by a new write verifier that it restarted; the client sends again what was not committed.";
        readonly source: readonly ["RFC 1813, 3.3.7 and 4.8 (verf)", "Linux fs/nfs/write.c nfs_commit_release_pages", "measured with Linux 6.1 NFS clients and server: fresh for everybody after fsync"];
    };
    readonly 'nfs.synchronous-write-is-not-extended': {
        readonly text: "A write through an O_DSYNC descriptor sends only its own bytes, not the rest of the page.";
        readonly source: readonly ["Linux fs/nfs/write.c nfs_can_extend_write (O_DSYNC)"];
    };
    readonly 'nfs.write-under-range-lock-is-not-extended': {
        readonly text: "While the host holds a byte-range lock on the file, a write sends only its own bytes, not the rest of the page.";
        readonly source: readonly ["Linux fs/nfs/write.c nfs_can_extend_write (flc_posix)"];
    };
    readonly 'nfs.lock-is-a-coherence-point': {
        readonly text: "Taking a byte-range lock flushes the file and forgets cached attributes and pages, with nolock too.";
        readonly source: readonly ["RFC 8881, 10.3.2", "Linux fs/nfs/file.c do_setlk (nfs_zap_caches)"];
    };
    readonly 'nfs.unlock-writes-back': {
        readonly text: "Giving a byte-range lock up flushes the file first.";
        readonly source: readonly ["RFC 8881, 10.3.2", "Linux fs/nfs/file.c do_unlk"];
    };
    readonly 'nfs.fstat-writes-back': {
        readonly text: "fstat sends the dirty pages of its host first, so that the times it reports are right.";
        readonly source: readonly ["Linux fs/nfs/inode.c nfs_getattr (filemap_write_and_wait)"];
    };
    readonly 'nfs.seek-end-on-direct-asks': {
        readonly text: "lseek(SEEK_END) on an O_DIRECT descriptor asks the server for the size; fstat does not.";
        readonly source: readonly ["Linux fs/nfs/file.c nfs_revalidate_file_size", "measured with Linux 6.1 NFS clients and server: fstat old, lseek new on the same descriptor"];
    };
    readonly 'nfs.tcp-delivers-once': {
        readonly text: "Over TCP, with the duplicate request cache behind it, a retransmitted WRITE is not executed a second time later.";
        readonly source: readonly ["Linux fs/nfsd/nfscache.c", "RFC 5531, 5 (transports and semantics)"];
    };
    readonly 'nfs3.read-reply-carries-attributes': {
        readonly text: "Every NFSv3 READ reply carries attributes, so an O_DIRECT read also tells the client that its cached pages are old.";
        readonly source: readonly ["RFC 1813, 3.3.6", "measured with Linux 6.1 NFS clients and server: the buffered view turned fresh after an O_DIRECT read on v3, not on v4.2"];
    };
    readonly 'nfs4.read-reply-has-no-attributes': {
        readonly text: "The Linux NFSv4 client does not ask for attributes with READ; it only knows that the access time it has is old.";
        readonly source: readonly ["Linux fs/nfs/nfs4xdr.c nfs4_xdr_enc_read; fs/nfs/nfs4proc.c nfs4_read_done, fs/nfs/inode.c nfs_invalidate_atime", "measured with Linux 6.1 NFS clients and server"];
    };
    readonly 'nfs4.fstat-after-read-asks': {
        readonly text: "After such a READ fstat has to ask the server, because the access time is not known; size and change attribute come along.";
        readonly source: readonly ["Linux fs/nfs/inode.c nfs_getattr (NFS_INO_INVALID_ATIME)", "measured with Linux 6.1 NFS clients and server: fstat on the buffered descriptor was fresh on v4.2, old on v3"];
    };
    readonly 'nfs4.own-write-hides-change': {
        readonly text: "The reply to the client's own WRITE carries a new change attribute and no old one; the client takes the whole difference for its own doing.";
        readonly source: readonly ["Linux fs/nfs/inode.c nfs_post_op_update_inode_force_wcc_locked"];
    };
    readonly 'nfs4.delegation-is-granted': {
        readonly text: "At open the server may grant a delegation: a read delegation while nobody writes, a write delegation to the only opener.";
        readonly source: readonly ["RFC 8881, 10.4", "Linux fs/nfsd/nfs4state.c nfs4_open_delegation"];
    };
    readonly 'nfs4.delegation-is-trusted': {
        readonly text: "Who holds a delegation does not revalidate: attributes cannot time out.";
        readonly source: readonly ["RFC 8881, 10.4", "Linux fs/nfs/inode.c nfs_attribute_cache_expired (nfs_have_delegated_attributes)"];
    };
    readonly 'nfs4.conflicting-open-recalls': {
        readonly text: "A conflicting open waits until the server has called the delegation back; the holder flushes before it returns it. If the holder does not answer, the open waits for the end of its lease.";
        readonly source: readonly ["RFC 8881, 10.4.4 and 10.4.6", "Linux fs/nfs/delegation.c nfs_end_delegation_return"];
    };
    readonly 'nfs4.write-delegation-keeps-dirty-pages': {
        readonly text: "With a write delegation close does not flush.";
        readonly source: readonly ["RFC 8881, 10.4.1", "Linux fs/nfs/nfs4file.c nfs4_file_flush"];
    };
    readonly 'nfs4.lease-expiry-revokes': {
        readonly text: "When the lease of a silent client ends, the server takes back its delegations and byte-range locks.";
        readonly source: readonly ["RFC 8881, 8.4.3 and 10.4.6"];
    };
    readonly 'nfs4.session-replies-once': {
        readonly text: "NFSv4.1 sessions execute each request exactly once: a delayed copy gets the cached reply.";
        readonly source: readonly ["RFC 8881, 2.10.6"];
    };
    readonly 'nfs-server.async-export': {
        readonly text: "An async export answers stable writes and COMMIT before the data is stable, and the client drops its copy.";
        readonly source: readonly ["exports(5), async", "Linux fs/nfsd/vfs.c nfsd_vfs_write (EX_ISSYNC), nfsd_commit", "measured with Linux 6.1 NFS clients and server: fsynced data lost in a server crash"];
    };
    readonly 'nfs-server.crash-loses-volatile-data': {
        readonly text: "A crash of the server loses what it had acknowledged but not made stable.";
        readonly source: readonly ["RFC 1813, 4.8", "measured with Linux 6.1 NFS clients and server"];
    };
    readonly 'nfs-server.heads-may-lag': {
        readonly text: "The protocol lets a server answer READ with data from before another client's acknowledged write (a clustered or caching server). The Linux server has one page cache and does not.";
        readonly source: readonly ["Anthony Liguori, qemu-devel 2011-11-11 00:11, \"NFS\", In Practice: \"an implementation detail, not a guarantee\"", "RFC 8881, 10.3"];
    };
    readonly 'nfs-server.heads-catch-up': {
        readonly text: "A lagging head of such a server catches up sooner or later.";
        readonly source: readonly ["RFC 8881, 10.3"];
    };
    readonly 'nfs-server.open-sees-what-was-closed': {
        readonly text: "Even such a server owes close-to-open: after an open, what was flushed before is read.";
        readonly source: readonly ["RFC 8881, 10.3.1", "Anthony Liguori, qemu-devel 2011-11-11 00:11, \"NFS\", Background"];
    };
    readonly 'nfs-server.unreclaimed-locks-are-lost': {
        readonly text: "After a restart a lock lives on only if its client reclaims it during the grace period.";
        readonly source: readonly ["RFC 8881, 8.4.2", "RFC 1813, appendix NLM (grace period)"];
    };
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
    readonly 'page-cache.hit': {
        readonly text: "A buffered read of a page that is in the host page cache is served from there; the storage is not asked.";
        readonly source: readonly ["Linux mm/filemap.c filemap_read", "Kevin Wolf, qemu-devel 2011-11-11 09:15: \"reading still uses the cache there\""];
    };
    readonly 'page-cache.read-fills-page': {
        readonly text: "A buffered read of a missing page brings in the whole page and keeps it, however few bytes were asked for.";
        readonly source: readonly ["Linux mm/filemap.c filemap_get_pages", "measured on Linux 6.18 and 6.1"];
    };
    readonly 'page-cache.fault-reads-around': {
        readonly text: "A page fault on a missing page may bring in up to 64 KiB on each side of it.";
        readonly source: readonly ["Linux mm/filemap.c do_sync_mmap_readahead"];
    };
    readonly 'page-cache.read-ahead': {
        readonly text: "A read may bring in the pages behind it too: 16 KiB in all for one page at the start of a file, up to 128 KiB more where it continues a stream.";
        readonly source: readonly ["Linux mm/readahead.c page_cache_sync_ra (until 6.11 ondemand_readahead), get_init_ra_size, get_next_ra_size", "measured on Linux 6.18 and 6.1: one read made 16 KiB stale, not more"];
    };
    readonly 'page-cache.write-stays-in-memory': {
        readonly text: "A buffered write returns as soon as the page in memory is changed; the storage gets it later.";
        readonly source: readonly ["Linux mm/filemap.c generic_perform_write", "POSIX write(2)"];
    };
    readonly 'page-cache.whole-page-is-written-back': {
        readonly text: "Write-back sends the whole page, not only the bytes that were written, so old neighbours in the page go out too.";
        readonly source: readonly ["Linux fs/buffer.c block_write_full_folio; fs/nfs/write.c nfs_update_folio", "measured on Linux 6.18 and 6.1: a 512-byte write into a stale page reverted its neighbours"];
    };
    readonly 'page-cache.spontaneous-write-back': {
        readonly text: "A dirty page may be written back at any time, long after the write and without being asked.";
        readonly source: readonly ["Linux mm/page-writeback.c; fs/fs-writeback.c wb_workfn"];
    };
    readonly 'page-cache.spontaneous-eviction': {
        readonly text: "A clean page may be dropped at any time, a mapped one too (reclaim unmaps it first).";
        readonly source: readonly ["Linux mm/vmscan.c shrink_folio_list, try_to_unmap", "measured: a primed page was sometimes fresh again"];
    };
    readonly 'page-cache.fsync-writes-back': {
        readonly text: "fsync and fdatasync write back what this host has dirty in the file and wait for it.";
        readonly source: readonly ["POSIX fsync(2)", "Linux mm/filemap.c file_write_and_wait_range", "measured on Linux 6.18 and 6.1"];
    };
    readonly 'page-cache.synchronous-write': {
        readonly text: "With O_DSYNC a write returns only when the data is on stable storage.";
        readonly source: readonly ["POSIX open(2), O_DSYNC", "Linux include/linux/fs.h generic_write_sync", "measured on Linux 6.18 and 6.1"];
    };
    readonly 'page-cache.failed-write-back-marks-clean': {
        readonly text: "When write-back fails, fsync reports EIO once and the pages count as clean: the data never reaches the storage and the next fsync succeeds.";
        readonly source: readonly ["Linux mm/filemap.c __filemap_set_wb_err, file_check_and_advance_wb_err", "Rebello et al., Can Applications Recover from fsync Failures?, USENIX ATC 2020"];
    };
    readonly 'page-cache.write-error-is-reported-once': {
        readonly text: "A write-back that failed while nobody waited is reported by the next fsync, once.";
        readonly source: readonly ["Linux lib/errseq.c; mm/filemap.c file_check_and_advance_wb_err"];
    };
    readonly 'page-cache.direct-read-flushes-own-dirty-pages': {
        readonly text: "An O_DIRECT read first writes back the dirty pages of its own host in that range (on NFS, of the whole file, when it was last used through the page cache).";
        readonly source: readonly ["Linux mm/filemap.c kiocb_write_and_wait; fs/nfs/io.c nfs_start_io_direct", "measured on Linux 6.18 and 6.1"];
    };
    readonly 'page-cache.direct-write-flushes-own-dirty-pages': {
        readonly text: "An O_DIRECT write first writes back the dirty pages of its own host in that range, so that their other sectors are not lost.";
        readonly source: readonly ["Linux mm/filemap.c kiocb_invalidate_pages"];
    };
    readonly 'page-cache.direct-write-drops-own-pages': {
        readonly text: "An O_DIRECT write drops the pages of its own host in that range. Other hosts keep theirs.";
        readonly source: readonly ["Linux mm/filemap.c kiocb_invalidate_post_direct_write", "measured on Linux 6.18 and 6.1"];
    };
    readonly 'page-cache.dontneed-drops-clean-pages': {
        readonly text: "posix_fadvise(POSIX_FADV_DONTNEED) drops cached pages.";
        readonly source: readonly ["Linux mm/fadvise.c generic_fadvise", "QEMU block/file-posix.c raw_co_invalidate_cache", "measured on Linux 6.18 and 6.1"];
    };
    readonly 'page-cache.advice-keeps-dirty-pages': {
        readonly text: "DONTNEED and drop_caches leave dirty pages where they are; DONTNEED only starts their write-back, BLKFLSBUF waits for it first.";
        readonly source: readonly ["Linux mm/truncate.c mapping_evict_folio", "measured on Linux 6.18 and 6.1: a dirty page survived and later overwrote the storage"];
    };
    readonly 'page-cache.advice-keeps-mapped-pages': {
        readonly text: "DONTNEED, BLKFLSBUF and drop_caches leave pages that some process has mapped.";
        readonly source: readonly ["Linux mm/truncate.c mapping_evict_folio (folio_mapped)", "measured on Linux 6.18 and 6.1: a mapped page stayed, and stayed stale"];
    };
    readonly 'page-cache.drop-caches': {
        readonly text: "Writing to /proc/sys/vm/drop_caches drops clean, unmapped pages of every file and device on the host.";
        readonly source: readonly ["Linux fs/drop_caches.c drop_pagecache_sb", "measured on Linux 6.18 and 6.1"];
    };
};
/** `layer.what-happens`. */
export type RuleId = keyof typeof rules;
export declare const ruleIds: readonly RuleId[];
/** The layer a rule belongs to: what stands before the dot. */
export declare const layerOf: (rule: RuleId) => string;
