/** What a property test hands to `fc.assert`. */
export interface PropertyParameters {
  readonly seed: number;
  readonly numRuns: number;
  readonly verbose: boolean;
}

/** Enough to be useful, few enough that the whole suite stays quick; `STALEMATE_RUNS` goes deeper. */
const RUNS_DEFAULT = 100;

/**
 * The seed and the number of runs of one property test. A red test must be red again tomorrow, so the seed is pinned
 * in the test itself; the environment can replace it.
 *
 *     STALEMATE_SEED=42     this seed, for every property test
 *     STALEMATE_RANDOM=1    a fresh seed, printed; refused in CI, where nobody could repeat the run
 *     STALEMATE_RUNS=5000   as many runs, for every property test
 *     STALEMATE_VERBOSE=1   list every failing value on the way to the smallest
 *
 * @param pinned   a whole number chosen once by the author of the test
 * @param numRuns  for a test whose single run is slow (or very quick)
 */
export function propertyParameters(pinned: number, numRuns = RUNS_DEFAULT): PropertyParameters {
  if (!Number.isInteger(pinned)) throw new Error(`a property test pins a whole number as its seed, not ${pinned}`);
  return {
    seed: chooseSeed(pinned),
    numRuns: wholeNumber('STALEMATE_RUNS') ?? numRuns,
    verbose: isOn(process.env.STALEMATE_VERBOSE),
  };
}

function chooseSeed(pinned: number): number {
  const chosen = wholeNumber('STALEMATE_SEED');
  if (chosen !== undefined) return chosen;
  if (!isOn(process.env.STALEMATE_RANDOM)) return pinned;
  if (isOn(process.env.CI)) {
    throw new Error('STALEMATE_RANDOM is refused in CI: a failure could not be repeated. Set STALEMATE_SEED instead.');
  }
  const seed = Math.floor(Math.random() * 2 ** 31);
  console.info(`repeat with STALEMATE_SEED=${seed}`);
  return seed;
}

function wholeNumber(name: string): number | undefined {
  const text = process.env[name];
  if (text === undefined || text === '') return undefined;
  if (!/^-?\d+$/.test(text)) throw new Error(`${name} is a whole number, not "${text}"`);
  return Number(text);
}

function isOn(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== '0' && value !== 'false';
}
