/** Tables of small numbers as one number: digit `position` of a code in base `radix`. */
export const digitOf = (code, radix, position) => Math.floor(code / radix ** position) % radix;
export const withDigit = (code, radix, position, digit) => code + (digit - digitOf(code, radix, position)) * radix ** position;
export function recordCode(radices) {
    const weights = [];
    let size = 1;
    for (const radix of radices) {
        weights.push(size);
        size *= radix;
    }
    return { radices, weights, size };
}
export const fieldOf = (record, code, field) => Math.floor(code / record.weights[field]) % record.radices[field];
export const withField = (record, code, field, value) => code + (value - fieldOf(record, code, field)) * record.weights[field];
