export declare const formatRules: {
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
};
