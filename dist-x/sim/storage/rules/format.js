const measured = 'measured on QEMU 7.2.22';
export const formatRules = {
    'format.dirty-image-is-repaired-at-open': {
        text: 'An image whose header asks for a check is checked and repaired by whoever opens it for writing.',
        source: [
            'QEMU block/qed.c bdrv_qed_open, block/qcow2.c qcow2_do_open',
            `${measured}: the second opener repairs a live image and destroys it`,
        ],
    },
    'format.inactive-images-are-not-repaired': {
        text: 'An inactive image is not repaired, whatever its header says.',
        source: ['QEMU 2d1f3c236 (2012), block/qed.c bdrv_qed_do_open'],
    },
    'format.writable-open-clears-autoclear': {
        text: 'Whoever opens an image for writing clears feature bits it does not know, if they are autoclear bits.',
        source: ['QEMU docs/interop/qcow2.rst autoclear_features, block/qed.c bdrv_qed_open'],
    },
    'qcow2.l2-stays-in-memory': {
        text: 'The L2 entry of a new cluster stays in the memory of the process until it flushes.',
        source: ['QEMU block/qcow2-cache.c qcow2_cache_entry_mark_dirty', `${measured}: a killed process takes it along`],
    },
    'qcow2.refcounts-are-cached': {
        text: 'A refcount block that was read once is believed for as long as the image is open.',
        source: ['QEMU block/qcow2-refcount.c load_refcount_block', `${measured}: two writers give the same cluster away`],
    },
    'qcow2.lazy-refcounts-stay-in-memory': {
        text: 'With lazy refcounts a dirty bit is set first; refcounts are written only when it is cleared again.',
        source: ['QEMU block/qcow2.c qcow2_mark_dirty, qcow2_write_caches', measured],
    },
    'qcow2.inactivate-clears-dirty-bit': {
        text: 'Giving an image up, or closing it, writes refcounts and clears the dirty bit.',
        source: ['QEMU block/qcow2.c qcow2_inactivate, qcow2_mark_clean'],
    },
    'qcow2.inactivate-stores-bitmaps': {
        text: 'Persistent bitmaps are stored in the image when it is given up; until then it says that they are in use.',
        source: ['QEMU block/qcow2.c qcow2_inactivate, block/qcow2-bitmap.c'],
    },
    'qcow2.shared-clusters-are-copied': {
        text: 'A cluster that a snapshot refers to (COPIED flag clear) is copied before it is written.',
        source: ['QEMU block/qcow2-cluster.c handle_copied, handle_alloc; docs/interop/qcow2.rst'],
    },
    'qed.allocating-write-sets-need-check': {
        text: 'Before the first write that allocates, NEED_CHECK goes into the header of an image without backing file.',
        source: ['QEMU block/qed.c qed_aio_write_alloc, 0d09c79700', measured],
    },
    'qed.needs-a-file-that-grows': {
        text: 'QED allocates by making its file longer, so it cannot be created on a device.',
        source: [
            'QEMU block/qed.c bdrv_qed_co_create (blk_truncate), qed_alloc_clusters',
            `${measured}: Cannot resize device files`,
        ],
    },
    'qed.timer-clears-need-check': {
        text: 'Five seconds of guest time after the last such write the flag is cleared, after a flush.',
        source: ['QEMU block/qed.c qed_need_check_timer', measured],
    },
    'qed.drain-clears-need-check': {
        text: 'Draining the image clears the flag at once.',
        source: ['QEMU block/qed.c bdrv_qed_drain_begin', `${measured}: not set in an image whose guest is stopped`],
    },
    'qed.close-writes-header': {
        text: 'Closing an image that has the flag set in memory writes the header as this process knows it.',
        source: ['QEMU block/qed.c bdrv_qed_close'],
    },
    'qed.invalidate-closes-first': {
        text: 'Invalidating closes the image first, which may write the header that was read long ago.',
        source: ['QEMU block/qed.c bdrv_qed_co_invalidate_cache, bdrv_qed_do_close'],
    },
    'qed.incoming-need-check-aborts': {
        text: 'A destination that opens an image with the flag set arms its timer all the same, and aborts when the device drains it.',
        source: [
            `${measured}: abort at startup, bdrv_co_write_req_prepare`,
            'QEMU block/qed.c bdrv_qed_attach_aio_context',
        ],
    },
};
