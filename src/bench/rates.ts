/** How much gets done in virtual time: events and runs per second, each against an aim. To add one, add it to `rateCases`. */
import { readFileSync } from 'node:fs';
import { createRng } from '../../sim/rng.ts';
import { loadScenario } from '../scenario/load.ts';
import { samplerOf } from '../timed/distributions.ts';
import { createEventQueue } from '../timed/event-queue.ts';
import { profileFor } from '../timed/profiles/index.ts';
import { simulateQueueing } from '../timed/queueing.ts';
import { profileNamed } from '../timed/read-profile.ts';
import { createSimulator } from '../timed/simulate.ts';
import { runsOf, seedsOf, summarise } from '../timed/summary.ts';
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
const TIMED_RUNS = 1000;
const TIMED_SCENARIO = 'litmus/l02-machines-2011.yaml';

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
  {
    name: 'timed-runs',
    about: `"run --timed --runs ${TIMED_RUNS}" of a migration (${TIMED_SCENARIO}), with loading it and the summary`,
    unit: 'runs',
    atLeastPerSecond: 200, // 1,000 in 5 seconds
    work: () => {
      const file = new URL(`../../scenarios/${TIMED_SCENARIO}`, import.meta.url);
      const loaded = loadScenario(readFileSync(file, 'utf8'), TIMED_SCENARIO);
      if (!loaded.ok) throw new Error(`${TIMED_SCENARIO} does not load`);
      const { litmus } = loaded.scenario;
      const profile = profileNamed(profileFor(litmus.storage.kind));
      if (profile === undefined) throw new Error(`there is no profile for ${litmus.storage.kind}`);
      const simulator = createSimulator(litmus, profile);
      return summarise([...runsOf(simulator, seedsOf('0', TIMED_RUNS))], ['stale-read']).runs.length;
    },
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
