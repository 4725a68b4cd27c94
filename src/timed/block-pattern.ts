import type { Rng } from '../../sim/rng.ts';
import type { Pattern } from './figures.ts';

/** Which block the next request goes to. */
export interface BlockPattern {
  readonly next: (rng: Rng) => number;
  readonly restart: () => void;
}

/** @param blocks  at least 1 */
export function createBlockPattern(pattern: Pattern, blocks: number): BlockPattern {
  switch (pattern.kind) {
    case 'sequential': {
      let at = -1;
      return {
        next: () => {
          at = at + 1 < blocks ? at + 1 : 0;
          return at;
        },
        restart: () => {
          at = -1;
        },
      };
    }
    case 'random':
      return { next: (rng) => rng.below(blocks), restart: () => {} };
    case 'zipf':
      return { next: zipf(pattern.exponent, blocks), restart: () => {} };
  }
}

/** By a table of sums and a search in it: exact, O(log n) for each draw. */
function zipf(exponent: number, blocks: number): (rng: Rng) => number {
  const upTo = new Float64Array(blocks);
  let total = 0;
  for (let block = 0; block < blocks; block++) {
    total += (block + 1) ** -exponent;
    upTo[block] = total;
  }
  return (rng) => {
    const drawn = rng.fraction() * total;
    let low = 0;
    let high = blocks - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (drawn < upTo[middle]!) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
