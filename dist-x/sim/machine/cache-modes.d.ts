/** `cache=` as flags. Source: QEMU qemu-options.hx, table of cache modes; in 2011 block.c bdrv_parse_cache_flags. */
export declare const cacheModes: {
    readonly none: {
        readonly direct: true;
        readonly writeback: true;
        readonly noFlush: false;
    };
    readonly directsync: {
        readonly direct: true;
        readonly writeback: false;
        readonly noFlush: false;
    };
    readonly writethrough: {
        readonly direct: false;
        readonly writeback: false;
        readonly noFlush: false;
    };
    readonly writeback: {
        readonly direct: false;
        readonly writeback: true;
        readonly noFlush: false;
    };
    readonly unsafe: {
        readonly direct: false;
        readonly writeback: true;
        readonly noFlush: true;
    };
};
export type CacheModeName = keyof typeof cacheModes;
