/** Tables of small numbers as one number: digit `position` of a code in base `radix`. */

export const digitOf = (code: number, radix: number, position: number): number =>
  Math.floor(code / radix ** position) % radix;

export const withDigit = (code: number, radix: number, position: number, digit: number): number =>
  code + (digit - digitOf(code, radix, position)) * radix ** position;

/** A record of named digits with a radix each; the first is the least significant. */
export interface RecordCode {
  readonly radices: readonly number[];
  readonly weights: readonly number[];
  /** Number of different codes. */
  readonly size: number;
}

export function recordCode(radices: readonly number[]): RecordCode {
  const weights: number[] = [];
  let size = 1;
  for (const radix of radices) {
    weights.push(size);
    size *= radix;
  }
  return { radices, weights, size };
}

export const fieldOf = (record: RecordCode, code: number, field: number): number =>
  Math.floor(code / record.weights[field]!) % record.radices[field]!;

export const withField = (record: RecordCode, code: number, field: number, value: number): number =>
  code + (value - fieldOf(record, code, field)) * record.weights[field]!;
