/** How much virtual time gets done: events and runs per second, each against an aim. To add one, add it to `rateCases`. */
import { createRng } from '../../sim/rng.ts';
import { samplerOf } from '../timed/distributions.ts';
import { createEventQueue } from '../timed/event-queue.ts';
import { simulateQueueing } from '../timed/queueing.ts';
import type { AimResult } from './aims.ts';
import type { Clock } from './result.ts';
import { type Spread, spreadOf } from './spread.ts';

export interface RateCase {
  readonly name: string; // unique; also what --only takes
  readonly about: string;
  readonly unit: 'events' | 'runs';
  readonly atLeastPerSecond: number;
  /** Does the work once. @returns how many of the unit */
  readonly work: () => number;
}

/** What the work took in a process of its own, with just-in-time compilation, without the start of the process. */
export interface RateMeasurement {
  readonly count: number;
  readonly elapsedMs: number;
  readonly cpuMs: number;
}

export interface RateResult extends Pick<RateCase, 'name' | 'about' | 'unit' | 'atLeastPerSecond'> {
  readonly perSecond: Spread;
}

const PENDING = 1000;
const HOLDS = 2_000_000;
const CUSTOMERS = 1_000_000;

export const rateCases: readonly RateCase[] = [
  {
    name: 'events-hold',
    about: `the event queue alone: ${PENDING} pending, the next one is taken and another scheduled`,
    unit: 'events',
    atLeastPerSecond: 1_000_000,
    work: () => {
      const queue = createEventQueue();
      const rng = createRng('hold');
      const draw = samplerOf({ kind: 'exponential', meanNs: 1e6 });
      for (let event = 0; event < PENDING; event++) queue.schedule(draw(rng), event);
      for (let count = 0; count < HOLDS; count++) {
        const event = queue.next();
        queue.schedule(queue.nowNs() + draw(rng), event);
      }
      return HOLDS;
    },
  },
  {
    name: 'events-queueing',
    about: 'an M/M/1 queue at load 0.8 with its averages: the plain driver',
    unit: 'events',
    atLeastPerSecond: 1_000_000,
    work: () =>
      simulateQueueing(
        {
          betweenArrivals: { kind: 'exponential', meanNs: 1.25e6 },
          service: { kind: 'exponential', meanNs: 1e6 },
          servers: 1,
          waitingPlaces: Number.POSITIVE_INFINITY,
        },
        { seed: 'bench', warmUpArrivals: 0, arrivals: CUSTOMERS },
      ).events,
  },
];

export function measureRate(rate: RateCase): RateMeasurement {
  const startMs = performance.now();
  const before = process.cpuUsage();
  const count = rate.work();
  const { user, system } = process.cpuUsage(before);
  return { count, elapsedMs: performance.now() - startMs, cpuMs: (user + system) / 1000 };
}

/** @throws Error when rounds did different amounts of work: then the work is not repeatable */
export function rateResult(rate: RateCase, rounds: readonly RateMeasurement[], clock: Clock): RateResult {
  const { name, about, unit, atLeastPerSecond } = rate;
  const different = rounds.find(({ count }) => count !== rounds[0]?.count);
  if (different !== undefined)
    throw new Error(`${name}: ${different.count} ${unit} in one round, ${rounds[0]?.count} in another`);
  const perSecond = spreadOf(rounds.map((round) => (round.count * 1000) / round[clock]));
  return { name, about, unit, atLeastPerSecond, perSecond };
}

/** Beside the aims of the search: how many times the wanted rate. */
export function rateAims(results: readonly RateResult[]): AimResult[] {
  return rateCases.map(({ name, unit, atLeastPerSecond }) => {
    const text = `${name}: ${atLeastPerSecond.toLocaleString('en-US')} ${unit} per second on one core`;
    const found = results.find((result) => result.name === name);
    if (found === undefined) return { text, atLeast: 1 };
    const { median, min, max } = found.perSecond;
    const times = (rate: number): number => rate / atLeastPerSecond;
    return { text, atLeast: 1, measured: { median: times(median), min: times(min), max: times(max) } };
  });
}
