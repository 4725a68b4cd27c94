import { readFileSync } from 'node:fs';
import { modelVersion } from "../../sim/storage/version.js";
/** What every header says about the program itself. */
export function programHeader(words) {
    return { version: programVersion(), modelVersion, node: process.versions.node, arguments: words };
}
/** From the package's own file, which lies at another depth once the program is built. */
export function programVersion() {
    for (let folder = new URL('./', import.meta.url);; folder = new URL('../', folder)) {
        const version = versionIn(new URL('package.json', folder));
        if (version !== undefined)
            return version;
        if (folder.pathname === '/' || new URL('../', folder).href === folder.href)
            throw new Error('package.json of stalemate not found');
    }
}
function versionIn(file) {
    try {
        const { name, version } = JSON.parse(readFileSync(file, 'utf8'));
        return name === 'stalemate' && typeof version === 'string' ? version : undefined;
    }
    catch {
        return undefined;
    }
}
