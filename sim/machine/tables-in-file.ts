/** Tables of an image as a process has them: cached, read from the file, written to it. */
import type { StorageState } from '../storage/state.ts';
import type { World } from '../storage/world.ts';
import { FAILED, fileRead, fileWrite } from './file.ts';
import { header } from './layout.ts';
import { digitOf, fieldOf } from './tables.ts';
import type { MachineVariant } from './variant.ts';
import type { WorldImage } from './world-types.ts';

export type CachedImage = StorageState['processes'][number]['images'][number];

export const imageOf = (world: World, image: number): WorldImage => world.machine!.images[image]!;
export const cachedOf = (state: StorageState, process: number, image: number): CachedImage =>
  state.processes[process]!.images[image]!;

/** An entry of an L1 or L2 table. `shared`: a snapshot refers to the same cluster (the COPIED flag is clear). */
export interface Entry {
  /** Index into the pool; -1 where nothing is allocated. */
  readonly cluster: number;
  readonly shared: boolean;
}

export function entryAt({ pool, entryRadix }: WorldImage, code: number, position: number): Entry {
  const digit = digitOf(code, entryRadix, position);
  if (digit === 0) return { cluster: -1, shared: false };
  return digit > pool.length
    ? { cluster: digit - 1 - pool.length, shared: true }
    : { cluster: digit - 1, shared: false };
}

export const entryDigit = ({ pool }: WorldImage, { cluster, shared }: Entry): number =>
  cluster < 0 ? 0 : cluster + 1 + (shared ? pool.length : 0);

/** What a sector of a cluster says when it is taken for an L2 table; `FAILED` when that makes no sense. */
export function l2CodeOf({ l2Tag, l2Codes }: WorldImage, content: number): number {
  if (content === 0 || content === FAILED) return content;
  const code = content - l2Tag + 1;
  return code > 0 && code < l2Codes ? code : FAILED;
}

export const l2Content = ({ l2Tag }: WorldImage, code: number): number => (code === 0 ? 0 : l2Tag + code - 1);

export function refcountsContent(image: WorldImage, headerCode: number, code: number): number {
  const moved = fieldOf(image.headerCode, headerCode, header.refcounts) > 0;
  return moved && code > 0 ? image.refcountsTag + code - 1 : code;
}

export function refcountsCodeOf(image: WorldImage, headerCode: number, content: number): number {
  const moved = fieldOf(image.headerCode, headerCode, header.refcounts) > 0;
  if (!moved || content <= 0) return content;
  const code = content - image.refcountsTag + 1;
  return code > 0 && code < image.refcountCodes ? code : FAILED;
}

/** Where the refcount block is, by a header. */
export function refcountsSector(image: WorldImage, headerCode: number): number {
  const moved = fieldOf(image.headerCode, headerCode, header.refcounts);
  return moved === 0 ? image.refcounts : image.pool[moved - 1]![0]!;
}

/** Loads the L2 table behind an entry of the cached L1 table. @returns its code; `FAILED` for an error */
export function loadL2(
  world: World,
  state: StorageState,
  process: number,
  image: number,
  l1Index: number,
  variant: MachineVariant,
): number {
  const layout = imageOf(world, image);
  const cached = cachedOf(state, process, image);
  const table = cached.l2[l1Index]!;
  if (table.status !== 'absent') return table.code;
  const { cluster } = entryAt(layout, cached.l1, l1Index);
  const content = fileRead(world, state, process, layout.pool[cluster]![0]!, 'table', variant);
  const code = l2CodeOf(layout, content);
  if (code === FAILED) return FAILED;
  table.status = 'clean';
  table.code = code;
  return code;
}

export function writeL2(world: World, state: StorageState, process: number, image: number, l1Index: number): boolean {
  const layout = imageOf(world, image);
  const cached = cachedOf(state, process, image);
  const table = cached.l2[l1Index]!;
  const { cluster } = entryAt(layout, cached.l1, l1Index);
  if (cluster < 0 || !fileWrite(world, state, process, layout.pool[cluster]![0]!, l2Content(layout, table.code)))
    return false;
  table.status = 'clean';
  return true;
}

export function writeHeader(world: World, state: StorageState, process: number, image: number): boolean {
  return fileWrite(world, state, process, imageOf(world, image).header, cachedOf(state, process, image).header);
}

export function writeL1(world: World, state: StorageState, process: number, image: number): boolean {
  return fileWrite(world, state, process, imageOf(world, image).l1, cachedOf(state, process, image).l1);
}

/** Forgets everything that is read on demand. */
export function forgetTables(state: StorageState, process: number, image: number): void {
  const cached = cachedOf(state, process, image);
  for (const table of [cached.refcounts, ...cached.l2]) {
    table.status = 'absent';
    table.code = 0;
  }
}
