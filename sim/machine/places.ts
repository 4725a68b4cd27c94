/** Where copies can be, from the memory of a process down to the storage, and what such a copy says. */
import { pageName } from '../storage/describe.ts';
import type { StorageState } from '../storage/state.ts';
import type { World } from '../storage/world-types.ts';
import { FAILED } from './file.ts';
import { header } from './layout.ts';
import { fieldOf } from './tables.ts';
import { entryAt, l2CodeOf } from './tables-in-file.ts';

export type Place =
  | { readonly kind: 'header' | 'l1' | 'refcounts' | 'end-of-file'; readonly process: number; readonly image: number }
  | { readonly kind: 'l2'; readonly process: number; readonly image: number; readonly l1Index: number }
  /** What the block layer takes for the length of the file, and the device for the size of the disk. */
  | { readonly kind: 'file-size' | 'device-size'; readonly process: number }
  /** Size of a device, or of a file by its attributes, that the kernel of a host has. */
  | { readonly kind: 'host-size'; readonly view: number }
  | { readonly kind: 'true-size'; readonly medium: number }
  | { readonly kind: 'page-cache' | 'client-cache' | 'head'; readonly view: number; readonly sector: number }
  | { readonly kind: 'storage'; readonly medium: number; readonly sector: number };

/** @returns what lies there, null where nothing does */
export function contentAt(world: World, state: StorageState, place: Place): number | null {
  switch (place.kind) {
    case 'header':
    case 'l1':
    case 'end-of-file': {
      const image = state.processes[place.process]!.images[place.image]!;
      if (!image.loaded) return null;
      return place.kind === 'header' ? image.header : place.kind === 'l1' ? image.l1 : image.next;
    }
    case 'refcounts':
    case 'l2': {
      const image = state.processes[place.process]!.images[place.image]!;
      const table = place.kind === 'l2' ? image.l2[place.l1Index]! : image.refcounts;
      return image.loaded && table.status !== 'absent' ? table.code : null;
    }
    case 'file-size':
      return state.processes[place.process]!.images[0]!.loaded ? state.processes[place.process]!.fileSize : null;
    case 'device-size': {
      const { deviceSize } = state.processes[place.process]!;
      return deviceSize === 0 ? null : deviceSize - 1;
    }
    case 'host-size':
      return state.views[place.view]!.size;
    case 'true-size':
      return state.media[place.medium]!.size;
    case 'page-cache': {
      const { page } = world.sectors[place.sector]!;
      return state.views[place.view]!.pages[page]?.status === 'absent'
        ? null
        : state.views[place.view]!.data[place.sector]!;
    }
    case 'client-cache': {
      const entry = state.views[place.view]!.client[place.sector];
      return entry === undefined || entry.status === 'absent' ? null : entry.data;
    }
    case 'head':
      return state.heads[place.view]!.data[place.sector]!;
    case 'storage':
      return state.media[place.medium]!.data[place.sector]!;
  }
}

/** Will what lies there still be written to where others can read it? */
export function isDirty(world: World, state: StorageState, place: Place): boolean {
  switch (place.kind) {
    case 'refcounts':
      return state.processes[place.process]!.images[place.image]!.refcounts.status === 'dirty';
    case 'l2':
      return state.processes[place.process]!.images[place.image]!.l2[place.l1Index]!.status === 'dirty';
    case 'page-cache': {
      const { page } = world.sectors[place.sector]!;
      return (
        state.views[place.view]!.pages[page]!.status !== 'clean' && state.views[place.view]!.written[place.sector]!
      );
    }
    case 'client-cache':
      return state.views[place.view]!.client[place.sector]!.status === 'dirty';
    default:
      return false;
  }
}

/** `L2 table in memory of D`, `page cache of D (page of cluster-0)`. */
export function placeText(world: World, place: Place): string {
  const processName = (process: number): string => world.machine!.processes[process]!.name;
  switch (place.kind) {
    case 'header':
      return `${ofImage(place.image)}header in memory of ${processName(place.process)}`;
    case 'l1':
      return `${ofImage(place.image)}L1 table in memory of ${processName(place.process)}`;
    case 'l2':
      return `${ofImage(place.image)}L2 table in memory of ${processName(place.process)}`;
    case 'refcounts':
      return `${ofImage(place.image)}refcount block in memory of ${processName(place.process)}`;
    case 'end-of-file':
      return `end of the image file as ${processName(place.process)} has it`;
    case 'file-size':
      return `length of the image file that the block layer of ${processName(place.process)} keeps`;
    case 'device-size':
      return `size of the disk that the device of ${processName(place.process)} keeps`;
    case 'host-size':
      return `size that the kernel of ${world.views[place.view]!.name} keeps`;
    case 'true-size':
      return 'size of the file or device itself';
    case 'page-cache':
      return `page cache of ${world.views[place.view]!.name} (${pageName(world, world.sectors[place.sector]!.page)})`;
    case 'client-cache':
      return `client cache of ${world.views[place.view]!.name}`;
    case 'head':
      return `server head that serves ${world.views[place.view]!.name}`;
    case 'storage':
      return world.features.shared ? 'storage' : `disk of ${world.hosts[place.medium]}`;
  }
}

const ofImage = (image: number): string => (image === 0 ? '' : 'backing ');

/** What is asked of a copy about one guest sector. */
export type Question =
  /** Which cluster is it in, by an L1 entry (that of its L2 table) or an L2 entry (its own)? */
  | { readonly kind: 'l1' | 'l2'; readonly image: number }
  /** What does it hold? */
  | { readonly kind: 'data'; readonly image: number };

export const sameQuestion = (one: Question, other: Question): boolean =>
  one.kind === other.kind && one.image === other.image;

/** Instead of a cluster: what should be a table is none. */
export const NO_TABLE = -2;

/** A cluster, -1 where there is none, `NO_TABLE`; or data. */
export function answerOf(world: World, question: Question, guestSector: number, place: Place, content: number): number {
  const layout = world.machine!.images[question.image]!;
  const { l1Index, slot } = layout.places[guestSector]!;
  switch (question.kind) {
    case 'l1':
      return entryAt(layout, content, l1Index).cluster;
    case 'l2': {
      const code = place.kind === 'l2' ? content : l2CodeOf(layout, content);
      return code === FAILED ? NO_TABLE : entryAt(layout, code, slot).cluster;
    }
    case 'data':
      return content;
  }
}

/** Size of the guest's disk by a header, index into `guestSizes`. */
export const sizeIn = (world: World, code: number): number =>
  fieldOf(world.machine!.images[0]!.headerCode, code, header.size);
