/** Messages that take time: the state of the guest, its acknowledgement, requests of the arbiter, a delayed WRITE. */

import { requestTexts } from '../../../sim/machine/describe-action.ts';
import type { StorageState } from '../../../sim/storage/state.ts';
import type { World } from '../../../sim/storage/world-types.ts';
import type { LanePlace, MessageKind } from './space-time.ts';

export interface Sending {
  readonly kind: MessageKind;
  readonly from: LanePlace;
  readonly to: LanePlace;
  readonly label: string;
  /** Indices into the steps; null where it never arrives. */
  readonly sentIn: number;
  readonly receivedIn: number | null;
}

/** @param states  the initial state first */
export function sendingsOf(world: World, states: readonly StorageState[]): Sending[] {
  return [
    ...(world.machine?.migrations ?? []).flatMap((_, migration) => [
      ...streams(world, states, migration),
      ...requests(world, states, migration),
    ]),
    ...duplicates(world, states),
  ];
}

/** Each time a value becomes `sent`, until it becomes something else. */
function whileSent<T extends string>(
  states: readonly StorageState[],
  read: (state: StorageState) => T,
): { readonly sentIn: number; readonly receivedIn: number | null }[] {
  return states.flatMap((state, index) => {
    const before = states[index - 1];
    if (before === undefined || read(state) !== 'sent' || read(before) === 'sent') return [];
    const end = states.findIndex((later, at) => at > index && read(later) !== 'sent');
    const arrives = end >= 0 && read(states[end]!) === 'received';
    return [{ sentIn: index - 1, receivedIn: arrives ? end - 1 : null }];
  });
}

function streams(world: World, states: readonly StorageState[], migration: number): Sending[] {
  const { source, destination } = world.machine!.migrations[migration]!.setup;
  const from: LanePlace = { kind: 'process', name: source };
  const to: LanePlace = { kind: 'process', name: destination };
  return [
    ...whileSent(states, (state) => state.migrations[migration]!.stream).map(
      (when): Sending => ({ kind: 'state', from, to, label: 'state of the guest', ...when }),
    ),
    ...whileSent(states, (state) => state.migrations[migration]!.acknowledgement).map(
      (when): Sending => ({ kind: 'acknowledgement', from: to, to: from, label: 'acknowledgement', ...when }),
    ),
  ];
}

/** A call of the arbiter: the request on its way there, then the answer on its way back. */
function requests(world: World, states: readonly StorageState[], migration: number): Sending[] {
  const { arbiter, setup } = world.machine!.migrations[migration]!;
  if (arbiter === null) return [];
  const callIn = (index: number) => states[index]?.arbiters[migration]?.call;
  const sendings: Sending[] = [];
  for (let index = 1; index < states.length; index++) {
    const was = callIn(index - 1)!;
    const is = callIn(index)!;
    if (was === is) continue;
    const { step } = states[index - 1]!.arbiters[migration]!;
    const asks = arbiter.steps[step]!;
    if (asks.kind !== 'request') continue;
    const whom: LanePlace = { kind: 'process', name: asks.to === 'source' ? setup.source : setup.destination };
    const between = { from: { kind: 'arbiter' } as LanePlace, to: whom };
    const changes = states.findIndex((_, at) => at > index && callIn(at) !== is);
    if (is === 'requested') {
      const reached = changes >= 0 && callIn(changes) !== 'idle' && callIn(changes) !== 'lost';
      const label = requestTexts[asks.request];
      sendings.push({
        kind: 'request',
        ...between,
        label,
        sentIn: index - 1,
        receivedIn: reached ? changes - 1 : null,
      });
    } else if (is === 'ok' || is === 'error') {
      const heard = changes >= 0 && callIn(changes) === 'idle' && hears(states, migration, changes, arbiter, is);
      const answer = { from: whom, to: between.from };
      sendings.push({
        kind: 'answer',
        ...answer,
        label: is,
        sentIn: index - 1,
        receivedIn: heard ? changes - 1 : null,
      });
    }
  }
  return sendings;
}

/** The arbiter goes on as after this answer, and not as after silence. */
function hears(
  states: readonly StorageState[],
  migration: number,
  at: number,
  arbiter: NonNullable<NonNullable<World['machine']>['migrations'][number]['arbiter']>,
  answer: 'ok' | 'error',
): boolean {
  const { step, up } = states[at - 1]!.arbiters[migration]!;
  const asks = arbiter.steps[step]!;
  const next = arbiter.steps[states[at]!.arbiters[migration]!.step]!.label;
  return up && asks.kind === 'request' && next === asks[answer] && states[at]!.arbiters[migration]!.up;
}

/** A WRITE that the network has kept a copy of. */
function duplicates(world: World, states: readonly StorageState[]): Sending[] {
  return states.flatMap((state, index): Sending[] => {
    const before = states[index - 1];
    if (before === undefined || before.duplicate.pending || !state.duplicate.pending) return [];
    const end = states.findIndex((later, at) => at > index && !later.duplicate.pending);
    const storage: LanePlace = { kind: 'storage', medium: 0 };
    const sector = state.duplicate.sent.indexOf(true);
    const what = sector < 0 ? '' : ` of ${world.sectors[sector]!.name}`;
    return [
      {
        kind: 'duplicate',
        from: { kind: 'network' },
        to: storage,
        label: `delayed copy of the WRITE${what}`,
        sentIn: index - 1,
        receivedIn: end < 0 ? null : end - 1,
      },
    ];
  });
}
