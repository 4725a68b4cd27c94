import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { propertyParameters } from './seed.ts';

describe('propertyParameters', () => {
  beforeEach(() => {
    for (const name of ['CI', 'STALEMATE_SEED', 'STALEMATE_RANDOM', 'STALEMATE_RUNS', 'STALEMATE_VERBOSE']) {
      vi.stubEnv(name, undefined);
    }
  });
  afterEach(() => vi.restoreAllMocks());

  it('uses the seed pinned in the test', () => {
    expect(propertyParameters(7)).toEqual({ seed: 7, numRuns: 100, verbose: false });
    expect(propertyParameters(7, 20).numRuns).toBe(20);
  });

  it('lets the environment replace seed and number of runs', () => {
    vi.stubEnv('STALEMATE_SEED', '42');
    vi.stubEnv('STALEMATE_RUNS', '5000');
    expect(propertyParameters(7, 20)).toEqual({ seed: 42, numRuns: 5000, verbose: false });
  });

  it('prints a seed that it made up', () => {
    vi.stubEnv('STALEMATE_RANDOM', '1');
    const info = vi.spyOn(console, 'info').mockImplementation(() => {});
    const { seed } = propertyParameters(7);
    expect(info).toHaveBeenCalledWith(`repeat with STALEMATE_SEED=${seed}`);
  });

  it('refuses a made-up seed in CI', () => {
    vi.stubEnv('CI', 'true');
    vi.stubEnv('STALEMATE_RANDOM', '1');
    expect(() => propertyParameters(7)).toThrow('refused in CI');
  });

  it('refuses to run without a seed that can be repeated', () => {
    expect(() => propertyParameters(Number.NaN)).toThrow('whole number');
    vi.stubEnv('STALEMATE_SEED', 'lucky');
    expect(() => propertyParameters(7)).toThrow('"lucky"');
  });
});
