/** Sizes of Linux that a litmus test meets. */
export declare const SECTORS_PER_PAGE = 8;
/** Largest read-ahead window (read_ahead_kb 128), in pages. */
export declare const READ_AHEAD_PAGES_MAX = 32;
