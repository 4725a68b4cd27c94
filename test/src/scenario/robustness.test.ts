import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatError } from '../../../src/scenario/format-error.ts';
import { limits } from '../../../src/scenario/limits.ts';
import { loadScenario } from '../../../src/scenario/load.ts';
import { propertyParameters } from '../../helpers/seed.ts';
import { everyMachine, everything, smallest } from './scenarios-for-tests.ts';

/** A scenario, or one to ten errors inside the text, in order; and each error can be shown. */
function expectSound(text: string): void {
  const result = loadScenario(text, 'any.yaml');
  if (result.ok) return;
  expect(result.errors.length).toBeGreaterThan(0);
  expect(result.errors.length).toBeLessThanOrEqual(limits.errors);
  const lines = text.replace(/^\ufeff/, '').split('\n');
  let last = 0;
  for (const error of result.errors) {
    expect(error.line).toBeGreaterThanOrEqual(Math.max(1, last));
    expect(error.line).toBeLessThanOrEqual(lines.length);
    expect(error.column).toBeGreaterThanOrEqual(1);
    expect(error.column).toBeLessThanOrEqual((lines[error.line - 1]?.length ?? 0) + 1);
    expect(error.length).toBeGreaterThanOrEqual(1);
    expect(formatError(error, text)).toContain(error.code);
    last = error.line;
  }
}

/** Words that mean something in a scenario, so that the nonsense made of them gets past the first checks. */
const vocabulary = [
  ...new Set(`${smallest} ${everything} ${everyMachine}`.split(/(?<=[\s:,{}[\]"'])|(?=[\s:,{}[\]"'])/)),
  '&a ',
  '*a',
  '- ',
  '? ',
  '|\n',
  '>-\n',
  '!!set',
  '---\n',
  '\u0000',
  '__proto__',
  '\ud800',
];

describe('loadScenario never throws', () => {
  it('on any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), expectSound), propertyParameters(101));
  });

  it('on any sequence of words of the format', () => {
    const text = fc.array(fc.constantFrom(...vocabulary), { maxLength: 60 }).map((parts) => parts.join(''));
    fc.assert(fc.property(text, expectSound), propertyParameters(102, 300));
  });

  it('on a valid scenario with parts replaced', () => {
    const mutation = fc.record({
      base: fc.constantFrom(smallest, everything, everyMachine),
      edits: fc.array(
        fc.record({
          at: fc.nat(3000),
          remove: fc.nat(12),
          insert: fc.oneof(fc.constantFrom(...vocabulary), fc.string({ maxLength: 5 })),
        }),
        { minLength: 1, maxLength: 4 },
      ),
    });
    const property = fc.property(mutation, ({ base, edits }) => {
      expectSound(
        edits.reduce<string>((text, { at, remove, insert }) => {
          const from = at % (text.length + 1);
          return text.slice(0, from) + insert + text.slice(from + remove);
        }, base),
      );
    });
    fc.assert(property, propertyParameters(103, 400));
  });

  it('on a valid scenario with any value replaced by any other', () => {
    const values = fc.constantFrom(
      'null',
      '-1',
      '1e99',
      '.nan',
      '[]',
      '{}',
      '[[]]',
      '""',
      'true',
      '"-"',
      '{a: {b: c}}',
      '0!',
      'x',
      '4.0',
      '2001-01-01',
    );
    const places = [everything, everyMachine].flatMap((base) =>
      [...base.matchAll(/(?<=: )[^\s{[][^,}\]\n]*/g)].map((place) => ({
        base,
        from: place.index,
        length: place[0].length,
      })),
    );
    const property = fc.property(fc.constantFrom(...places), values, ({ base, from, length }, value) => {
      expectSound(base.slice(0, from) + value + base.slice(from + length));
    });
    fc.assert(property, propertyParameters(104, 600));
  });

  it('gives the same answer twice', () => {
    const text = fc.array(fc.constantFrom(...vocabulary), { maxLength: 40 }).map((parts) => smallest + parts.join(''));
    fc.assert(
      fc.property(text, (each) => {
        expect(loadScenario(each, 'a')).toEqual(loadScenario(each, 'a'));
      }),
      propertyParameters(105),
    );
  });
});
