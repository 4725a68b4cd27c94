/** Who and what has a lane in the description of a run, from those who decide on the left to the storage on the right. */
import type { StorageState } from '../../../sim/storage/state.ts';
import type { World } from '../../../sim/storage/world-types.ts';
import { contentsOf, type Subject, subjectKey } from './contents.ts';
import { type Lane, type LanePlace, placeKey } from './space-time.ts';

/**
 * The lanes of a run in their order. A cache that never holds anything has none, nor has anybody who takes no part.
 *
 * @param involved  who acts, sends or receives
 * @param shown     what is followed from lane to lane
 */
export function lanesOf(
  world: World,
  states: readonly StorageState[],
  involved: readonly LanePlace[],
  shown: readonly Subject[],
): Lane[] {
  const followed = new Set(shown.map(subjectKey));
  const known = new Set(involved.map(placeKey));
  for (const state of states)
    for (const { place, subject } of contentsOf(world, state))
      if (followed.has(subjectKey(subject))) known.add(placeKey(place));
  return allPlaces(world, states)
    .filter((place) => known.has(placeKey(place)))
    .map((place) => laneAt(world, place));
}

function allPlaces(world: World, states: readonly StorageState[]): LanePlace[] {
  const views = world.views.map((_, view) => view);
  const media = states[0]!.media.map((_, medium) => medium);
  const stable = differsFromStable(states);
  return [
    { kind: 'arbiter' },
    { kind: 'management' },
    { kind: 'cluster' },
    { kind: 'guest' },
    ...world.litmus.actors.map(({ name }): LanePlace => ({ kind: 'process', name })),
    ...views.map((view): LanePlace => ({ kind: 'page-cache', view })),
    ...views.map((view): LanePlace => ({ kind: 'client-cache', view })),
    { kind: 'network' },
    ...views.map((view): LanePlace => ({ kind: 'head', view })),
    ...media.map((medium): LanePlace => ({ kind: 'storage', medium })),
    ...(stable ? media.map((medium): LanePlace => ({ kind: 'stable-storage', medium })) : []),
  ];
}

/** Is anything ever on the storage, but not yet where it outlives a loss of power? */
export function differsFromStable(states: readonly StorageState[]): boolean {
  return states.some(({ media }) =>
    media.some(({ stable, data }) => stable.some((content, sector) => content !== data[sector])),
  );
}

function laneAt(world: World, place: LanePlace): Lane {
  const lane = (first: string, second: string, host: number | null, name = `${first} ${second}`.trim()): Lane => ({
    place,
    name,
    heading: [first, second],
    host,
  });
  switch (place.kind) {
    case 'arbiter':
      return lane('arbiter', '', null);
    case 'management':
      return lane('management', '', null);
    case 'cluster':
      return lane('cluster', 'fencing', null, 'cluster');
    case 'network':
      return lane('network', '', null);
    case 'guest':
      return lane('guest', 'what it wrote', null, 'guest');
    case 'process':
      return processLane(world, place, place.name);
    case 'page-cache':
      return lane('page cache', `of ${world.views[place.view]!.name}`, world.views[place.view]!.host);
    case 'client-cache':
      return lane('client cache', `of ${world.views[place.view]!.name}`, world.views[place.view]!.host);
    case 'head':
      return lane('server head', `for ${world.views[place.view]!.name}`, null);
    case 'storage':
      return world.features.shared
        ? lane('storage', '', null)
        : lane('disk', `of ${world.hosts[place.medium]}`, place.medium);
    case 'stable-storage':
      return world.features.shared
        ? lane('stable', 'storage', null)
        : lane('stable disk', `of ${world.hosts[place.medium]}`, place.medium);
  }
}

function processLane(world: World, place: LanePlace, name: string): Lane {
  const actor = world.litmus.actors.find((one) => one.name === name);
  const host = world.hosts.indexOf(actor?.host ?? '');
  const process = world.machine?.processes.find((one) => one.name === name);
  const on = actor === undefined || actor.host === name ? '' : `on host ${actor.host}`;
  if (process === undefined) return { place, name, heading: [name, on === '' ? 'process' : on], host };
  const first = process.setup.program === 'qemu' ? `QEMU ${name}` : `tool ${name}`;
  const second = on !== '' ? on : process.setup.program === 'qemu' ? 'device, format' : '';
  return { place, name: first, heading: [first, second], host };
}
