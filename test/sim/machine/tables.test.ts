import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digitOf, fieldOf, recordCode, withDigit, withField } from '../../../sim/machine/tables.ts';
import { propertyParameters } from '../../helpers/seed.ts';

/** A table as digits, the least significant first, and the same as a code. */
const anyTable = fc
  .integer({ min: 2, max: 9 })
  .chain((radix) =>
    fc.record({ radix: fc.constant(radix), digits: fc.array(fc.nat(radix - 1), { minLength: 1, maxLength: 6 }) }),
  );

const codeOf = (radix: number, digits: readonly number[]): number =>
  digits.reduceRight((code, digit) => code * radix + digit, 0);

describe('a table as a number', () => {
  it('has its entries as digits', () => {
    fc.assert(
      fc.property(anyTable, ({ radix, digits }) => {
        const code = codeOf(radix, digits);
        expect(digits.map((_, position) => digitOf(code, radix, position))).toEqual(digits);
        expect(digitOf(code, radix, digits.length)).toBe(0);
      }),
      propertyParameters(501),
    );
  });

  it('changes one entry and no other', () => {
    fc.assert(
      fc.property(anyTable, fc.nat(5), fc.nat(8), ({ radix, digits }, at, value) => {
        const position = at % digits.length;
        const digit = value % radix;
        const changed = digits.map((old, index) => (index === position ? digit : old));
        expect(withDigit(codeOf(radix, digits), radix, position, digit)).toBe(codeOf(radix, changed));
      }),
      propertyParameters(502),
    );
  });
});

describe('a record as a number', () => {
  it('has as many codes as its fields have combinations, each once', () => {
    const record = recordCode([2, 1, 3]);
    const codes = [0, 1].flatMap((a) => [0, 1, 2].map((c) => withField(record, withField(record, 0, 0, a), 2, c)));
    expect(record.size).toBe(6);
    expect([...codes].sort()).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('gives back what was put into a field and leaves the others alone', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 5 }),
        fc.nat(),
        fc.nat(),
        fc.nat(),
        (radices, seed, at, value) => {
          const record = recordCode(radices);
          const before = seed % record.size;
          const field = at % radices.length;
          const wanted = value % radices[field]!;
          const after = withField(record, before, field, wanted);
          expect(after).toBeLessThan(record.size);
          const fieldsOf = (code: number) => radices.map((_, index) => fieldOf(record, code, index));
          expect(fieldsOf(after)).toEqual(fieldsOf(before).map((old, index) => (index === field ? wanted : old)));
        },
      ),
      propertyParameters(503),
    );
  });
});
