import { type Stats, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Where a search writes: a file or folder of its own, in a folder that is there. One that is not is never made up, because
 * its name may be a slip.
 *
 * @returns the folder that is missing
 */
export function missingFolder(path: string): string | undefined {
  const folder = dirname(resolve(path));
  return statAt(folder)?.isDirectory() === true ? undefined : folder;
}

/** Undefined also below what is no folder. */
export function statAt(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
