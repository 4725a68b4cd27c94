import { readFileSync } from 'node:fs';

export interface PackageFolder {
  readonly folder: URL;
  readonly version: string;
}

/** Where the program's own package.json lies, which is at another depth once the program is built. */
export function packageFolder(): PackageFolder {
  for (let folder = new URL('./', import.meta.url); ; folder = new URL('../', folder)) {
    const version = versionIn(new URL('package.json', folder));
    if (version !== undefined) return { folder, version };
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
