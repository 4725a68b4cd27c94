/** Tables of small numbers as one number: digit `position` of a code in base `radix`. */
export declare const digitOf: (code: number, radix: number, position: number) => number;
export declare const withDigit: (code: number, radix: number, position: number, digit: number) => number;
/** A record of named digits with a radix each; the first is the least significant. */
export interface RecordCode {
    readonly radices: readonly number[];
    readonly weights: readonly number[];
    /** Number of different codes. */
    readonly size: number;
}
export declare function recordCode(radices: readonly number[]): RecordCode;
export declare const fieldOf: (record: RecordCode, code: number, field: number) => number;
export declare const withField: (record: RecordCode, code: number, field: number, value: number) => number;
