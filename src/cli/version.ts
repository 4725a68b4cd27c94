import { readFileSync } from 'node:fs';
import { modelVersion } from '../../sim/storage/version.ts';
import type { Header } from '../report/header.ts';

/** What every header says about the program itself. */
export function programHeader(words: readonly string[]): Header {
  return { version: programVersion(), modelVersion, node: process.versions.node, arguments: words };
}

/** From the package's own file, which lies at another depth once the program is built. */
export function programVersion(): string {
  for (let folder = new URL('./', import.meta.url); ; folder = new URL('../', folder)) {
    const version = versionIn(new URL('package.json', folder));
    if (version !== undefined) return version;
    if (folder.pathname === '/' || new URL('../', folder).href === folder.href)
      throw new Error('package.json of stalemate not found');
  }
}

function versionIn(file: URL): string | undefined {
  try {
    const { name, version } = JSON.parse(readFileSync(file, 'utf8'));
    return name === 'stalemate' && typeof version === 'string' ? version : undefined;
  } catch {
    return undefined;
  }
}
