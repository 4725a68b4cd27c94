import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRng } from '../../../sim/rng.ts';
import { createVisited, hashOf, KNOWN, NO_ROOM } from '../../../src/search/visited.ts';

// Few different words, so that states repeat and share most of their bits.
const word = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom(0x8000_0000, 0xffff_ffff));

test('agrees with a map from text to id, through many growths', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.array(word, { minLength: 5, maxLength: 5, size: 'medium' }),
      fc.nat(),
      (words, pattern, salt) => {
        const visited = createVisited(words, 300, 1e6, 1e9);
        const expected = new Map<string, number>();
        const packed = new Uint32Array(words);
        for (let turn = 0; turn < 6_000; turn++) {
          packed.forEach((_, at) => {
            packed[at] = (pattern[at] ?? 0) ^ (((turn * 7 + salt) % 2_500) << (at * 3));
          });
          const key = packed.join();
          const known = expected.has(key);
          const id = visited.insert(packed, turn, turn % 300);
          expect(id).toBe(known ? KNOWN : expected.size);
          if (!known) expected.set(key, id);
        }
        expect(visited.count()).toBe(expected.size);
        const loaded = new Uint32Array(words);
        for (const [key, id] of expected) {
          visited.load(id, loaded);
          expect(loaded.join()).toBe(key);
          expect(visited.instance(id)).toBe(visited.parent(id) % 300); // both columns survive growth
        }
      },
    ),
    { seed: 21, numRuns: 12 },
  );
});

test('two states with the same hash are both stored, and told apart', () => {
  const [first, second] = collidingStates();
  const visited = createVisited(2, 1, 10, 1e6);
  expect(visited.insert(first, 0, 0)).toBe(0);
  expect(visited.insert(second, 0, 0)).toBe(1);
  expect(visited.insert(first, 0, 0)).toBe(KNOWN);
  expect(visited.insert(second, 0, 0)).toBe(KNOWN);
});

test('a full set still knows its states', () => {
  const visited = createVisited(1, 1, 2, 1e6);
  const packed = (word: number): Uint32Array => Uint32Array.of(word);
  expect([7, 8, 9, 7, 8].map((word) => visited.insert(packed(word), 0, 0))).toEqual([0, 1, NO_ROOM, KNOWN, KNOWN]);
});

/** Among 300,000 random states about ten pairs share a 32-bit hash. */
function collidingStates(): [Uint32Array, Uint32Array] {
  const rng = createRng('collision');
  const seen = new Map<number, Uint32Array>();
  for (let draw = 0; draw < 300_000; draw++) {
    const state = Uint32Array.of(rng.below(2 ** 32), rng.below(2 ** 32));
    const hash = hashOf(state, 0, 2);
    const other = seen.get(hash);
    if (other !== undefined) return [other, state];
    seen.set(hash, state);
  }
  throw new Error('no two states with the same hash');
}
