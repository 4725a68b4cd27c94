/** The only part of the loader that touches the file system. */
import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { globBase, globMatcher, isGlob } from "./glob.js";
import { limits } from "./limits.js";
import { loadScenario } from "./load.js";
import { nearest } from "./nearest.js";
import { remedyHint } from "./problems.js";
/**
 * The scenario files that some paths stand for: a file (or a pipe) is itself, a folder is every .yaml and .yml file
 * below it, a pattern (`*`, `**`, `?`) is every file that matches. Hidden files and node_modules are passed over, and
 * links to folders are not followed; a link with a fitting name that leads nowhere is an error.
 *
 * @returns each file once, in the order of the paths and below each of them by name; or what is wrong with the paths
 */
export function findScenarios(paths) {
    const files = new Set();
    const errors = [];
    for (const path of paths) {
        const before = errors.length;
        const found = findOne(path, errors);
        if (found.length === 0 && errors.length === before) {
            errors.push(fileError('V002', path, 'no .yaml or .yml file here'));
        }
        for (const file of found)
            files.add(file);
    }
    return errors.length > 0 ? { ok: false, errors } : { ok: true, files: [...files] };
}
function findOne(path, errors) {
    const stats = attempt(path, errors, () => statSync(path, { throwIfNoEntry: false }) ?? 'nothing');
    if (stats === undefined)
        return [];
    if (stats === 'nothing') {
        if (isGlob(path))
            return filesBelow(globBase(path), globMatcher(path), errors);
        errors.push(missing(path));
        return [];
    }
    if (isReadable(stats))
        return [path];
    if (stats.isDirectory())
        return filesBelow(path, (file) => /\.ya?ml$/.test(file), errors);
    errors.push(noFile(path));
    return [];
}
/** A pipe is what the shell makes of `<(command)`. A device may never end. */
const isReadable = (stats) => stats.isFile() || stats.isFIFO();
const noFile = (path) => fileError('V001', path, 'this is a device, not a file', { hint: 'name a file, a folder or a pipe' });
/** Sorted by code unit, so that the order is the same on every machine. Links to folders are not followed. */
function filesBelow(folder, matches, errors) {
    const isThere = attempt(folder, errors, () => statSync(folder, { throwIfNoEntry: false }) !== undefined);
    if (isThere !== true)
        return [];
    const entries = attempt(folder, errors, () => readdirSync(folder, { withFileTypes: true })) ?? [];
    return entries
        .sort((a, b) => (a.name < b.name ? -1 : 1))
        .flatMap((entry) => {
        if (entry.name.startsWith('.') || entry.name === 'node_modules')
            return [];
        const path = folder === '.' ? entry.name : `${folder.replace(/\/+$/, '')}/${entry.name}`;
        if (entry.isDirectory())
            return filesBelow(path, matches, errors);
        const isFile = matches(path) && (entry.isFile() || (entry.isSymbolicLink() && isLinkToFile(path, errors)));
        return isFile ? [path] : [];
    });
}
function isLinkToFile(path, errors) {
    const target = attempt(path, errors, () => statSync(path, { throwIfNoEntry: false }) ?? 'nothing');
    if (target === 'nothing') {
        const hint = 'mend or remove the link';
        errors.push(fileError('V001', path, 'this link leads to nothing', { hint }));
    }
    return typeof target === 'object' && target.isFile();
}
/** What the file system says; undefined and an error at the path itself where it refuses. */
function attempt(path, errors, ask) {
    try {
        return ask();
    }
    catch (error) {
        errors.push(failure(path, error));
        return undefined;
    }
}
function missing(path) {
    const similar = similarPath(path);
    return fileError('V001', path, 'no such file or folder', similar === undefined ? {} : { nearest: similar });
}
/** The entry of the same folder whose name looks most like the one that is not there. */
function similarPath(path) {
    const folder = dirname(path);
    try {
        const entries = readdirSync(folder, { withFileTypes: true })
            .filter((entry) => entry.isDirectory() || /\.ya?ml$/.test(entry.name))
            .map(({ name }) => name)
            .sort()
            .slice(0, mostCompared);
        const found = nearest(basename(path), entries, longestFileName);
        return found === undefined ? undefined : path.slice(0, path.lastIndexOf(basename(path))) + found;
    }
    catch {
        return undefined;
    }
}
const mostCompared = 2000;
const longestFileName = 100;
/** Reads and loads a file or a pipe; the text goes to `formatError`. Never throws. */
export function readScenario(path) {
    try {
        const stats = statSync(path);
        if (stats.isDirectory())
            return failed(fileError('V001', path, 'this is a folder, not a file'));
        if (!isReadable(stats))
            return failed(noFile(path));
        if (stats.size > limits.fileBytes)
            return failed(tooLarge(path, `${stats.size}`));
        return loadBytes(readBounded(path), path);
    }
    catch (error) {
        return failed(failure(path, error));
    }
}
/** One byte more than is allowed, at most: a pipe does not say how much will come. */
function readBounded(path) {
    const bytes = new Uint8Array(limits.fileBytes + 1);
    const file = openSync(path, 'r');
    try {
        let length = 0;
        let count = -1;
        while (count !== 0 && length < bytes.length) {
            count = readSync(file, bytes, length, bytes.length - length, null);
            length += count;
        }
        return bytes.subarray(0, length);
    }
    finally {
        closeSync(file);
    }
}
/** Loads a scenario from bytes, for example from standard input. */
export function loadBytes(bytes, path) {
    if (bytes.length > limits.fileBytes)
        return failed(tooLarge(path, `more than ${limits.fileBytes}`));
    try {
        const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
        return { text, result: loadScenario(text, path) };
    }
    catch (error) {
        if (!(error instanceof TypeError))
            throw error;
        return failed(fileError('V004', path, 'the file is not UTF-8 text'));
    }
}
const failed = (error) => ({ text: '', result: { ok: false, errors: [error] } });
const tooLarge = (path, size) => fileError('V003', path, `the file has ${size} bytes; at most ${limits.fileBytes} are read`);
/** An error about a file as a whole, which has no place in it. */
function fileError(code, path, message, details = {}) {
    return { code, path, line: 0, column: 0, length: 1, message, ...remedyHint(code, details.nearest), ...details };
}
function failure(path, error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT' || code === 'ENOTDIR')
        return missing(path);
    const message = systemMessages[code] ?? (error instanceof Error ? error.message : String(error));
    return fileError('V001', path, message);
}
const systemMessages = {
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    ENXIO: 'nothing can be read from here',
    ELOOP: 'the links of this path lead in a circle',
};
