export declare const pageCacheRules: {
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
