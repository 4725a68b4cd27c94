const measured = 'measured on Linux 6.18 and 6.1';
export const pageCacheRules = {
    'page-cache.hit': {
        text: 'A buffered read of a page that is in the host page cache is served from there; the storage is not asked.',
        source: [
            'Linux mm/filemap.c filemap_read',
            'Kevin Wolf, qemu-devel 2011-11-11 09:15: "reading still uses the cache there"',
        ],
    },
    'page-cache.read-fills-page': {
        text: 'A buffered read of a missing page brings in the whole page and keeps it, however few bytes were asked for.',
        source: ['Linux mm/filemap.c filemap_get_pages', measured],
    },
    'page-cache.fault-reads-around': {
        text: 'A page fault on a missing page may bring in up to 64 KiB on each side of it.',
        source: ['Linux mm/filemap.c do_sync_mmap_readahead'],
    },
    'page-cache.read-ahead': {
        text: 'A read may bring in the pages behind it too: 16 KiB in all for one page at the start of a file, up to 128 KiB more where it continues a stream.',
        source: [
            'Linux mm/readahead.c page_cache_sync_ra (until 6.11 ondemand_readahead), get_init_ra_size, get_next_ra_size',
            `${measured}: one read made 16 KiB stale, not more`,
        ],
    },
    'page-cache.write-stays-in-memory': {
        text: 'A buffered write returns as soon as the page in memory is changed; the storage gets it later.',
        source: ['Linux mm/filemap.c generic_perform_write', 'POSIX write(2)'],
    },
    'page-cache.whole-page-is-written-back': {
        text: 'Write-back sends the whole page, not only the bytes that were written, so old neighbours in the page go out too.',
        source: [
            'Linux fs/buffer.c block_write_full_folio; fs/nfs/write.c nfs_update_folio',
            `${measured}: a 512-byte write into a stale page reverted its neighbours`,
        ],
    },
    'page-cache.spontaneous-write-back': {
        text: 'A dirty page may be written back at any time, long after the write and without being asked.',
        source: ['Linux mm/page-writeback.c; fs/fs-writeback.c wb_workfn'],
    },
    'page-cache.spontaneous-eviction': {
        text: 'A clean page may be dropped at any time, a mapped one too (reclaim unmaps it first).',
        source: ['Linux mm/vmscan.c shrink_folio_list, try_to_unmap', 'measured: a primed page was sometimes fresh again'],
    },
    'page-cache.fsync-writes-back': {
        text: 'fsync and fdatasync write back what this host has dirty in the file and wait for it.',
        source: ['POSIX fsync(2)', 'Linux mm/filemap.c file_write_and_wait_range', measured],
    },
    'page-cache.synchronous-write': {
        text: 'With O_DSYNC a write returns only when the data is on stable storage.',
        source: ['POSIX open(2), O_DSYNC', 'Linux include/linux/fs.h generic_write_sync', measured],
    },
    'page-cache.failed-write-back-marks-clean': {
        text: 'When write-back fails, fsync reports EIO once and the pages count as clean: the data never reaches the storage and the next fsync succeeds.',
        source: [
            'Linux mm/filemap.c __filemap_set_wb_err, file_check_and_advance_wb_err',
            'Rebello et al., Can Applications Recover from fsync Failures?, USENIX ATC 2020',
        ],
    },
    'page-cache.write-error-is-reported-once': {
        text: 'A write-back that failed while nobody waited is reported by the next fsync, once.',
        source: ['Linux lib/errseq.c; mm/filemap.c file_check_and_advance_wb_err'],
    },
    'page-cache.direct-read-flushes-own-dirty-pages': {
        text: 'An O_DIRECT read first writes back the dirty pages of its own host in that range (on NFS, of the whole file, when it was last used through the page cache).',
        source: ['Linux mm/filemap.c kiocb_write_and_wait; fs/nfs/io.c nfs_start_io_direct', measured],
    },
    'page-cache.direct-write-flushes-own-dirty-pages': {
        text: 'An O_DIRECT write first writes back the dirty pages of its own host in that range, so that their other sectors are not lost.',
        source: ['Linux mm/filemap.c kiocb_invalidate_pages'],
    },
    'page-cache.direct-write-drops-own-pages': {
        text: 'An O_DIRECT write drops the pages of its own host in that range. Other hosts keep theirs.',
        source: ['Linux mm/filemap.c kiocb_invalidate_post_direct_write', measured],
    },
    'page-cache.dontneed-drops-clean-pages': {
        text: 'posix_fadvise(POSIX_FADV_DONTNEED) drops cached pages.',
        source: ['Linux mm/fadvise.c generic_fadvise', 'QEMU block/file-posix.c raw_co_invalidate_cache', measured],
    },
    'page-cache.advice-keeps-dirty-pages': {
        text: 'DONTNEED and drop_caches leave dirty pages where they are; DONTNEED only starts their write-back, BLKFLSBUF waits for it first.',
        source: [
            'Linux mm/truncate.c mapping_evict_folio',
            `${measured}: a dirty page survived and later overwrote the storage`,
        ],
    },
    'page-cache.advice-keeps-mapped-pages': {
        text: 'DONTNEED, BLKFLSBUF and drop_caches leave pages that some process has mapped.',
        source: [
            'Linux mm/truncate.c mapping_evict_folio (folio_mapped)',
            `${measured}: a mapped page stayed, and stayed stale`,
        ],
    },
    'page-cache.drop-caches': {
        text: 'Writing to /proc/sys/vm/drop_caches drops clean, unmapped pages of every file and device on the host.',
        source: ['Linux fs/drop_caches.c drop_pagecache_sb', measured],
    },
};
