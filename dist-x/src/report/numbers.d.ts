/** Numbers as people read them; the same in every locale. */
/** 1234567 is `1,234,567`. */
export declare function grouped(count: number): string;
/** `1 scenario`, `2 scenarios`. */
export declare function counted(count: number, noun: string, plural?: string): string;
/** `480 ms`, `1.9 s`, `2 min 5 s`. */
export declare function duration(ms: number): string;
/** What a clock says, without digits that mean nothing. */
export declare function roundedMs(ms: number): number;
/** Powers of 1024: `2 GiB`, `1.5 MiB`. */
export declare function byteSize(bytes: number): string;
