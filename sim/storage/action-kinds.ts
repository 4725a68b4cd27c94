/**
 * Every kind of action there is: what an action does, whoever does it. Reports about coverage count by it, and are
 * complete because this list is: an action of a storage model has a kind from here.
 */
import { type DestinationStep, destinationSteps, type SourceStep, sourceSteps } from '../machine/handoffs.ts';
import type { Action } from '../model.ts';
import type { Operation } from './scenario.ts';
import type { StorageState } from './state.ts';

/** An action of the storage model or of the machines on top. */
export interface KindedAction extends Action<StorageState> {
  readonly kind: ActionKind;
}

export type ActionKind =
  | SpontaneousKind
  | FaultKind
  | MachineKind
  | `step.${Operation['kind']}`
  | `source.${SourceStep}`
  | `destination.${DestinationStep}`;

const spontaneous = [
  'page-cache.write-back',
  'page-cache.write-back-fails',
  'page-cache.commit',
  'page-cache.evict',
  'client-cache.write-back',
  'client-cache.evict',
  'nfs.attributes-expire',
  'nfs.head-catches-up',
  'nfs.lease-expires',
  'cephfs.session-is-evicted',
  'target.destage',
  'server.restart',
] as const;
type SpontaneousKind = (typeof spontaneous)[number];

const faults = [
  'fault.server-crash',
  'fault.power-loss',
  'fault.host-crash',
  'fault.lose-path',
  'fault.delayed-write-arrives',
  'fault.link-is-cut',
  'fault.state-is-lost',
  'fault.acknowledgement-is-lost',
  'fault.request-or-reply-is-lost',
  'fault.process-is-killed',
  'fault.migration-is-cancelled',
  'fault.arbiter-crashes',
] as const;
type FaultKind = (typeof faults)[number];

const machine = [
  'network.heals',
  'source.begins-migration',
  'source.sees-error',
  'source.sends-remaining-pages',
  'destination.waits-for-a-lost-page',
  'destination.loses-its-source',
  'arbiter.asks',
  'arbiter.asks-in-vain',
  'arbiter.hears',
  'arbiter.hears-nothing',
  'arbiter.decides',
  'arbiter.fences',
  'arbiter.restarts',
  'agent.carries-out',
  'agent.answers',
  'guest.writes',
  'guest.reads',
  'guest.flushes',
  'guest.request-completes',
  'management.block-resize',
  'qed.need-check-timer',
] as const;
type MachineKind = (typeof machine)[number];

/** What a step of a scenario may do. A record, so that the type checker misses none. */
const operations: Readonly<Record<Operation['kind'], null>> = {
  open: null,
  close: null,
  fsync: null,
  dontneed: null,
  size: null,
  fstat: null,
  lock: null,
  unlock: null,
  invalidate: null,
  read: null,
  write: null,
  mmap: null,
  munmap: null,
  mread: null,
  mwrite: null,
  truncate: null,
  flsbuf: null,
  'drop-caches': null,
  rescan: null,
  wait: null,
  crash: null,
  boot: null,
  partition: null,
  heal: null,
  'server-crash': null,
  'server-restart': null,
  'power-loss': null,
  resize: null,
  fence: null,
  'vm-read': null,
  'vm-write': null,
  'vm-flush': null,
  'vm-size': null,
  'vm-geometry': null,
  'vm-submit': null,
  launch: null,
  'vm-reopen': null,
  quit: null,
  kill: null,
  'block-resize': null,
  snapshot: null,
  'snapshot-read': null,
  create: null,
  commit: null,
  'image-check': null,
  'dirty-flag': null,
  bitmap: null,
  'vm-wait': null,
  migrate: null,
  'migrate-continue': null,
  'migrate-cancel': null,
  'migration-status': null,
  cont: null,
  stop: null,
  status: null,
};

const keysOf = <K extends string>(record: Readonly<Record<K, unknown>>): K[] => Object.keys(record) as K[];

export const actionKinds: readonly ActionKind[] = [
  ...keysOf(operations).map((kind) => `step.${kind}` as const),
  ...keysOf(sourceSteps).map((step) => `source.${step}` as const),
  ...keysOf(destinationSteps).map((step) => `destination.${step}` as const),
  ...machine,
  ...spontaneous,
  ...faults,
];
