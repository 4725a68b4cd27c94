import fc, { type Arbitrary } from 'fast-check';
import type { ModelRun } from './model-run.ts';

/** How long the runs of an arbitrary are, in executed steps: runs that end early test little. */
export interface StepsPerRun {
  readonly seed: number;
  readonly runs: number;
  readonly least: number;
  readonly median: number;
  readonly mean: number;
  readonly most: number;
  /** How many came to their end, violate something, or did neither within their limit of steps. */
  readonly ended: number;
  readonly violating: number;
  readonly cut: number;
  /** `200 runs, seed 1: 4 to 61 steps, median 17, mean 18.4; 150 ended, 50 violate something, 0 were cut` */
  readonly text: string;
}

export function stepsPerRun<S>(
  runs: Arbitrary<ModelRun<S>>,
  { seed, numRuns = 200 }: { readonly seed: number; readonly numRuns?: number },
): StepsPerRun {
  const drawn = fc.sample(runs, { seed, numRuns });
  const lengths = drawn.map(({ trace }) => trace.length).sort((a, b) => a - b);
  const violating = drawn.filter(({ violated }) => violated !== undefined).length;
  const ended = drawn.filter((run) => run.violated === undefined && run.ended).length;
  const figures = {
    seed,
    runs: drawn.length,
    least: lengths[0]!,
    median: lengths[Math.floor(lengths.length / 2)]!,
    mean: lengths.reduce((sum, length) => sum + length, 0) / lengths.length,
    most: lengths.at(-1)!,
    ended,
    violating,
    cut: drawn.length - ended - violating,
  };
  const { least, median, mean, most, cut } = figures;
  const text = `${drawn.length} runs, seed ${seed}: ${least} to ${most} steps, median ${median}, mean ${mean.toFixed(1)}; ${ended} ended, ${violating} violate something, ${cut} were cut`;
  return { ...figures, text };
}
