/** Which data goes where in one step, from what lies where before and after it. */
import { guestAccess, resultOfRead } from '../../../sim/machine/guest-access.ts';
import { lookUpPath } from '../../../sim/machine/look-up.ts';
import type { Place } from '../../../sim/machine/places.ts';
import type { Model } from '../../../sim/model.ts';
import { copierOf } from '../../../sim/storage/run.ts';
import type { StorageState } from '../../../sim/storage/state.ts';
import type { World } from '../../../sim/storage/world-types.ts';
import { type Acting, isFlush, type Step } from './acting.ts';
import { contentsOf, guestSubject } from './contents.ts';
import { type Around, byPlace, downwards, type Move, upwards } from './data-paths.ts';
import type { LanePlace } from './space-time.ts';

/** In the order in which they happen: down to the storage, up from there, and at last to whoever asked. */
export function movesOf(world: World, model: Model<StorageState>, step: Step, acting: Acting): Move[] {
  const around: Around = {
    world,
    acting,
    before: byPlace(contentsOf(world, step.before)),
    after: byPlace(contentsOf(world, step.after)),
  };
  const sectors = world.sectors.map((_, sector) => sector);
  const down = sectors.flatMap((sector) => downwards(around, step, sector));
  const up = sectors.flatMap((sector) => upwards(around, sector, down));
  const answer = answers(world, model, step, acting);
  const flush = flushes(world, model, step, acting);
  return distinct([...asks(world, model, step, acting), ...down, ...flush, ...up, ...answer]);
}

function distinct(moves: readonly Move[]): Move[] {
  const seen = new Set<string>();
  return moves.filter((move) => {
    const key = JSON.stringify(move);
    const fresh = !seen.has(key);
    seen.add(key);
    return fresh;
  });
}

/** What the guest hands to its device. */
function asks(world: World, model: Model<StorageState>, { choice, after }: Step, { byGuest, process }: Acting): Move[] {
  if (!byGuest || process === null) return [];
  const access = guestAccess(world, model, choice);
  const guest = after.guest[0]!;
  const sector = access?.kind === 'write' ? access.guestSector : guest.request.sector;
  const inFlight = guest.request.status === 'in-flight' && access?.kind !== 'read';
  if (access?.kind !== 'write' && !inFlight) return [];
  const content = inFlight ? guest.request.value : guest.latest[sector]!;
  return [
    { kind: 'write', from: { kind: 'guest' }, to: process, carries: { subject: guestSubject(world, sector), content } },
  ];
}

/** A flush goes from whoever asks to the storage. */
function flushes(world: World, model: Model<StorageState>, step: Step, acting: Acting): Move[] {
  if (acting.process === null || acting.view < 0 || !isFlush(world, model, step)) return [];
  const storage: LanePlace = { kind: 'storage', medium: world.views[acting.view]!.medium };
  const asked: Move[] = acting.byGuest
    ? [{ kind: 'flush', from: { kind: 'guest' }, to: acting.process, carries: null }]
    : [];
  return [...asked, { kind: 'flush', from: acting.process, to: storage, carries: null }];
}

/** What whoever reads gets, from the copy that answers to the one who asked. */
function answers(world: World, model: Model<StorageState>, step: Step, acting: Acting): Move[] {
  const { process, view } = acting;
  if (process === null) return [];
  const access = guestAccess(world, model, step.choice);
  if (access !== null) {
    if (access.kind !== 'read') return [];
    const copy = copierOf(model);
    const path = lookUpPath(world, copy(step.before), access.process, access.guestSector, access.variant);
    const { value } = resultOfRead(world, model, step.before, access);
    const fetched = path.flatMap(({ place, sector, says, question }): Move[] => {
      const from = laneOfPlace(place);
      if (from === null || question.kind !== 'data' || says < 0) return [];
      return [{ kind: 'read', from, to: process, carries: { subject: { kind: 'sector', sector }, content: says } }];
    });
    const subject = guestSubject(world, access.guestSector);
    const given: Move[] =
      acting.byGuest && value >= 0 && value < world.values.length
        ? [{ kind: 'read', from: process, to: { kind: 'guest' }, carries: { subject, content: value } }]
        : [];
    return [...fetched, ...given];
  }
  const own = world.steps[step.choice.action];
  const handle = own === undefined ? undefined : world.handles[own.handle];
  if (own === undefined || own.firstCell < 0 || (own.operation.kind !== 'read' && own.operation.kind !== 'mread'))
    return [];
  const after = byPlace(contentsOf(world, step.after));
  const buffered = handle?.mode === 'buffered' || own.operation.kind === 'mread';
  return own.sectors.flatMap((sector, part): Move[] => {
    const content = step.after.cells[own.firstCell + part]! - 1;
    if (content < 0 || content >= world.values.length) return [];
    const base: LanePlace[] = [
      ...(buffered ? [{ kind: 'page-cache', view } as const] : []),
      { kind: 'client-cache', view },
      { kind: 'head', view },
    ];
    const from = base.find((place) => after(place, sector)?.content === content);
    const storage: LanePlace = { kind: 'storage', medium: world.views[view]!.medium };
    return [
      { kind: 'read', from: from ?? storage, to: process, carries: { subject: { kind: 'sector', sector }, content } },
    ];
  });
}

/** The lane in which a copy lies; null for what is no copy of a sector. */
export function laneOfPlace(place: Place): LanePlace | null {
  switch (place.kind) {
    case 'page-cache':
    case 'client-cache':
    case 'head':
      return { kind: place.kind, view: place.view };
    case 'storage':
      return { kind: 'storage', medium: place.medium };
    default:
      return null;
  }
}
