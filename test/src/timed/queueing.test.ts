import { describe, expect, it } from 'vitest';
import { type Interval, meanInterval } from '../../../src/timed/confidence.ts';
import type { Distribution } from '../../../src/timed/distributions.ts';
import { type QueueingResult, type QueueingSystem, simulateQueueing } from '../../../src/timed/queueing.ts';

/** The same time for each comparison: 1 ms of service on average. */
const SERVICE_NS = 1_000_000;
const RUNS = 20;
const LOADS = [0.3, 0.6, 0.8];

const exponential = (meanNs: number): Distribution => ({ kind: 'exponential', meanNs });
const constant = (valueNs: number): Distribution => ({ kind: 'constant', valueNs });

const singleServer = (load: number, service: Distribution): QueueingSystem => ({
  betweenArrivals: exponential(SERVICE_NS / load),
  service,
  servers: 1,
  waitingPlaces: Number.POSITIVE_INFINITY,
});

/** Pollaczek and Khinchin: the mean wait in units of the mean service; `variation` is variance over squared mean. */
const meanWait = (load: number, variation: number): number => (load * (1 + variation)) / (2 * (1 - load));

/** Erlang's B formula, by its recursion. */
function erlangB(offered: number, servers: number): number {
  let blocked = 1;
  for (let count = 1; count <= servers; count++) blocked = (offered * blocked) / (count + offered * blocked);
  return blocked;
}

const simulated = new Map<string, QueueingResult[]>();

/** Simulated once for all tests that ask for the same. */
function repeated(system: QueueingSystem, seed: string): QueueingResult[] {
  const key = JSON.stringify([system, seed]);
  const results =
    simulated.get(key) ??
    Array.from({ length: RUNS }, (_, run) =>
      simulateQueueing(system, { seed: `${seed}/${run}`, warmUpArrivals: 2_000, arrivals: 25_000 }),
    );
  simulated.set(key, results);
  return results;
}

const intervalOf = (results: readonly QueueingResult[], measure: (result: QueueingResult) => number): Interval =>
  meanInterval(results.map(measure), 0.99)!;

const holds = ({ low, high }: Interval, value: number): boolean => low <= value && value <= high;

describe.each(LOADS)('at load %f', (load) => {
  const systems = [
    { name: 'M/M/1', service: exponential(SERVICE_NS), variation: 1 },
    { name: 'M/D/1', service: constant(SERVICE_NS), variation: 0 },
  ];

  it.each(systems)('$name waits, stays and fills as theory says', ({ name, service, variation }) => {
    const results = repeated(singleServer(load, service), `${name} ${load}`);
    const expectedWait = meanWait(load, variation);
    expectInterval(
      intervalOf(results, ({ meanWaitNs }) => meanWaitNs / SERVICE_NS),
      expectedWait,
    );
    expectInterval(
      intervalOf(results, ({ meanStayNs }) => meanStayNs / SERVICE_NS),
      expectedWait + 1,
    );
    expectInterval(
      intervalOf(results, ({ meanPresent }) => meanPresent),
      load * (expectedWait + 1),
    );
    expectInterval(
      intervalOf(results, ({ meanBusy }) => meanBusy),
      load,
    );
    for (const { lostShare } of results) expect(lostShare).toBe(0);
  });

  it('the interval is too narrow for the formula of another system', () => {
    const results = repeated(singleServer(load, exponential(SERVICE_NS)), `M/M/1 ${load}`);
    expect(
      holds(
        intervalOf(results, ({ meanWaitNs }) => meanWaitNs / SERVICE_NS),
        meanWait(load, 0),
      ),
    ).toBe(false);
  });
});

describe.each([
  { offered: 0.5, servers: 1 },
  { offered: 4, servers: 5 },
  { offered: 18, servers: 20 },
])('$servers servers that are offered $offered', ({ offered, servers }) => {
  const system = (offer: number): QueueingSystem => ({
    betweenArrivals: exponential(SERVICE_NS / offer),
    service: exponential(SERVICE_NS),
    servers,
    waitingPlaces: 0,
  });
  const results = repeated(system(offered), `M/M/${servers}/${servers}`);
  const blocked = erlangB(offered, servers);

  it('turn away what Erlang said', () => {
    expectInterval(
      intervalOf(results, ({ lostShare }) => lostShare),
      blocked,
    );
    expectInterval(
      intervalOf(results, ({ meanBusy }) => meanBusy),
      offered * (1 - blocked),
    );
    for (const { meanWaitNs } of results) expect(meanWaitNs).toBe(0);
  });

  it('turn away as much when service always takes the same time', () => {
    const same = repeated({ ...system(offered), service: constant(SERVICE_NS) }, `M/D/${servers}/${servers}`);
    expectInterval(
      intervalOf(same, ({ lostShare }) => lostShare),
      blocked,
    );
  });

  it('turn away noticeably more when 5 % more come', () => {
    const more = repeated(system(offered * 1.05), `M/M/${servers}/${servers}`);
    expect(
      holds(
        intervalOf(more, ({ lostShare }) => lostShare),
        blocked,
      ),
    ).toBe(false);
  });
});

it("obeys Little's law, which joins an average over time with one over customers", () => {
  for (const { meanPresent, meanStayNs, arrivalsPerSecond } of repeated(
    singleServer(0.6, exponential(SERVICE_NS)),
    'L',
  ))
    expect(meanPresent / ((meanStayNs / 1e9) * arrivalsPerSecond)).toBeCloseTo(1, 2);
});

it('a server that is 2 % slow is noticed', () => {
  const slow = repeated(singleServer(0.8, constant(SERVICE_NS * 1.02)), 'slow');
  expect(
    holds(
      intervalOf(slow, ({ meanBusy }) => meanBusy),
      0.8,
    ),
  ).toBe(false);
});

it('gives the same results from the same seed, and others from another', () => {
  const run = (seed: string) =>
    simulateQueueing(singleServer(0.6, exponential(SERVICE_NS)), { seed, warmUpArrivals: 10, arrivals: 1000 });
  expect(run('a')).toEqual(run('a'));
  expect(run('a')).not.toEqual(run('b'));
});

function expectInterval({ low, high }: Interval, value: number): void {
  expect(value).toBeGreaterThanOrEqual(low);
  expect(value).toBeLessThanOrEqual(high);
}
