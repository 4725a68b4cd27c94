/** Who takes a step of a run, and through which process, view and guest. */
import { kindOfChoice, processOfChoice } from '../../../sim/machine/guest-access.ts';
import type { Model } from '../../../sim/model.ts';
import type { StorageState } from '../../../sim/storage/state.ts';
import type { World } from '../../../sim/storage/world-types.ts';
import type { Step } from '../tell.ts';
import type { EventKind, LanePlace } from './space-time.ts';

export type { Step } from '../tell.ts';

export interface Acting {
  readonly lane: LanePlace;
  readonly kind: EventKind;
  /** The process through which it reaches the storage; null where no process takes part. */
  readonly process: LanePlace | null;
  /** The view of that process, or of the kernel that acts; -1 where there is none. */
  readonly view: number;
  /** The guest asks, the process carries out. */
  readonly byGuest: boolean;
}

export function actingIn(world: World, model: Model<StorageState>, step: Step): Acting {
  const { choice, before, after } = step;
  const action = model.actions[choice.action]!;
  const kind = eventKindOf(world, model, step);
  const outside = outsiders[action.actor];
  const nobody = { kind, process: null, view: -1, byGuest: false };
  if (action.actor === 'storage') return { lane: { kind: 'storage', medium: 0 }, ...nobody };
  if (outside !== undefined) return { lane: { kind: outside }, ...nobody };
  if (action.actor === 'agent') return { lane: asked(world, before, after), ...nobody };
  const process = world.machine === null ? -1 : processOfChoice(world, model, choice);
  if (process >= 0) {
    const { name, view, setup } = world.machine!.processes[process]!;
    const own: LanePlace = { kind: 'process', name };
    const byGuest = setup.program === 'qemu' && guestKinds.has(kindOfChoice(world, model, choice));
    return { lane: byGuest ? { kind: 'guest' } : own, kind, process: own, view, byGuest };
  }
  const ended = before.processes.findIndex(
    ({ run }, index) => run !== 'gone' && after.processes[index]!.run === 'gone',
  );
  if (action.actor === 'host' && ended >= 0)
    return { lane: { kind: 'process', name: world.machine!.processes[ended]!.name }, ...nobody };
  const own = world.steps[choice.action];
  if (own !== undefined) {
    const lane: LanePlace = { kind: 'process', name: own.actor };
    return { lane, kind, process: lane, view: own.view, byGuest: false };
  }
  return { ...nobody, ...kernelOf(world, action.actor, step) };
}

const outsiders: Readonly<Record<string, 'arbiter' | 'management' | 'network' | 'cluster'>> = {
  arbiter: 'arbiter',
  management: 'management',
  network: 'network',
  cluster: 'cluster',
};

const guestKinds: ReadonlySet<string> = new Set([
  'vm-read',
  'vm-write',
  'vm-flush',
  'vm-submit',
  'guest-reads',
  'guest-writes',
  'guest-flushes',
]);

/** What a kernel does unasked belongs to the cache that it changes. */
function kernelOf(world: World, host: string, { before, after }: Step): { lane: LanePlace; view: number } {
  const onHost = world.views.flatMap((view, index) => (world.hosts[view.host] === host ? [index] : []));
  const differs = (one: unknown, other: unknown) => JSON.stringify(one) !== JSON.stringify(other);
  const changed = onHost.filter((view) => differs(before.views[view], after.views[view]));
  const view = changed[0] ?? onHost[0] ?? -1;
  if (view < 0) return { lane: { kind: 'network' }, view };
  const client = differs(before.views[view]!.client, after.views[view]!.client);
  const pages = differs(before.views[view]!.pages, after.views[view]!.pages);
  return { lane: { kind: client && !pages ? 'client-cache' : 'page-cache', view }, view };
}

/** Whom the arbiter has asked: its agent there acts. */
function asked(world: World, before: StorageState, after: StorageState): LanePlace {
  const migrations = world.machine!.migrations;
  const changes = before.arbiters.findIndex(({ call }, index) => call !== after.arbiters[index]!.call);
  const at = Math.max(0, changes);
  const step = migrations[at]!.arbiter!.steps[before.arbiters[at]!.step]!;
  const { source, destination } = migrations[at]!.setup;
  return { kind: 'process', name: step.kind === 'request' && step.to === 'source' ? source : destination };
}

const flushKinds: ReadonlySet<string> = new Set(['fsync', 'vm-flush', 'guest-flushes']);
const readKinds: ReadonlySet<string> = new Set(['read', 'mread', 'vm-read', 'guest-reads', 'snapshot-read']);
const writeKinds: ReadonlySet<string> = new Set(['write', 'mwrite', 'vm-write', 'vm-submit', 'guest-writes']);

function eventKindOf(world: World, model: Model<StorageState>, { choice }: Step): EventKind {
  const { optional, actor } = model.actions[choice.action]!;
  if (optional === true) return 'fault';
  if (actor === 'arbiter' || actor === 'agent') return 'decision';
  const kind = kindOfChoice(world, model, choice);
  if (flushKinds.has(kind)) return 'flush';
  if (readKinds.has(kind)) return 'read';
  if (writeKinds.has(kind)) return 'write';
  if (world.steps[choice.action] !== undefined) return 'other';
  return world.machine !== null && processOfChoice(world, model, choice) >= 0 ? 'handoff' : 'spontaneous';
}

/** Does the step ask for a flush that goes down to the storage? */
export function isFlush(world: World, model: Model<StorageState>, { choice, before, after }: Step): boolean {
  const process = world.machine === null ? -1 : processOfChoice(world, model, choice);
  const named = flushKinds.has(kindOfChoice(world, model, choice));
  if (process < 0) return named;
  if (world.machine!.processes[process]!.setup.cache.noFlush) return false;
  return named || (before.processes[process]!.unflushed && !after.processes[process]!.unflushed);
}
