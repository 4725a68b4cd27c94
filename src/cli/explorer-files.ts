/** The built explorer: what `npm run build` leaves in `dist/explorer/`. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { packageFolder } from './package-folder.ts';
import { UsageError } from './usage-error.ts';

export interface ExplorerFile {
  readonly type: string;
  /** Reads it anew, so that a page that is loaded again shows what was built since. */
  readonly read: () => Buffer;
}

const types: Readonly<Record<string, string>> = {
  'index.html': 'text/html; charset=utf-8',
  'app.js': 'text/javascript; charset=utf-8',
  'engine.js': 'text/javascript; charset=utf-8',
  'gallery.js': 'text/javascript; charset=utf-8',
  'lessons.js': 'text/javascript; charset=utf-8',
  'scenarios.js': 'text/javascript; charset=utf-8',
};

/**
 * Every file by its name.
 *
 * @param folder  another one than that of the program
 * @throws UsageError where it was not built
 */
export function explorerFiles(
  folder: URL = new URL('dist/explorer/', packageFolder().folder),
): ReadonlyMap<string, ExplorerFile> {
  const missing = Object.keys(types).find((name) => !existsSync(new URL(name, folder)));
  if (missing !== undefined)
    throw new UsageError(
      `the explorer is not built: there is no ${fileURLToPath(new URL(missing, folder))}; "npm run build" makes it`,
    );
  return new Map(
    Object.entries(types).map(([name, type]) => [name, { type, read: () => readFileSync(new URL(name, folder)) }]),
  );
}
