/** `cache=` as flags. Source: QEMU qemu-options.hx, table of cache modes; in 2011 block.c bdrv_parse_cache_flags. */
export const cacheModes = {
    none: { direct: true, writeback: true, noFlush: false },
    directsync: { direct: true, writeback: false, noFlush: false },
    writethrough: { direct: false, writeback: false, noFlush: false },
    writeback: { direct: false, writeback: true, noFlush: false },
    unsafe: { direct: false, writeback: true, noFlush: true },
};
