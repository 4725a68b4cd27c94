import { describe, expect, it } from 'vitest';
import { createRng } from '../../../sim/rng.ts';
import { meanInterval } from '../../../src/timed/confidence.ts';
import {
  type Distribution,
  distributionProblem,
  meanNs,
  sampleNs,
  samplerOf,
  scaled,
} from '../../../src/timed/distributions.ts';
import { quantile } from '../../../src/timed/statistics.ts';

const SAMPLES = 40_000;
/** Of the logarithm, when the 99th percentile is five times the median. */
const LOG_DEVIATION = Math.log(5) / 2.32634787;

const table: readonly { distribution: Distribution; mean: number; standardDeviation: number; median: number }[] = [
  { distribution: { kind: 'constant', valueNs: 700 }, mean: 700, standardDeviation: 0, median: 700 },
  {
    distribution: { kind: 'uniform', minNs: 1000, maxNs: 5000 },
    mean: 3000,
    standardDeviation: 4000 / Math.sqrt(12),
    median: 3000,
  },
  {
    distribution: { kind: 'exponential', meanNs: 1e6 },
    mean: 1e6,
    standardDeviation: 1e6,
    median: 1e6 * Math.LN2,
  },
  {
    distribution: { kind: 'log-normal', meanNs: 1e6, standardDeviationNs: 5e5 },
    mean: 1e6,
    standardDeviation: 5e5,
    median: 1e6 / Math.sqrt(1.25),
  },
  {
    distribution: { kind: 'log-normal', medianNs: 2e5, p99Ns: 1e6 },
    mean: 2e5 * Math.exp(LOG_DEVIATION ** 2 / 2),
    standardDeviation: 2e5 * Math.exp(LOG_DEVIATION ** 2 / 2) * Math.sqrt(Math.exp(LOG_DEVIATION ** 2) - 1),
    median: 2e5,
  },
  {
    distribution: {
      kind: 'empirical',
      values: [
        { valueNs: 100, weight: 1 },
        { valueNs: 300, weight: 6 },
        { valueNs: 900, weight: 3 },
      ],
    },
    mean: 460,
    standardDeviation: Math.sqrt(0.1 * 1e4 + 0.6 * 9e4 + 0.3 * 81e4 - 460 ** 2),
    median: 300,
  },
  {
    distribution: {
      kind: 'quantiles',
      quantiles: [
        { fraction: 0, valueNs: 100_000 },
        { fraction: 0.5, valueNs: 200_000 },
        { fraction: 1, valueNs: 1_000_000 },
      ],
    },
    mean: 375_000,
    standardDeviation: Math.sqrt(0.5 * (7e10 / 3) + 0.5 * (124e10 / 3) - 375_000 ** 2),
    median: 200_000,
  },
];

describe.each(table)('$distribution.kind', ({ distribution, mean, standardDeviation, median }) => {
  const rng = createRng(JSON.stringify(distribution));
  const draw = samplerOf(distribution);
  const values = Array.from({ length: SAMPLES }, () => draw(rng));

  it('draws whole nanoseconds', () => {
    for (const value of values) if (!Number.isSafeInteger(value) || value < 0) expect.fail(`drew ${value}`);
  });

  it('has the mean it says, and so have its samples', () => {
    expect(meanNs(distribution)).toBeCloseTo(mean, 0);
    const { low, high } = meanInterval(values, 0.99)!;
    expect(low).toBeLessThanOrEqual(mean);
    expect(high).toBeGreaterThanOrEqual(mean);
  });

  it('spreads as much as it should, around the right median', () => {
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / SAMPLES;
    expect(Math.abs(Math.sqrt(variance) - standardDeviation)).toBeLessThanOrEqual(0.03 * standardDeviation);
    const found = quantile(Float64Array.from(values).sort(), 0.5);
    expect(Math.abs(found - median)).toBeLessThanOrEqual(0.04 * median);
  });

  it('draws the same from the same seed', () => {
    const again = createRng(JSON.stringify(distribution));
    expect(values.slice(0, 100)).toEqual(Array.from({ length: 100 }, () => sampleNs(distribution, again)));
  });

  it('is three times as long when scaled by three', () => {
    const longer = scaled(distribution, 3);
    expect(meanNs(longer)).toBeCloseTo(3 * meanNs(distribution), 3);
    expect(distributionProblem(longer)).toBeUndefined();
    const [one, three] = [createRng('s'), createRng('s')];
    for (let count = 0; count < 100; count++)
      expect(Math.abs(sampleNs(longer, three) - 3 * sampleNs(distribution, one))).toBeLessThanOrEqual(3);
  });
});

it('puts 99 of 100 samples of a log-normal duration below its p99', () => {
  const rng = createRng('p99');
  const draw = samplerOf({ kind: 'log-normal', medianNs: 2e5, p99Ns: 1e6 });
  const below = Array.from({ length: SAMPLES }, () => draw(rng)).filter((value) => value <= 1e6).length;
  expect(below / SAMPLES).toBeCloseTo(0.99, 2);
});

describe('a distribution that makes no sense is refused', () => {
  const refused: readonly [Distribution, message: string][] = [
    [{ kind: 'constant', valueNs: -1 }, 'constant: valueNs is -1, expected nanoseconds, at least 0 and below 2^53'],
    [{ kind: 'exponential', meanNs: Number.NaN }, 'exponential: meanNs is NaN'],
    [{ kind: 'constant', valueNs: 2 ** 60 }, 'below 2^53'],
    [{ kind: 'uniform', minNs: 5, maxNs: 4 }, 'uniform: minNs is above maxNs'],
    [{ kind: 'log-normal', meanNs: 0, standardDeviationNs: 1 }, 'log-normal: meanNs is 0'],
    [{ kind: 'log-normal', meanNs: 1, standardDeviationNs: -1 }, 'log-normal: standardDeviationNs is -1'],
    [{ kind: 'log-normal', medianNs: 0, p99Ns: 1 }, 'log-normal: medianNs is 0'],
    [{ kind: 'log-normal', medianNs: 2, p99Ns: 1 }, 'log-normal: p99Ns is below medianNs'],
    [{ kind: 'empirical', values: [] }, 'empirical: there is no value'],
    [{ kind: 'empirical', values: [{ valueNs: 1, weight: 0 }] }, 'empirical: a weight is 0'],
    [{ kind: 'empirical', values: [{ valueNs: -2, weight: 1 }] }, 'empirical: valueNs is -2'],
    [{ kind: 'quantiles', quantiles: [{ fraction: 0, valueNs: 1 }] }, 'quantiles: expected at least two'],
    [
      {
        kind: 'quantiles',
        quantiles: [
          { fraction: 0, valueNs: 2 },
          { fraction: 1, valueNs: 1 },
        ],
      },
      'quantiles: fractions and values have to rise',
    ],
  ];

  it.each(refused)('%j', (distribution, message) => {
    expect(() => samplerOf(distribution)).toThrow(message);
  });
});
