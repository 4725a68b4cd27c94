/** Everything that is measured of a run: one table, from which reports, data files and their documentation are made. */
import { type DowntimePart, downtimeParts, type Measured } from './timed-run.ts';

export type MeasureUnit = 'ns' | 'bytes' | 'count' | 'share';

/** What one value of a run stands for. An average over time counts each state as long as it lasted; one over requests each request once. */
export type MeasureKind = 'once' | 'time-average' | 'request-average';

export interface Measure {
  /** Unique; columns of data files are called so. Its unit stands at the end. */
  readonly name: string;
  readonly unit: MeasureUnit;
  readonly kind: MeasureKind;
  readonly meaning: string;
  /** Null where a run did not come to it. */
  readonly of: (measured: Measured) => number | null;
}

const partMeanings: Readonly<Record<DowntimePart, string>> = {
  stop: 'stopping the virtual processors',
  drain: 'waiting for requests in service',
  flush: 'writing back what is dirty, and flushing it',
  release: 'inactivating, unlocking and closing the image at the source',
  'device-state': 'sending what is left of the memory and the state of the devices, and loading it',
  management: 'waiting for whoever says that the destination may run',
  invalidate: 'opening, locking, dropping and reading again at the destination (or at a source that goes back)',
  activate: 'becoming able to write, and starting the virtual processors',
};

export const measures: readonly Measure[] = [
  once(
    'downtimeNs',
    'ns',
    'from stopping the virtual processors at the source until they run again, wherever that is',
    (m) => m.downtimeNs,
  ),
  ...downtimeParts.map((part) =>
    once(`downtime.${part}Ns`, 'ns', `part of the downtime: ${partMeanings[part]}`, (m) =>
      m.downtimeNs === null ? null : m.partsNs[part],
    ),
  ),
  once(
    'migrationNs',
    'ns',
    'from the beginning of the migration until the guest runs at the destination',
    (m) => m.migrationNs,
  ),
  once(
    'primedNs',
    'ns',
    'from the moment the destination has opened the image until the guest runs there',
    (m) => m.primedNs,
  ),
  once('precopyRounds', 'count', 'rounds in which memory was sent while the guest ran', (m) => m.precopyRounds),
  once('precopyBytes', 'bytes', 'memory sent in them', (m) => m.precopyBytes),
  once('lastRoundBytes', 'bytes', 'memory sent in the last of them', (m) => m.lastRoundBytes),
  once(
    'dirtyAtStopBytes',
    'bytes',
    'what caches of the hosts held dirty of the image when the guest was stopped',
    (m) => m.dirtyAtStopBytes,
  ),
  once(
    'flushedInLastPhaseBytes',
    'bytes',
    'what was written back while the guest was stopped',
    (m) => m.flushedInLastPhaseBytes,
  ),
  once(
    'leftDirtyBytes',
    'bytes',
    'what the caches of the hosts hold dirty at the end of the run',
    (m) => m.leftDirtyBytes,
  ),
  once(
    'staleWindowNs',
    'ns',
    'how long the guest ran at the destination while some read would have returned old data',
    (m) => m.staleWindowNs,
  ),
  once('staleReads', 'count', 'reads of the guest that returned old data', (m) => m.staleReads),
  once('reads', 'count', 'reads that completed', (m) => m.reads),
  once('writes', 'count', 'writes that completed', (m) => m.writes),
  once('flushes', 'count', 'flushes of the guest that completed', (m) => m.flushes),
  {
    ...once(
      'requestLatencyNs',
      'ns',
      'from the moment a request comes until it is acknowledged',
      (m) => m.requestLatencyNs,
    ),
    kind: 'request-average',
  },
  once('requestLatencyMaxNs', 'ns', 'the longest of these', (m) => m.requestLatencyMaxNs),
  {
    ...once(
      'averageDirtyBytes',
      'bytes',
      'what caches of the hosts hold dirty of the image',
      (m) => m.averageDirtyBytes,
    ),
    kind: 'time-average',
  },
  { ...once('averageInService', 'count', 'requests in service', (m) => m.averageInService), kind: 'time-average' },
  {
    ...once('runningShare', 'share', 'of the time in which the guest runs', (m) => m.runningShare),
    kind: 'time-average',
  },
  once('steps', 'count', 'steps of the model', (m) => m.steps),
  once('events', 'count', 'events of the simulation: steps, and what no step of the model stands for', (m) => m.events),
];

function once(name: string, unit: MeasureUnit, meaning: string, of: Measure['of']): Measure {
  return { name, unit, kind: 'once', meaning, of };
}
