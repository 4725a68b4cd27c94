/** What many numbers say together. Every estimate names its method, and none is better than its assumptions. */

/** Moments of a sequence, one number at a time. */
export interface RunningStatistics {
  readonly add: (value: number) => void;
  readonly count: () => number;
  readonly mean: () => number; // NaN without a value
  /** Of the sample, divided by count - 1; NaN below two values. */
  readonly variance: () => number;
  readonly min: () => number; // NaN without a value
  readonly max: () => number; // NaN without a value
}

/** @source  Welford, Technometrics 4(3), 1962: no large sums that cancel */
export function createRunningStatistics(): RunningStatistics {
  let count = 0;
  let mean = 0;
  let squares = 0;
  let min = Number.NaN;
  let max = Number.NaN;
  return {
    add: (value) => {
      count++;
      const difference = value - mean;
      mean += difference / count;
      squares += difference * (value - mean);
      if (!(value >= min)) min = value; // true for the first: nothing compares with NaN
      if (!(value <= max)) max = value;
    },
    count: () => count,
    mean: () => (count === 0 ? Number.NaN : mean),
    variance: () => (count < 2 ? Number.NaN : squares / (count - 1)),
    min: () => min,
    max: () => max,
  };
}

/** Of all values, exactly. An empty list has NaN everywhere. */
export interface Distributed {
  readonly count: number;
  readonly mean: number;
  readonly standardDeviation: number; // of the sample; NaN below two values
  readonly min: number;
  readonly median: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

export function distributed(values: readonly number[]): Distributed {
  const sorted = Float64Array.from(values).sort();
  const moments = createRunningStatistics();
  for (const value of values) moments.add(value);
  return {
    count: values.length,
    mean: moments.mean(),
    standardDeviation: Math.sqrt(moments.variance()),
    min: moments.min(),
    median: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
    p99: quantile(sorted, 0.99),
    max: moments.max(),
  };
}

/**
 * Linear between the two nearest values: type 7 of Hyndman and Fan, what R, NumPy and spreadsheets compute. With fewer
 * than 100 values, p99 says little more than the maximum.
 *
 * @param sorted    rising
 * @param fraction  0..1
 * @source  Hyndman and Fan, The American Statistician 50(4), 1996
 */
export function quantile(sorted: ArrayLike<number>, fraction: number): number {
  if (!(fraction >= 0 && fraction <= 1)) throw new RangeError(`quantile ${fraction}: expected 0..1`);
  const place = (sorted.length - 1) * fraction;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}

/** Average over time of a value that changes in steps: each value counts as long as it lasted. */
export interface TimeAverage {
  /** The value from `atNs` on. Times must not go back. */
  readonly change: (atNs: number, value: number) => void;
  /** From the start, or the last `restart`, to `untilNs`; NaN over no time. */
  readonly average: (untilNs: number) => number;
  /** The integral over the same time, in value × ns. */
  readonly integral: (untilNs: number) => number;
  /** Forgets what was before `atNs`: the end of the warm-up. The value stays. */
  readonly restart: (atNs: number) => void;
}

export function createTimeAverage(startNs = 0, startValue = 0): TimeAverage {
  let fromNs = startNs;
  let sinceNs = startNs;
  let value = startValue;
  let area = 0;
  const areaUntil = (atNs: number): number => {
    if (!(atNs >= sinceNs)) throw new RangeError(`time went back from ${sinceNs} ns to ${atNs} ns`);
    return area + value * (atNs - sinceNs);
  };
  return {
    change: (atNs, next) => {
      area = areaUntil(atNs);
      sinceNs = atNs;
      value = next;
    },
    average: (untilNs) => areaUntil(untilNs) / (untilNs - fromNs),
    integral: areaUntil,
    restart: (atNs) => {
      areaUntil(atNs); // checks
      area = 0;
      fromNs = atNs;
      sinceNs = atNs;
    },
  };
}
