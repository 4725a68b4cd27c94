import { mkdirSync } from 'node:fs';
import { keepAllButRuns, writeWhole } from "./output.js";
import { UsageError } from "./usage-error.js";
/**
 * Writes recorded runs, each into a file of its own: none where one of them would take the place of something else.
 *
 * @returns what to tell the user
 */
export function saveRuns(files, folder) {
    try {
        mkdirSync(folder, { recursive: true });
    }
    catch (error) {
        throw new UsageError(`cannot make the folder ${folder}: ${error instanceof Error ? error.message : String(error)}`);
    }
    for (const { path } of files)
        keepAllButRuns(path);
    for (const file of files)
        writeWhole(file.path, file.text);
    return files.map(({ path }) => `saved ${path}`);
}
