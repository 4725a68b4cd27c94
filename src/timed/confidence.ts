import { createRunningStatistics } from './statistics.ts';

/** How often such an interval holds the true value, when all is repeated. */
export type Confidence = 0.9 | 0.95 | 0.99;

export interface Interval {
  readonly low: number;
  readonly high: number;
  readonly confidence: Confidence;
  readonly method: IntervalMethod;
}

export type IntervalMethod = 'student-t' | 'wilson' | 'batch-means';

/** What reports print beside an interval. */
export const INTERVAL_METHODS: Readonly<Record<IntervalMethod, string>> = {
  'student-t': "Student's t over independent runs",
  wilson: "Wilson's score interval over independent runs",
  'batch-means': "Student's t over batches of one long run",
};

/**
 * Of the mean of independent values, roughly normal ones or many. Undefined below two values: one says nothing about
 * how far the next may be.
 */
export function meanInterval(values: readonly number[], confidence: Confidence = 0.95): Interval | undefined {
  return intervalOfMean(values, confidence, 'student-t');
}

/**
 * Of the mean of one long run, whose values depend on their neighbours. They are cut into batches of equal length, and
 * the means of batches are taken for independent; what does not fill the last batch is left out. Delete the warm-up first
 * (`warmUp`).
 *
 * @param batches  10 to 30; more make each too short
 * @returns undefined when there are fewer than two values for each batch
 * @source  Law, Simulation Modeling and Analysis, 5th edition, §9.5.3
 */
export function batchMeansInterval(
  values: readonly number[],
  confidence: Confidence = 0.95,
  batches = 20,
): Interval | undefined {
  const length = Math.floor(values.length / batches);
  if (length < 2) return undefined;
  return intervalOfMean(batchMeans(values, length), confidence, 'batch-means');
}

/**
 * Of a probability, from independent runs; also where it was seen never or always. Undefined without a run.
 *
 * @source  Wilson, Journal of the American Statistical Association 22, 1927
 */
export function probabilityInterval(
  successes: number,
  runs: number,
  confidence: Confidence = 0.95,
): Interval | undefined {
  if (!Number.isInteger(successes) || successes < 0 || successes > runs)
    throw new RangeError(`${successes} of ${runs} runs: expected a whole number of them`);
  if (runs === 0) return undefined;
  const z = NORMAL_QUANTILES[confidence];
  const share = successes / runs;
  const middle = share + (z * z) / (2 * runs);
  const half = z * Math.sqrt((share * (1 - share)) / runs + ((z / runs) * z) / (4 * runs));
  const scale = 1 + (z * z) / runs;
  return {
    low: successes === 0 ? 0 : (middle - half) / scale,
    high: successes === runs ? 1 : (middle + half) / scale,
    confidence,
    method: 'wilson',
  };
}

/**
 * What was never seen in `runs` independent runs has at most this probability, with 95 % confidence: the rule of three.
 * The exact bound is 1 - 0.05^(1/runs), which is less.
 *
 * @source  Hanley and Lippman-Hand, If Nothing Goes Wrong, Is Everything All Right?, JAMA 249(13), 1983
 */
export function ruleOfThree(runs: number): number {
  return runs === 0 ? 1 : Math.min(1, 3 / runs);
}

/**
 * How many values at the start to delete, because the run had not settled yet: MSER-5. Of all cuts in the first half, the
 * one that leaves the mean of the rest known best.
 *
 * @returns a multiple of 5, at most half the values
 * @source  White, Cobb and Spratt, A comparison of five steady-state truncation heuristics for simulation, WSC 2000
 */
export function warmUp(values: readonly number[]): number {
  const means = batchMeans(values, WARM_UP_BATCH);
  let best = 0;
  let bestScore = Number.POSITIVE_INFINITY;
  let sum = 0;
  let squares = 0;
  // From the end, so that each cut adds one batch to what the later ones have summed up.
  const middle = means.reduce((total, mean) => total + mean, 0) / means.length; // keeps the squares small
  for (let cut = means.length - 1; cut >= 0; cut--) {
    const value = means[cut]! - middle;
    sum += value;
    squares += value * value;
    const left = means.length - cut;
    const score = (squares - (sum * sum) / left) / (left * left);
    if (cut <= means.length / 2 && left > 1 && score <= bestScore) {
      best = cut;
      bestScore = score;
    }
  }
  return best * WARM_UP_BATCH;
}

const WARM_UP_BATCH = 5;

/** Of the standard normal distribution, two-sided. */
const NORMAL_QUANTILES: Readonly<Record<Confidence, number>> = {
  0.9: 1.6448536269514722,
  0.95: 1.959963984540054,
  0.99: 2.5758293035489004,
};

/** Above this many degrees of freedom the expansion by Fisher and Cornish is exact to 9 digits. */
const DEGREES_MAX = 1000;

/**
 * How many standard errors a mean may be off, two-sided.
 *
 * @param degrees  of freedom, at least 1
 * @source  Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.3, 26.7.4 and 26.7.5
 */
export function studentQuantile(confidence: Confidence, degrees: number): number {
  const z = NORMAL_QUANTILES[confidence];
  if (degrees > DEGREES_MAX) {
    const first = (z ** 3 + z) / (4 * degrees);
    const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * degrees ** 2);
    return z + first + second;
  }
  let low = z; // t is above z
  let high = 64; // above the quantile of one degree at 99 %, 63.66
  while (high - low > 1e-12 * high) {
    const middle = (low + high) / 2;
    if (studentWithin(middle, degrees) < confidence) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The probability that Student's t lies within -t..t. */
function studentWithin(t: number, degrees: number): number {
  const angle = Math.atan(t / Math.sqrt(degrees));
  const cosine = Math.cos(angle);
  const odd = degrees % 2 === 1;
  let term = odd ? cosine : 1;
  let series = degrees === 1 ? 0 : term;
  for (let power = odd ? 3 : 2; power <= degrees - 2; power += 2) {
    term *= (cosine * cosine * (power - 1)) / power;
    series += term;
  }
  return odd ? (2 / Math.PI) * (angle + Math.sin(angle) * series) : Math.sin(angle) * series;
}

function intervalOfMean(
  values: readonly number[],
  confidence: Confidence,
  method: IntervalMethod,
): Interval | undefined {
  if (values.length < 2) return undefined;
  const moments = createRunningStatistics();
  for (const value of values) moments.add(value);
  const error = Math.sqrt(moments.variance() / values.length);
  const half = studentQuantile(confidence, values.length - 1) * error;
  return { low: moments.mean() - half, high: moments.mean() + half, confidence, method };
}

/** Of whole batches of `length` values; the rest is left out. */
function batchMeans(values: readonly number[], length: number): number[] {
  return Array.from({ length: Math.floor(values.length / length) }, (_, batch) => {
    let sum = 0;
    for (let index = batch * length; index < (batch + 1) * length; index++) sum += values[index]!;
    return sum / length;
  });
}
