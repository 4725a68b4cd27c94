/** Writes `dist/explorer/`. With `--sizes` it says how large everything is, and why. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildExplorer, sizesText } from './build-explorer.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
const built = await buildExplorer({ root, version, commit: commitOf(root) });
const folder = join(root, 'dist', 'explorer');
mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder))
  if (!Object.hasOwn(built.files, name)) rmSync(join(folder, name), { force: true });
for (const [name, text] of Object.entries(built.files)) {
  // Under another name first, so that whoever serves the folder never finds half a file, or none.
  const unfinished = join(folder, `.${name}.${process.pid}`);
  writeFileSync(unfinished, text);
  renameSync(unfinished, join(folder, name));
}
if (process.argv.includes('--sizes')) process.stdout.write(sizesText(built));

/** With a mark where the sources are not what was committed. */
function commitOf(cwd: string): string | null {
  try {
    const words = ['describe', '--always', '--dirty', '--abbrev=12', '--exclude=*'];
    return execFileSync('git', words, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return null;
  }
}
