/** The explorer as it is built from the sources that are there: `npm test` does not build anything by itself. */
import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The folder that `stalemate explore` serves. */
export const explorerFolder = join(root, 'dist', 'explorer');

/** Builds it unless it is newer than everything it is made of. */
export function builtExplorer(): void {
  const sources = ['sim', 'src', 'scenarios', 'docs/lessons', 'package.json'].map((path) => newest(join(root, path)));
  if (oldestBuilt() > Math.max(...sources)) return;
  execFileSync(process.execPath, ['--import', 'tsx', 'src/explorer/build/main.ts'], { cwd: root, stdio: 'pipe' });
}

function newest(path: string): number {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((latest, entry) => Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs), 0);
}

function oldestBuilt(): number {
  try {
    const names = readdirSync(explorerFolder);
    return names.length === 0 ? 0 : Math.min(...names.map((name) => statSync(join(explorerFolder, name)).mtimeMs));
  } catch {
    return 0;
  }
}
