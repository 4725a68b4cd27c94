import { createRng } from '../../sim/rng.ts';
import { type Distribution, samplerOf } from './distributions.ts';
import { createEventQueue } from './event-queue.ts';
import { createRunningStatistics, createTimeAverage } from './statistics.ts';

/**
 * Customers, a line, servers. It has nothing to do with migration: theory knows the answers, so it shows that event
 * queue, distributions and averages are right, and how fast they are.
 */
export interface QueueingSystem {
  readonly betweenArrivals: Distribution;
  readonly service: Distribution;
  readonly servers: number;
  /** Who finds all servers busy and this many waiting goes away for good; `Infinity` where nobody does. */
  readonly waitingPlaces: number;
}

export interface QueueingRun {
  readonly seed: string;
  /** Customers that arrive before anything is counted. */
  readonly warmUpArrivals: number;
  /** Customers that are counted. */
  readonly arrivals: number;
}

export interface QueueingResult {
  /** Of the counted customers that were served: from arrival to the start of service. */
  readonly meanWaitNs: number;
  /** Of the same: from arrival to the end of service. */
  readonly meanStayNs: number;
  /** Over time: customers waiting or being served. */
  readonly meanPresent: number;
  /** Over time: busy servers. */
  readonly meanBusy: number;
  /** Share of the counted arrivals that were turned away. */
  readonly lostShare: number;
  /** Counted customers per second of virtual time, those turned away among them. */
  readonly arrivalsPerSecond: number;
  readonly events: number;
}

const ARRIVAL = 0;
const DEPARTURE = 1;
/** Whoever has left the line is forgotten, this many at a time. */
const LEFT_MAX = 1024;

/** First come, first served. Ends with the last counted arrival; equal seeds give equal results. */
export function simulateQueueing(
  system: QueueingSystem,
  { seed, warmUpArrivals, arrivals }: QueueingRun,
): QueueingResult {
  const betweenArrivals = samplerOf(system.betweenArrivals);
  const service = samplerOf(system.service);
  const rng = createRng(seed);
  const queue = createEventQueue();
  const waits = createRunningStatistics();
  const stays = createRunningStatistics();
  const present = createTimeAverage();
  const busyServers = createTimeAverage();
  const line: { atNs: number; counted: boolean }[] = [];
  let served = 0; // of the line: whoever is before this index has left it
  let busy = 0;
  let arrived = 0;
  let lost = 0;
  let events = 0;
  let warmNs = 0;

  const serve = (nowNs: number, arrivedNs: number, counted: boolean): void => {
    const takesNs = service(rng);
    queue.schedule(nowNs + takesNs, DEPARTURE);
    if (!counted) return;
    waits.add(nowNs - arrivedNs);
    stays.add(nowNs - arrivedNs + takesNs);
  };
  const note = (nowNs: number): void => {
    present.change(nowNs, busy + line.length - served);
    busyServers.change(nowNs, busy);
  };

  queue.schedule(betweenArrivals(rng), ARRIVAL);
  for (;;) {
    const event = queue.next();
    const nowNs = queue.nowNs();
    events++;
    if (event === ARRIVAL) {
      const counted = arrived++ >= warmUpArrivals;
      if (arrived === warmUpArrivals) {
        warmNs = nowNs;
        present.restart(nowNs);
        busyServers.restart(nowNs);
      }
      if (busy < system.servers) {
        busy++;
        serve(nowNs, nowNs, counted);
      } else if (line.length - served < system.waitingPlaces) line.push({ atNs: nowNs, counted });
      else if (counted) lost++;
      note(nowNs);
      if (arrived === warmUpArrivals + arrivals) break;
      queue.schedule(nowNs + betweenArrivals(rng), ARRIVAL);
    } else {
      const first = line[served];
      if (first === undefined) busy--;
      else {
        served++;
        serve(nowNs, first.atNs, first.counted);
      }
      if (served > LEFT_MAX && served * 2 > line.length) {
        line.splice(0, served);
        served = 0;
      }
      note(nowNs);
    }
  }
  const endNs = queue.nowNs();
  return {
    meanWaitNs: waits.mean(),
    meanStayNs: stays.mean(),
    meanPresent: present.average(endNs),
    meanBusy: busyServers.average(endNs),
    lostShare: lost / arrivals,
    arrivalsPerSecond: (arrivals * 1e9) / (endNs - warmNs),
    events,
  };
}
