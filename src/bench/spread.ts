export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (index: number): number => sorted[index] ?? Number.NaN;
  const middle = (sorted.length - 1) / 2;
  return { median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2, min: at(0), max: at(sorted.length - 1) };
}

/** How many times longer one took than the other in the same round. */
export function ratiosOf(longerMs: readonly number[], shorterMs: readonly number[]): Spread {
  return spreadOf(
    longerMs.flatMap((elapsedMs, round) => {
      const beside = shorterMs[round];
      return beside === undefined ? [] : [measurable(elapsedMs) / measurable(beside)];
    }),
  );
}

/** Times are kept above SPIN's resolution of 10 ms, so that none divides by zero. */
export const measurable = (elapsedMs: number): number => Math.max(elapsedMs, MIN_ELAPSED_MS);

const MIN_ELAPSED_MS = 10;
