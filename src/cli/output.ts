import { randomBytes } from 'node:crypto';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from './usage-error.ts';

/**
 * Writes a file as a whole or not at all: under another name first, so that nobody ever reads half of it and a failed
 * write leaves what was there before.
 *
 * @throws UsageError where the file cannot be written
 */
export function writeWhole(path: string, text: string): void {
  const unfinished = join(dirname(path), `.${randomBytes(6).toString('hex')}.tmp`);
  try {
    writeFileSync(unfinished, text, { flag: 'wx' });
    renameSync(unfinished, path);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw new UsageError(`cannot write ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
