import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRunningStatistics, createTimeAverage, distributed, quantile } from '../../../src/timed/statistics.ts';
import { propertyParameters } from '../../helpers/seed.ts';

const numbers = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 50 });

describe('running statistics', () => {
  it('agree with the sums over all values', () => {
    const property = fc.property(numbers, (values) => {
      const running = createRunningStatistics();
      for (const value of values) running.add(value);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
      expect([running.count(), running.min(), running.max()]).toEqual([
        values.length,
        Math.min(...values),
        Math.max(...values),
      ]);
      expect(running.mean()).toBeCloseTo(mean, 8);
      if (values.length > 1) expect(running.variance()).toBeCloseTo(squares / (values.length - 1), 5);
      else expect(running.variance()).toBeNaN();
    });
    fc.assert(property, propertyParameters(3));
  });

  it('keep a small variance beside a large mean', () => {
    const running = createRunningStatistics();
    for (const value of [4, 7, 13, 16]) running.add(1e9 + value);
    expect(running.variance()).toBe(30);
  });

  it('know nothing without a value', () => {
    const { mean, variance, min, max, count } = createRunningStatistics();
    expect([count(), mean(), variance(), min(), max()]).toEqual([0, Number.NaN, Number.NaN, Number.NaN, Number.NaN]);
  });
});

describe('quantiles', () => {
  // By hand: 4 × fraction is the place between the five values.
  it.each([
    [0, 1],
    [0.1, 1.4],
    [0.5, 4],
    [0.95, 14.4],
    [0.99, 15.68],
    [1, 16],
  ])('at %f of five values is %f', (fraction, expected) => {
    expect(quantile([1, 2, 4, 8, 16], fraction)).toBeCloseTo(expected, 12);
  });

  it('are those of all values, in whatever order these come', () => {
    const values = Array.from({ length: 101 }, (_, index) => (index * 37) % 101);
    expect(distributed(values)).toMatchObject({ count: 101, mean: 50, min: 0, median: 50, p95: 95, p99: 99, max: 100 });
  });

  it('of nothing are NaN, and of one value that value', () => {
    expect(distributed([])).toMatchObject({ count: 0, mean: Number.NaN, median: Number.NaN });
    expect(distributed([3])).toMatchObject({ mean: 3, standardDeviation: Number.NaN, median: 3, p99: 3 });
  });

  it.each([-0.1, 1.1, Number.NaN])('at %f are refused', (fraction) => {
    expect(() => quantile([1], fraction)).toThrow('expected 0..1');
  });
});

describe('an average over time', () => {
  it('counts each value as long as it lasted', () => {
    const average = createTimeAverage();
    average.change(10, 4); // 0 for 10 ns, then 4 for 30 ns, then 1 for 10 ns
    average.change(40, 1);
    expect([average.integral(50), average.average(50)]).toEqual([130, 2.6]);
  });

  it('is not the average of the values, which says nothing about how long they lasted', () => {
    const average = createTimeAverage(0, 100);
    average.change(1, 0);
    expect(average.average(100)).toBe(1);
  });

  it('forgets the warm-up, and keeps the value', () => {
    const average = createTimeAverage(0, 8);
    average.restart(100);
    average.change(150, 2);
    expect(average.average(200)).toBe(5);
  });

  it('does not go back in time', () => {
    const average = createTimeAverage(5);
    expect(() => average.change(4, 1)).toThrow('time went back from 5 ns to 4 ns');
    expect(() => average.restart(4)).toThrow('time went back');
  });
});
