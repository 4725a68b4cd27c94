import type { Rng } from '../../sim/rng.ts';

/**
 * How long something takes, as plain data. Durations are nanoseconds, at least 0; a sample is rounded to whole ones.
 */
export type Distribution =
  | { readonly kind: 'constant'; readonly valueNs: number }
  /** Every duration from `minNs` to `maxNs` alike. */
  | { readonly kind: 'uniform'; readonly minNs: number; readonly maxNs: number }
  | { readonly kind: 'exponential'; readonly meanNs: number }
  /** The duration itself has this mean and deviation, not its logarithm. */
  | { readonly kind: 'log-normal'; readonly meanNs: number; readonly standardDeviationNs: number }
  /** As latencies are published: half of them up to `medianNs`, 99 of 100 up to `p99Ns`. */
  | { readonly kind: 'log-normal'; readonly medianNs: number; readonly p99Ns: number }
  /** Measured values; each is drawn as often as its weight says. */
  | { readonly kind: 'empirical'; readonly values: readonly WeightedDuration[] }
  /**
   * Measured quantiles, such as 0, 0.5, 0.99 and 1: rising, the first at 0 and the last at 1. Between two of them every
   * duration is as likely as the others.
   */
  | { readonly kind: 'quantiles'; readonly quantiles: readonly Quantile[] };

export interface WeightedDuration {
  readonly valueNs: number;
  readonly weight: number; // above 0; they need not add up to 1
}

export interface Quantile {
  readonly fraction: number; // 0..1
  readonly valueNs: number;
}

export type Sampler = (rng: Rng) => number;

/** Whole nanoseconds, at least 0. Where many are drawn, `samplerOf` works out once what does not change. */
export function sampleNs(distribution: Distribution, rng: Rng): number {
  return samplerOf(distribution)(rng);
}

/**
 * Draws from a distribution, again and again. A constant draws nothing from `rng`, every other kind the same number of
 * fractions for each sample.
 *
 * @throws RangeError when the distribution makes no sense; see `distributionProblem`
 */
export function samplerOf(distribution: Distribution): Sampler {
  const problem = distributionProblem(distribution);
  if (problem !== undefined) throw new RangeError(problem);
  switch (distribution.kind) {
    case 'constant': {
      const valueNs = Math.round(distribution.valueNs);
      return () => valueNs;
    }
    case 'uniform': {
      const { minNs, maxNs } = distribution;
      return (rng) => Math.round(minNs + (maxNs - minNs) * rng.fraction());
    }
    case 'exponential': {
      const { meanNs } = distribution;
      return (rng) => Math.round(-meanNs * Math.log(1 - rng.fraction())); // a fraction may be 0, never 1
    }
    case 'log-normal': {
      const { mu, sigma } = logarithmOf(distribution);
      return (rng) => Math.round(Math.exp(mu + sigma * standardNormal(rng)));
    }
    case 'empirical':
      return empiricalSampler(distribution.values);
    case 'quantiles':
      return quantileSampler(distribution.quantiles);
  }
}

/** The expected duration. Not rounded. */
export function meanNs(distribution: Distribution): number {
  switch (distribution.kind) {
    case 'constant':
      return distribution.valueNs;
    case 'uniform':
      return (distribution.minNs + distribution.maxNs) / 2;
    case 'exponential':
      return distribution.meanNs;
    case 'log-normal': {
      const { mu, sigma } = logarithmOf(distribution);
      return Math.exp(mu + (sigma * sigma) / 2);
    }
    case 'empirical': {
      const whole = sum(distribution.values.map(({ weight }) => weight));
      return sum(distribution.values.map(({ valueNs, weight }) => valueNs * weight)) / whole;
    }
    case 'quantiles':
      return sum(
        pairs(distribution.quantiles).map(([from, to]) => {
          return ((from.valueNs + to.valueNs) / 2) * (to.fraction - from.fraction);
        }),
      );
  }
}

/** The same shape, `factor` times as long: for what a faster or a slower device would do. */
export function scaled(distribution: Distribution, factor: number): Distribution {
  switch (distribution.kind) {
    case 'constant':
      return { ...distribution, valueNs: distribution.valueNs * factor };
    case 'uniform':
      return { ...distribution, minNs: distribution.minNs * factor, maxNs: distribution.maxNs * factor };
    case 'exponential':
      return { ...distribution, meanNs: distribution.meanNs * factor };
    case 'log-normal':
      if ('meanNs' in distribution)
        return {
          kind: 'log-normal',
          meanNs: distribution.meanNs * factor,
          standardDeviationNs: distribution.standardDeviationNs * factor,
        };
      return { kind: 'log-normal', medianNs: distribution.medianNs * factor, p99Ns: distribution.p99Ns * factor };
    case 'empirical':
      return { ...distribution, values: distribution.values.map((one) => ({ ...one, valueNs: one.valueNs * factor })) };
    case 'quantiles':
      return {
        ...distribution,
        quantiles: distribution.quantiles.map((one) => ({ ...one, valueNs: one.valueNs * factor })),
      };
  }
}

/** What is wrong with it, or undefined. */
export function distributionProblem(distribution: Distribution): string | undefined {
  const durations = durationsOf(distribution);
  const wrong = durations.find(([, value]) => !(value >= 0 && value <= Number.MAX_SAFE_INTEGER));
  if (wrong !== undefined)
    return `${distribution.kind}: ${wrong[0]} is ${wrong[1]}, expected nanoseconds, at least 0 and below 2^53`;
  switch (distribution.kind) {
    case 'constant':
    case 'exponential':
      return undefined;
    case 'uniform':
      return distribution.minNs <= distribution.maxNs ? undefined : 'uniform: minNs is above maxNs';
    case 'log-normal':
      if ('meanNs' in distribution) return distribution.meanNs > 0 ? undefined : 'log-normal: meanNs is 0';
      if (distribution.medianNs === 0) return 'log-normal: medianNs is 0';
      return distribution.medianNs <= distribution.p99Ns ? undefined : 'log-normal: p99Ns is below medianNs';
    case 'empirical': {
      const { values } = distribution;
      if (values.length === 0) return 'empirical: there is no value';
      const bad = values.find(({ weight }) => !(weight > 0 && Number.isFinite(weight)));
      return bad === undefined ? undefined : `empirical: a weight is ${bad.weight}, expected a number above 0`;
    }
    case 'quantiles': {
      const { quantiles } = distribution;
      if (quantiles.length < 2 || quantiles[0]?.fraction !== 0 || quantiles.at(-1)?.fraction !== 1)
        return 'quantiles: expected at least two, the first at fraction 0 and the last at 1';
      const rising = pairs(quantiles).every(([a, b]) => a.fraction < b.fraction && a.valueNs <= b.valueNs);
      return rising ? undefined : 'quantiles: fractions and values have to rise';
    }
  }
}

function durationsOf(distribution: Distribution): [name: string, valueNs: number][] {
  switch (distribution.kind) {
    case 'empirical':
      return distribution.values.map(({ valueNs }) => ['valueNs', valueNs]);
    case 'quantiles':
      return distribution.quantiles.map(({ valueNs }) => ['valueNs', valueNs]);
    default:
      return Object.entries(distribution).filter((entry): entry is [string, number] => entry[0] !== 'kind');
  }
}

/** Of a standard normal distribution, the quantile at 0.99. */
const NORMAL_P99 = 2.3263478740408408;

/** Mean and deviation of the logarithm. */
function logarithmOf(distribution: Extract<Distribution, { kind: 'log-normal' }>): { mu: number; sigma: number } {
  if ('meanNs' in distribution) {
    const { meanNs: mean, standardDeviationNs } = distribution;
    const variance = Math.log(1 + (standardDeviationNs / mean) ** 2);
    return { mu: Math.log(mean) - variance / 2, sigma: Math.sqrt(variance) };
  }
  const { medianNs, p99Ns } = distribution;
  return { mu: Math.log(medianNs), sigma: Math.log(p99Ns / medianNs) / NORMAL_P99 };
}

/** Box and Muller's transform; its second number is thrown away, so that no state is kept outside `rng`. */
function standardNormal(rng: Rng): number {
  const radius = Math.sqrt(-2 * Math.log(1 - rng.fraction()));
  return radius * Math.cos(2 * Math.PI * rng.fraction());
}

function empiricalSampler(values: readonly WeightedDuration[]): Sampler {
  let total = 0;
  const upTo = values.map(({ weight }) => {
    total += weight;
    return total;
  });
  const rounded = values.map(({ valueNs }) => Math.round(valueNs));
  const last = rounded[rounded.length - 1]!;
  return (rng) => {
    const drawn = rng.fraction() * total;
    for (let index = 0; index < upTo.length; index++) if (drawn < upTo[index]!) return rounded[index]!;
    return last;
  };
}

function quantileSampler(quantiles: readonly Quantile[]): Sampler {
  return (rng) => {
    const fraction = rng.fraction();
    let above = 1;
    while (fraction >= quantiles[above]!.fraction) above++; // ends: a fraction is below 1, the last quantile is at 1
    const from = quantiles[above - 1]!;
    const to = quantiles[above]!;
    const share = (fraction - from.fraction) / (to.fraction - from.fraction);
    return Math.round(from.valueNs + share * (to.valueNs - from.valueNs));
  };
}

function pairs<T>(list: readonly T[]): [T, T][] {
  return list.slice(1).map((item, index) => [list[index]!, item]);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
