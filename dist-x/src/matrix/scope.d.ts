/** How much the guest of a cell does. A verdict holds for that much, and says so. */
export interface Scope {
    readonly writes: number;
    readonly reads: number;
    readonly flushes: number;
    /** block_resize by the management. */
    readonly resizes: number;
}
/** Enough for a guest that writes, moves, and reads what it wrote, and for a late write to undo another. */
export declare const defaultScope: Scope;
/** Some cells are far larger than the others, and violate something long before they have been searched. */
export declare const DEFAULT_MAX_STATES = 200000;
/** `2 writes, 1 read and 1 flush`. */
export declare function scopeText({ writes, reads, flushes, resizes }: Scope): string;
/** The same question with less to try: what to offer where a search hit a limit. Undefined where nothing is left. */
export declare function smallerScope(scope: Scope): Scope | undefined;
/** As options of the command line. */
export declare function scopeOptions({ writes, reads, flushes, resizes }: Scope): string[];
