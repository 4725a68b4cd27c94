/** What lies in each lane in one state of the model: sectors of the file, and sizes, wherever there is a copy. */
import { contentText } from '../../../sim/machine/contents.ts';
import { contentAt, isDirty, type Place } from '../../../sim/machine/places.ts';
import { entryAt, l2Content, refcountsContent, refcountsSector } from '../../../sim/machine/tables-in-file.ts';
import { contains } from '../../../sim/storage/medium.ts';
import type { StorageState } from '../../../sim/storage/state.ts';
import type { World } from '../../../sim/storage/world-types.ts';
import type { LanePlace } from './space-time.ts';

/** What can be copied. A raw image and its disk are the same; the disk of any other image has sectors of its own. */
export type Subject =
  | { readonly kind: 'sector' | 'guest-sector'; readonly sector: number }
  | { readonly kind: 'file-size' | 'disk-size' };

export const subjectKey = (subject: Subject): string =>
  'sector' in subject ? `${subject.kind} ${subject.sector}` : subject.kind;

export const sameSubject = (one: Subject, other: Subject): boolean => subjectKey(one) === subjectKey(other);

export interface Content {
  readonly place: LanePlace;
  readonly subject: Subject;
  /** As the model has it: a content of that sector, or an index into the sizes. */
  readonly content: number;
  readonly dirty: boolean;
}

export function subjectsOf(world: World): Subject[] {
  const sectors = world.sectors.map((_, sector): Subject => ({ kind: 'sector', sector }));
  const { machine } = world;
  return [
    ...(machine === null || hasPlainImage(world)
      ? []
      : machine.setup.guestSectors.map((_, sector): Subject => ({ kind: 'guest-sector', sector }))),
    ...sectors,
    ...(world.sizes.length > 1 ? [{ kind: 'file-size' } as const] : []),
    ...(machine !== null && machine.setup.guestSizes.length > 1 ? [{ kind: 'disk-size' } as const] : []),
  ];
}

export function subjectName(world: World, subject: Subject): string {
  switch (subject.kind) {
    case 'sector':
      return world.sectors[subject.sector]!.name;
    case 'guest-sector':
      return world.machine!.setup.guestSectors[subject.sector]!.name;
    case 'file-size':
      return 'file size';
    case 'disk-size':
      return 'disk size';
  }
}

export function contentName(world: World, subject: Subject, content: number, state: StorageState): string {
  switch (subject.kind) {
    case 'sector':
      return contentText(world, subject.sector, content, state);
    case 'guest-sector':
      return world.values[content] ?? 'garbage';
    case 'file-size':
      return `${world.sizes[content]} sectors`;
    case 'disk-size':
      return `${world.machine!.setup.guestSizes[content]} sectors`;
  }
}

/** How the guest's own sectors are named among the subjects. */
export function guestSubject(world: World, guestSector: number): Subject {
  if (!hasPlainImage(world)) return { kind: 'guest-sector', sector: guestSector };
  return { kind: 'sector', sector: world.machine!.images[0]!.places[guestSector]!.sector };
}

const hasPlainImage = (world: World): boolean => world.machine!.images.every(({ header }) => header < 0);

/** Of states that nobody can change any more, which a description asks for again and again. */
const known = new WeakMap<StorageState, { readonly world: World; readonly contents: readonly Content[] }>();

/** Everything that lies anywhere, from the guest down to stable storage. */
export function contentsOf(world: World, state: StorageState): readonly Content[] {
  const last = known.get(state);
  if (last?.world === world) return last.contents;
  const contents = readContents(world, state);
  if (Object.isFrozen(state)) known.set(state, { world, contents });
  return contents;
}

function readContents(world: World, state: StorageState): Content[] {
  return [
    ...guestContents(world, state),
    ...(world.machine?.processes ?? []).flatMap((_, process) => processContents(world, state, process)),
    ...world.views.flatMap((_, view) => viewContents(world, state, view)),
    ...state.media.flatMap((_, medium) => mediumContents(world, state, medium)),
  ];
}

/** What the guest wrote last, and how large it believes its disk to be. */
function guestContents(world: World, state: StorageState): Content[] {
  const guest = state.guest[0];
  if (guest === undefined) return [];
  const place: LanePlace = { kind: 'guest' };
  return [
    ...guest.latest.map((content, sector) => ({
      place,
      subject: guestSubject(world, sector),
      content,
      dirty: false,
    })),
    { place, subject: { kind: 'disk-size' }, content: guest.size, dirty: false },
  ];
}

/** Tables that a process has in memory, as what its file holds or will hold, and the sizes it goes by. */
function processContents(world: World, state: StorageState, process: number): Content[] {
  const { name } = world.machine!.processes[process]!;
  const own = state.processes[process]!;
  const place: LanePlace = { kind: 'process', name };
  const sizes: Content[] = [
    ...(own.images[0]!.loaded
      ? [{ place, subject: { kind: 'file-size' }, content: own.fileSize, dirty: false } as const]
      : []),
    ...(own.deviceSize > 0
      ? [{ place, subject: { kind: 'disk-size' }, content: own.deviceSize - 1, dirty: false } as const]
      : []),
  ];
  const tables = own.images.flatMap((cached, image): Content[] => {
    const layout = world.machine!.images[image]!;
    if (layout.header < 0 || !cached.loaded) return [];
    const at = (sector: number, content: number, table: Place): Content => ({
      place,
      subject: { kind: 'sector', sector },
      content,
      dirty: isDirty(world, state, table),
    });
    const refcounts: Content[] =
      layout.refcounts < 0 || cached.refcounts.status === 'absent'
        ? []
        : [
            at(refcountsSector(layout, cached.header), refcountsContent(layout, cached.header, cached.refcounts.code), {
              kind: 'refcounts',
              process,
              image,
            }),
          ];
    const l2 = cached.l2.flatMap(({ status, code }, l1Index): Content[] => {
      const { cluster } = entryAt(layout, cached.l1, l1Index);
      if (status === 'absent' || cluster < 0) return [];
      return [at(layout.pool[cluster]![0]!, l2Content(layout, code), { kind: 'l2', process, image, l1Index })];
    });
    return [
      at(layout.header, cached.header, { kind: 'header', process, image }),
      at(layout.l1, cached.l1, { kind: 'l1', process, image }),
      ...refcounts,
      ...l2,
    ];
  });
  return [...tables, ...sizes];
}

function viewContents(world: World, state: StorageState, view: number): Content[] {
  const kinds = ['page-cache', 'client-cache', ...(state.heads.length > 0 ? ['head' as const] : [])] as const;
  const sectors = kinds.flatMap((kind) =>
    world.sectors.flatMap((_, sector): Content[] => {
      const place: Place = { kind, view, sector };
      const exists = kind !== 'page-cache' || state.views[view]!.pages[world.sectors[sector]!.page] !== undefined;
      const content = exists ? contentAt(world, state, place) : null;
      if (content === null) return [];
      const { page } = world.sectors[sector]!;
      // What the server has acknowledged others can read, although it is not stable yet.
      const isSent = kind === 'page-cache' && state.views[view]!.pages[page]!.status === 'unstable';
      const dirty = isDirty(world, state, place) && !isSent;
      return [{ place: { kind, view }, subject: { kind: 'sector', sector }, content, dirty }];
    }),
  );
  if (world.features.size === 'live') return sectors;
  const size = { subject: { kind: 'file-size' }, content: state.views[view]!.size, dirty: false } as const;
  return [...sectors, { place: { kind: 'page-cache', view }, ...size }];
}

function mediumContents(world: World, state: StorageState, medium: number): Content[] {
  const { data, stable, size, stableSize } = state.media[medium]!;
  const layer = (kind: 'storage' | 'stable-storage', contents: readonly number[], fileSize: number): Content[] => [
    ...contents.flatMap((content, sector): Content[] =>
      contains(world, fileSize, sector)
        ? [{ place: { kind, medium }, subject: { kind: 'sector', sector }, content, dirty: false }]
        : [],
    ),
    { place: { kind, medium }, subject: { kind: 'file-size' }, content: fileSize, dirty: false },
  ];
  return [...layer('storage', data, size), ...(stable.length > 0 ? layer('stable-storage', stable, stableSize) : [])];
}
