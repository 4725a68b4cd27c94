/** The only part of the loader that touches the file system. */
import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import type { ErrorCode } from './error-codes.ts';
import { globBase, globMatcher, isGlob } from './glob.ts';
import { limits } from './limits.ts';
import { loadScenario } from './load.ts';
import type { LoadResult, ScenarioError } from './types.ts';

export type FindResult =
  | { readonly ok: true; readonly files: readonly string[] }
  | { readonly ok: false; readonly errors: readonly ScenarioError[] };

/**
 * The scenario files that some paths stand for: a file is itself, a folder is every .yaml and .yml file below it,
 * a pattern (`*`, `**`, `?`) is every file that matches. Hidden files and node_modules are passed over.
 *
 * @returns each file once, in the order of the paths and below each of them by name; or what is wrong with the paths
 */
export function findScenarios(paths: readonly string[]): FindResult {
  const files = new Set<string>();
  const errors: ScenarioError[] = [];
  for (const path of paths) {
    const found = findOne(path);
    if (typeof found === 'string')
      errors.push(fileError(found === '' ? 'V002' : 'V001', path, found === '' ? nothingFound : found));
    else for (const file of found) files.add(file);
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, files: [...files] };
}

const nothingFound = 'no .yaml or .yml file here';

/** The files of one path; the empty text where there are none, another text where the path cannot be read. */
function findOne(path: string): string[] | string {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats?.isFile()) return [path];
    if (stats === undefined && !isGlob(path)) return 'no such file or folder';
    const matches = stats === undefined ? globMatcher(path) : (file: string) => /\.ya?ml$/.test(file);
    const files = filesBelow(stats === undefined ? globBase(path) : path).filter(matches);
    return files.length > 0 ? files : '';
  } catch (error) {
    return systemMessage(error);
  }
}

/** Sorted by code unit, so that the order is the same on every machine. Links to folders are not followed. */
function filesBelow(folder: string): string[] {
  if (statSync(folder, { throwIfNoEntry: false }) === undefined) return [];
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') return [];
    const path = folder === '.' ? entry.name : `${folder.replace(/\/+$/, '')}/${entry.name}`;
    if (entry.isDirectory()) return filesBelow(path);
    const isFile = entry.isFile() || (entry.isSymbolicLink() && isLinkToFile(path));
    return isFile ? [path] : [];
  });
}

function isLinkToFile(path: string): boolean {
  return lstatSync(path).isSymbolicLink() && statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

export interface ReadResult {
  /** Empty where the file could not be read. */
  readonly text: string;
  readonly result: LoadResult;
}

/** Reads and loads a file; the text goes to `formatError`. Never throws. */
export function readScenario(path: string): ReadResult {
  try {
    const stats = statSync(path);
    if (!stats.isFile()) return failed(fileError('V001', path, 'this is not a file'));
    if (stats.size > limits.fileBytes) {
      return failed(fileError('V003', path, `the file has ${stats.size} bytes; at most ${limits.fileBytes} are read`));
    }
    return loadBytes(readFileSync(path), path);
  } catch (error) {
    return failed(fileError('V001', path, systemMessage(error)));
  }
}

/** Loads a scenario from bytes, for example from standard input. */
export function loadBytes(bytes: Uint8Array, path: string): ReadResult {
  if (bytes.length > limits.fileBytes) {
    return failed(fileError('V003', path, `the file has ${bytes.length} bytes; at most ${limits.fileBytes} are read`));
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text, result: loadScenario(text, path) };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return failed(fileError('V004', path, 'the file is not UTF-8 text'));
  }
}

const failed = (error: ScenarioError): ReadResult => ({ text: '', result: { ok: false, errors: [error] } });

function fileError(code: ErrorCode, path: string, message: string): ScenarioError {
  return { code, path, line: 1, column: 1, length: 1, message };
}

function systemMessage(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return systemMessages[code] ?? (error instanceof Error ? error.message : String(error));
}

const systemMessages: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  ENOTDIR: 'no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ELOOP: 'the links of this path lead in a circle',
};
