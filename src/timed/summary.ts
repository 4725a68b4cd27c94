/** What many runs say together. Each run counts once: runs are independent, because each has a seed of its own. */
import { type Confidence, type Interval, meanInterval, probabilityInterval, ruleOfThree } from './confidence.ts';
import { measures } from './measures.ts';
import type { Simulator } from './simulate.ts';
import { type Distributed, distributed } from './statistics.ts';
import type { Measured, RunEnd, TimedRun } from './timed-run.ts';

export interface TimedSummary {
  /** Each with its seed; repeat one with `--seed`. */
  readonly runs: readonly TimedRun[];
  readonly seeds: readonly string[];
  /** How many runs ended in which way. */
  readonly ends: Readonly<Record<RunEnd, number>>;
  /** In the order of `measures`. */
  readonly measures: readonly MeasureSummary[];
  readonly probabilities: readonly Probability[];
  readonly confidence: Confidence;
}

export interface MeasureSummary {
  /** Of a `Measure`. */
  readonly name: string;
  /** Over the runs that came to it. */
  readonly values: Distributed;
  /** Of the mean: Student's t over independent runs. Absent below two values. */
  readonly interval?: Interval;
}

/** Of an event that a run shows or does not. */
export interface Probability {
  readonly name: string;
  readonly kind: 'property' | 'event';
  readonly meaning: string;
  readonly runs: number;
  readonly times: number;
  readonly share: number;
  /** Wilson's score interval. */
  readonly interval: Interval;
  /** Where it was never seen: at most this, by the rule of three. */
  readonly atMost?: number;
}

/** The seed of each run: that of one run alone is the seed itself. */
export function seedsOf(seed: string, runs: number): string[] {
  return runs === 1 ? [seed] : Array.from({ length: runs }, (_, index) => `${seed}/${index + 1}`);
}

/** Runs one after the other, so that a caller can stop between two and keep what there is. */
export function* runsOf(simulator: Simulator, seeds: readonly string[]): Generator<TimedRun> {
  for (const seed of seeds) yield simulator.run({ seed });
}

/**
 * @param runs        at least one
 * @param properties  names of the properties that a run can violate
 */
export function summarise(
  runs: readonly TimedRun[],
  properties: readonly string[],
  confidence: Confidence = 0.95,
): TimedSummary {
  const ends: Record<RunEnd, number> = { quiescent: 0, observed: 0, until: 0, steps: 0 };
  for (const { ended } of runs) ends[ended] += 1;
  return {
    runs,
    seeds: runs.map(({ seed }) => seed),
    ends,
    measures: measures.map(({ name, of }) => {
      const values = runs.map(({ measured }) => of(measured)).filter((value) => value !== null);
      const interval = meanInterval(values, confidence);
      return { name, values: distributed(values), ...(interval === undefined ? {} : { interval }) };
    }),
    probabilities: [
      ...events.map(({ name, meaning, happened }) =>
        probability(
          { name, meaning, kind: 'event' },
          runs.filter(({ measured }) => happened(measured)).length,
          runs.length,
          confidence,
        ),
      ),
      ...properties.map((property) =>
        probability(
          { name: property, meaning: `the run violates ${property}`, kind: 'property' },
          runs.filter(({ violations }) => violations.some((one) => one.property === property)).length,
          runs.length,
          confidence,
        ),
      ),
    ],
    confidence,
  };
}

const events: readonly { name: string; meaning: string; happened: (measured: Measured) => boolean }[] = [
  { name: 'moved', meaning: 'the guest runs at the destination', happened: ({ moved }) => moved },
  {
    name: 'staleReads',
    meaning: 'the guest reads old data at least once',
    happened: ({ staleReads }) => staleReads > 0,
  },
  {
    name: 'staleWindow',
    meaning: 'some read would have returned old data at the destination',
    happened: ({ staleWindowNs }) => staleWindowNs > 0,
  },
];

function probability(
  what: Pick<Probability, 'name' | 'meaning' | 'kind'>,
  times: number,
  runs: number,
  confidence: Confidence,
): Probability {
  const interval = probabilityInterval(times, runs, confidence);
  if (interval === undefined) throw new RangeError('a probability needs at least one run');
  return { ...what, runs, times, share: times / runs, interval, ...(times === 0 ? { atMost: ruleOfThree(runs) } : {}) };
}
