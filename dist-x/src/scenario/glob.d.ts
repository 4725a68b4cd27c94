/** Path patterns: `*` and `?` within one name, `**` across folders. */
export declare const isGlob: (path: string) => boolean;
/** The folder above the first part with a wildcard: nothing outside it can match. */
export declare function globBase(pattern: string): string;
export declare function globMatcher(pattern: string): (path: string) => boolean;
