import {
  closeSync,
  fstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readSync,
  rmdirSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Log } from './columns.ts';
import { missingFolder } from './place.ts';

/** A folder that cannot be used, or a disk that is full; the message says which. */
export class SpillError extends Error {}

/** Files that hold what a search needs in order only; they are gone when it ends, or the program does. */
export interface Spill {
  readonly log: (name: string, width: number) => Log;
  /** Written to all files so far. */
  readonly bytes: () => number;
  /** Removes the files; nothing can be read any more. Whoever made the spill calls it, at the latest as the program ends. */
  readonly end: () => void;
}

/** Of each log: written when full, and so much is read at a time. */
const BUFFER_BYTES = 2 ** 18;

/**
 * @param folder  made where it is not there (but not what it lies in), and removed again at the end
 * @throws SpillError when nothing can be written to the folder
 */
export function createSpill(folder: string, bufferBytes = BUFFER_BYTES): Spill {
  const missing = missingFolder(folder);
  if (missing !== undefined) throw new SpillError(`cannot spill to ${folder}: there is no folder ${missing}`);
  const made = attempt(folder, () => mkdirSync(folder, { recursive: true }));
  const own = attempt(folder, () => mkdtempSync(join(folder, 'stalemate-')));
  const files: number[] = [];
  let written = 0;

  const log = (name: string, width: number): Log => {
    const path = join(own, `${files.length}-${name}`);
    const file = attempt(path, () => openSync(path, 'wx+'));
    files.push(file);
    const recordBytes = 4 * width;
    const perBuffer = Math.max(1, Math.floor(bufferBytes / recordBytes));
    const tail = new Uint32Array(perBuffer * width); // records that are not in the file yet
    const page = new Uint32Array(perBuffer * width); // what was read last
    let pageFirst = -1; // its first record
    let inFile = 0; // records
    let count = 0;

    const flush = (): void => {
      const data = new Uint8Array(tail.buffer, 0, (count - inFile) * recordBytes);
      attempt(path, () => {
        for (let at = 0; at < data.length; )
          at += writeSync(file, data, at, data.length - at, inFile * recordBytes + at);
      });
      written += data.length;
      inFile = count;
    };

    const readPage = (first: number): void => {
      const bytes = new Uint8Array(page.buffer, 0, Math.min(perBuffer, inFile - first) * recordBytes);
      attempt(path, () => {
        for (let at = 0; at < bytes.length; ) {
          const got = readSync(file, bytes, at, bytes.length - at, first * recordBytes + at);
          if (got === 0) throw new Error(`it has ${fstatSync(file).size} bytes, too few`);
          at += got;
        }
      });
      pageFirst = first;
    };

    return {
      add: (record) => {
        if (count - inFile === perBuffer) flush();
        const offset = (count - inFile) * width;
        for (let word = 0; word < width; word++) tail[offset + word] = record[word] as number;
        count++;
      },
      count: () => count,
      read: (at, target) => {
        if (at >= inFile) {
          const offset = (at - inFile) * width;
          for (let word = 0; word < width; word++) target[word] = tail[offset + word] as number;
          return;
        }
        // Pages are aligned, and whole ones never change: only what was flushed has a page.
        const first = at - (at % perBuffer);
        if (first !== pageFirst) readPage(first);
        const offset = (at - first) * width;
        for (let word = 0; word < width; word++) target[word] = page[offset + word] as number;
      },
      forget: () => {}, // a file does not shrink at its start
      bytes: () => tail.byteLength + page.byteLength,
    };
  };

  const end = (): void => {
    for (const file of files.splice(0)) closeSync(file);
    rmSync(own, { recursive: true, force: true });
    if (made !== undefined) removeEmpty(folder, made);
  };
  return { log, bytes: () => written, end };
}

/** Removes folders from the inner one to the outer one, as long as nobody else has put anything there. */
function removeEmpty(inner: string, outer: string): void {
  const last = resolve(outer);
  try {
    for (let folder = resolve(inner); folder.startsWith(last); folder = dirname(folder)) rmdirSync(folder);
  } catch {
    // Not empty, or gone: then it is not ours to remove.
  }
}

function attempt<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw new SpillError(`cannot spill to ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
