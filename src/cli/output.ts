import { randomBytes } from 'node:crypto';
import {
  accessSync,
  constants,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from './usage-error.ts';

/**
 * Writes a file as a whole or not at all: under another name first, so that nobody ever reads half of it and a failed
 * write leaves what was there before. What is not a file, such as /dev/null, is written to and stays what it is.
 *
 * @throws UsageError where it cannot be written
 */
export function writeWhole(path: string, text: string): void {
  try {
    const existing = statSync(path, { throwIfNoEntry: false });
    if (existing !== undefined && !existing.isFile()) writeFileSync(path, text);
    else replaceFile(existing === undefined ? path : realpathSync(path), text);
  } catch (error) {
    throw new UsageError(`cannot write ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * Before anything is computed: could a file be written there?
 *
 * @throws UsageError
 */
export function checkFilePlace(path: string): void {
  const refuse = (why: string): never => {
    throw new UsageError(`cannot write ${path}: ${why}`);
  };
  const there = statAt(path);
  if (there?.isDirectory() === true) return refuse('it is a folder');
  const folder = dirname(path);
  if (statAt(folder)?.isDirectory() !== true) return refuse(`there is no folder ${folder}`);
  // What is not a file, such as /dev/null, is written to where it is.
  checkWritable(there === undefined || there.isFile() ? folder : path, refuse);
}

/**
 * Before anything is computed: could files be written into this folder, which need not be there yet?
 *
 * @throws UsageError
 */
export function checkFolderPlace(path: string): void {
  const refuse = (why: string): never => {
    throw new UsageError(`cannot write into ${path}: ${why}`);
  };
  let there = path;
  while (statAt(there) === undefined && dirname(there) !== there) there = dirname(there);
  if (statAt(there)?.isDirectory() !== true) return refuse(`${there === path ? 'it' : there} is not a folder`);
  checkWritable(there, refuse);
}

/** Undefined also below what is no folder. */
function statAt(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function checkWritable(path: string, refuse: (why: string) => never): void {
  try {
    accessSync(path, constants.W_OK);
  } catch (error) {
    refuse(error instanceof Error ? error.message : String(error));
  }
}

/**
 * Before anything is computed: what a command writes must not take the place of what it reads.
 *
 * @throws UsageError
 */
export function keepInputs(option: string, output: string | undefined, inputs: readonly string[]): void {
  const input = output === undefined ? undefined : inputs.find((path) => isSameFile(path, output));
  if (input !== undefined) throw new UsageError(`${option} ${output} would overwrite the scenario ${input}`);
}

function isSameFile(left: string, right: string): boolean {
  const [a, b] = [left, right].map((path) => statSync(path, { throwIfNoEntry: false }));
  return a?.isFile() === true && b?.isFile() === true && a.dev === b.dev && a.ino === b.ino;
}

/**
 * A run may take the place of another saved run, which can be made again, but of nothing that somebody wrote.
 *
 * @throws UsageError
 */
export function keepAllButRuns(path: string): void {
  const text = textThere(path);
  if (text.trim() === '' || hasRecordedRun(text)) return;
  throw new UsageError(
    `--save would overwrite ${path}, which is not a saved run; give another name, or remove it first`,
  );
}

/** Empty where there is no file. */
function textThere(path: string): string {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() === true ? readFileSync(path, 'utf8') : '';
  } catch (error) {
    throw new UsageError(`cannot write ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Also where the file is no valid scenario any more. */
export function hasRecordedRun(text: string): boolean {
  return /^trace:/m.test(text);
}

function replaceFile(path: string, text: string): void {
  const unfinished = join(dirname(path), `.${randomBytes(6).toString('hex')}.tmp`);
  try {
    writeFileSync(unfinished, text, { flag: 'wx' });
    renameSync(unfinished, path);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}
