import { describe, expect, it } from 'vitest';
import { createRng } from '../../../sim/rng.ts';
import {
  batchMeansInterval,
  type Confidence,
  type Interval,
  meanInterval,
  probabilityInterval,
  ruleOfThree,
  studentQuantile,
  warmUp,
} from '../../../src/timed/confidence.ts';
import { samplerOf } from '../../../src/timed/distributions.ts';

const REPETITIONS = 2000;

const holds = (interval: Interval | undefined, value: number): boolean =>
  interval !== undefined && interval.low <= value && value <= interval.high;

/** How many of many intervals hold the true value. */
function coverage(value: number, interval: (repetition: number) => Interval | undefined): number {
  const held = Array.from({ length: REPETITIONS }, (_, repetition) => holds(interval(repetition), value));
  return held.filter(Boolean).length / REPETITIONS;
}

describe("Student's t", () => {
  // Tables of the distribution, as in Abramowitz and Stegun, 26.10.
  it.each<[Confidence, number, number]>([
    [0.95, 1, 12.706204736],
    [0.99, 1, 63.656741162],
    [0.9, 2, 2.91998558],
    [0.95, 2, 4.30265273],
    [0.95, 3, 3.182446305],
    [0.95, 9, 2.262157163],
    [0.95, 19, 2.093024054],
    [0.99, 30, 2.749995654],
    [0.95, 120, 1.979930405],
    [0.95, 1000, 1.962339081],
    [0.95, 1001, 1.962336699],
  ])('at %f with %i degrees of freedom', (confidence, degrees, expected) => {
    expect(studentQuantile(confidence, degrees)).toBeCloseTo(expected, 6);
  });

  it.each<Confidence>([0.9, 0.95, 0.99])('falls towards the normal quantile, at %f, without a jump', (confidence) => {
    const values = [1, 2, 3, 10, 100, 999, 1000, 1001, 1002, 10_000].map((count) => studentQuantile(confidence, count));
    expect(values).toEqual([...values].sort((a, b) => b - a));
    const [before, at, after] = [999, 1000, 1001].map((degrees) => studentQuantile(confidence, degrees));
    expect(before! - at!).toBeCloseTo(at! - after!, 7);
  });
});

describe('the interval of a mean', () => {
  it('is that of a worked example', () => {
    // Mean 5, deviation 1, five values: 5 ± 2.776445 / sqrt(5), scaled.
    const { low, high, method } = meanInterval([3.5811388, 4.2, 5, 5.8, 6.4188612], 0.95)!;
    expect((low + high) / 2).toBeCloseTo(5, 6);
    expect(high - low).toBeCloseTo(2 * 2.776445 * Math.sqrt((2 * 1.4188612 ** 2 + 2 * 0.8 ** 2) / 4 / 5), 5);
    expect(method).toBe('student-t');
  });

  it.each<Confidence>([0.9, 0.95, 0.99])('holds the mean as often as it says, at %f', (confidence) => {
    const rng = createRng(`coverage ${confidence}`);
    const draw = samplerOf({ kind: 'uniform', minNs: 0, maxNs: 1000 });
    const held = coverage(500, () =>
      meanInterval(
        Array.from({ length: 10 }, () => draw(rng)),
        confidence,
      ),
    );
    expect(Math.abs(held - confidence)).toBeLessThan(0.015);
  });

  it('is not known from one value', () => {
    expect([meanInterval([]), meanInterval([1])]).toEqual([undefined, undefined]);
  });
});

describe('the interval of a probability', () => {
  // Newcombe, Statistics in Medicine 17, 1998, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('after %i of %i', (successes, runs, low, high) => {
    const interval = probabilityInterval(successes, runs)!;
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
    const opposite = probabilityInterval(runs - successes, runs)!;
    expect([1 - opposite.high, 1 - opposite.low].map((bound) => bound.toFixed(9))).toEqual(
      [interval.low, interval.high].map((bound) => bound.toFixed(9)),
    );
  });

  it.each([0.02, 0.3, 0.5, 0.97])('holds a probability of %f about as often as it says', (probability) => {
    const rng = createRng(`wilson ${probability}`);
    const held = coverage(probability, () => {
      const successes = Array.from({ length: 100 }, () => rng.fraction() < probability).filter(Boolean).length;
      return probabilityInterval(successes, 100);
    });
    expect(held).toBeGreaterThan(0.93);
    expect(held).toBeLessThan(0.985);
  });

  it('is not known without a run', () => {
    expect(probabilityInterval(0, 0)).toBeUndefined();
  });

  it.each([
    [-1, 3],
    [4, 3],
    [0.5, 3],
  ])('refuses %f of %i', (successes, runs) => {
    expect(() => probabilityInterval(successes, runs)).toThrow('expected a whole number of them');
  });

  it('has the rule of three where nothing was seen', () => {
    expect([0, 1, 3, 300].map(ruleOfThree)).toEqual([1, 1, 1, 0.01]);
    expect((1 - ruleOfThree(300)) ** 300).toBeCloseTo(0.05, 2);
  });
});

describe('batch means', () => {
  /** Each value depends on the one before: 0.8 of it and something new. */
  const dependent = (seed: string, length: number): number[] => {
    const rng = createRng(seed);
    let value = 0;
    return Array.from({ length }, () => {
      value = 0.8 * value + rng.fraction() - 0.5;
      return value;
    });
  };

  it('hold the mean of values that depend on each other, where independence taken for granted does not', () => {
    const runs = Array.from({ length: REPETITIONS }, (_, run) => dependent(`d${run}`, 2000));
    expect(coverage(0, (run) => batchMeansInterval(runs[run]!))).toBeGreaterThan(0.92);
    expect(coverage(0, (run) => meanInterval(runs[run]!))).toBeLessThan(0.6);
  });

  it('leave out what fills no batch, and want two values for each', () => {
    const values = Array.from({ length: 41 }, (_, index) => (index === 40 ? 1e9 : index % 3));
    expect(batchMeansInterval(values)).toEqual(batchMeansInterval(values.slice(0, 40)));
    expect(batchMeansInterval(values.slice(0, 39))).toBeUndefined();
  });
});

describe('the warm-up', () => {
  const noise = (length: number, seed: string): number[] => {
    const rng = createRng(seed);
    return Array.from({ length }, () => rng.fraction());
  };

  it('is what comes before the values settle', () => {
    const values = noise(400, 'settles').map((value, index) => value + (index < 100 ? 10 - index / 10 : 0));
    const cut = warmUp(values);
    expect(cut).toBeGreaterThanOrEqual(75);
    expect(cut).toBeLessThanOrEqual(110);
    expect(cut % 5).toBe(0);
  });

  it('is short where values are settled from the start', () => {
    const cuts = Array.from({ length: 50 }, (_, run) => warmUp(noise(400, `settled ${run}`))).sort((a, b) => a - b);
    expect(cuts[25]).toBeLessThanOrEqual(60);
  });

  it('is at most half of the values, and nothing of none', () => {
    expect(warmUp(Array.from({ length: 100 }, (_, index) => index))).toBeLessThanOrEqual(50);
    expect([warmUp([]), warmUp([1, 2, 3])]).toEqual([0, 0]);
  });
});
