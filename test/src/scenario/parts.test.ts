import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { globMatcher } from '../../../src/scenario/glob.ts';
import { nearest } from '../../../src/scenario/nearest.ts';
import { sha256 } from '../../../src/scenario/sha256.ts';
import { propertyParameters } from '../../helpers/seed.ts';

describe('sha256', () => {
  it('agrees with the one of Node on any text', () => {
    const text = fc.string({ unit: 'binary', maxLength: 200 });
    fc.assert(
      fc.property(text, (each) => {
        expect(sha256(each)).toBe(createHash('sha256').update(each, 'utf8').digest('hex'));
      }),
      propertyParameters(106),
    );
  });

  it.each([0, 55, 56, 63, 64, 65, 119, 120, 100_000])('agrees at a length of %i', (length) => {
    const text = 'a'.repeat(length);
    expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'));
  });
});

describe('nearest', () => {
  it.each([
    ['asnyc', 'async'],
    ['Sync', 'sync'],
    ['sinc', 'sync'],
    ['nothing', undefined],
    ['', undefined],
    ['x', undefined],
    ['a'.repeat(41), undefined],
  ])('%s is near %s', (word, expected) => expect(nearest(word, ['sync', 'async', 'a'.repeat(42), 'y'])).toBe(expected));
});

describe('globMatcher', () => {
  it.each([
    ['*', 'a.yaml', true],
    ['*', 'a/b.yaml', false],
    ['**', 'a/b/c.yaml', true],
    ['a/**/c', 'a/c', true],
    ['a*b*c', 'aXbYc', true],
    ['a*b*c', 'aXbY', false],
    ['./*.yaml', 'a.yaml', true],
    ['a.yaml', 'aXyaml', false],
    [`${'*a'.repeat(20)}*b`, 'a'.repeat(200), false],
  ])('%s and %s', (pattern, path, expected) => expect(globMatcher(pattern)(path)).toBe(expected));
});
