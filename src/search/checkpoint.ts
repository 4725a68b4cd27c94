import { createHash, randomBytes } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  fsyncSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Model } from '../../sim/model.ts';
import { choiceLabel } from '../../sim/step.ts';
import type { FoundEnds } from './ends.ts';
import type { Finding } from './findings.ts';
import { missingFolder, statAt } from './place.ts';
import type { Position, Search } from './search.ts';
import { KNOWN, NO_ROOM, type Visited } from './visited.ts';

/**
 * Everything that a search has to know to go on, in one file: a line that says what it is, a header as one line of
 * JSON, the packed states, parents and instances of all ids, and a SHA-256 digest of all that. Numbers are 32 bits, least
 * byte first. The index is not part of it: it is made again from the states.
 */
const MAGIC = 'stalemate checkpoint 1\n';
const DIGEST_BYTES = 32;
const CHUNK_IDS = 2 ** 14;
const MOST_HEADER_BYTES = 2 ** 26;

/** What must be the same for a search to be continued: names that mean something to a user, and values. */
export type Identity = Readonly<Record<string, string>>;

/** What stands in the file beside the states. Plain data. */
export interface Checkpoint {
  readonly identity: Identity;
  readonly states: number;
  readonly words: number;
  readonly position: Position;
  readonly findings: readonly Finding[];
  readonly found: FoundEnds<unknown>;
}

/** A file that is no checkpoint, is damaged, or belongs to another search; the message says which. */
export class CheckpointError extends Error {}

/** The part of the identity that follows from the model itself. */
export function modelIdentity<S>(model: Model<S>, words: number, reductions: readonly string[]): Identity {
  const labels = model.actions.flatMap((action, index) =>
    action.choices.map((_, choice) => choiceLabel(model, { action: index, choice })),
  );
  return {
    model: model.name,
    actions: digestOf([...labels, String(words), ...model.properties.map(({ name }) => name)].join('\n')),
    reductions: reductions.join(', ') || 'none',
  };
}

/** The state of a search between two expansions, as it goes into a file. */
export function checkpointOf<S, E>(search: Search<S, E>, identity: Identity): Checkpoint {
  const { findings, ends } = search;
  return {
    identity,
    states: search.visited().count(),
    words: search.words,
    position: search.position(),
    findings: [...findings.violations, ...findings.witnesses],
    found: ends.found(),
  };
}

/**
 * Before a long search: could a checkpoint be written there, without taking the place of anything but a checkpoint?
 *
 * @throws CheckpointError
 */
export function checkPlace(path: string): void {
  const there = statAt(path);
  const missing = missingFolder(path);
  if (missing !== undefined)
    throw new CheckpointError(`cannot write the checkpoint ${path}: there is no folder ${missing}`);
  try {
    accessSync(dirname(path), constants.W_OK);
  } catch (error) {
    throw new CheckpointError(`cannot write the checkpoint ${path}: ${messageOf(error)}`);
  }
  if (there === undefined) return;
  if (!there.isFile()) throw new CheckpointError(`cannot write the checkpoint ${path}: it is not a file`);
  const file = openSync(path, 'r');
  try {
    if (!beginsAsCheckpoint(file))
      throw new CheckpointError(`the checkpoint would overwrite ${path}, which is none; give another name`);
  } finally {
    closeSync(file);
  }
}

/**
 * Writes the file as a whole or not at all.
 *
 * @param visited  holds the states 0..checkpoint.states - 1, and perhaps more
 * @returns its size in bytes
 */
export function writeCheckpoint(path: string, checkpoint: Checkpoint, visited: Visited): number {
  const unfinished = join(dirname(path), `.${randomBytes(6).toString('hex')}.tmp`);
  let file: number | undefined;
  try {
    file = openSync(unfinished, 'wx');
    const hash = createHash('sha256');
    let bytes = 0;
    const put = (data: Uint8Array): void => {
      hash.update(data);
      for (let at = 0; at < data.length; ) at += writeSync(file as number, data, at);
      bytes += data.length;
    };
    put(Buffer.from(`${MAGIC}${JSON.stringify(checkpoint)}\n`));
    for (const chunk of chunksOf(checkpoint, visited)) put(chunk);
    const digest = hash.digest();
    writeSync(file, digest);
    fsyncSync(file);
    closeSync(file);
    file = undefined;
    renameSync(unfinished, path);
    return bytes + digest.length;
  } catch (error) {
    if (file !== undefined) closeSync(file);
    rmSync(unfinished, { force: true });
    throw new CheckpointError(`cannot write the checkpoint ${path}: ${messageOf(error)}`);
  }
}

/**
 * Reads a file and puts its states into an empty visited set.
 *
 * @throws CheckpointError when it is no checkpoint, is damaged, or is of another search than `identity` says; when its
 *         states do not fit the limits
 */
export function readCheckpoint(path: string, identity: Identity, words: number, visited: Visited): Checkpoint {
  const refuse = (why: string): never => {
    throw new CheckpointError(`cannot resume from ${path}: ${why}`);
  };
  let file: number;
  try {
    if (!statSync(path).isFile()) return refuse('it is not a file');
    file = openSync(path, 'r');
  } catch (error) {
    if (error instanceof CheckpointError) throw error;
    return refuse(messageOf(error));
  }
  try {
    const hash = createHash('sha256');
    const read = (bytes: number): Buffer => {
      const data = Buffer.alloc(bytes);
      let got = 0;
      while (got < bytes) {
        const count = readSync(file, data, got, bytes - got, null);
        if (count === 0) return refuse('it ends too early; it was damaged, or copied only in part');
        got += count;
      }
      return data;
    };
    const readHashed = (bytes: number): Buffer => {
      const data = read(bytes);
      hash.update(data);
      return data;
    };
    const headerText = headerLine(file, refuse);
    hash.update(MAGIC + headerText);
    const checkpoint = parseHeader(headerText, refuse);
    for (const [name, value] of Object.entries(identity)) {
      const written = checkpoint.identity[name];
      if (written !== value)
        refuse(`it is of another search: ${name} was ${written ?? 'not known'} there, and is ${value} here`);
    }
    if (checkpoint.words !== words) refuse('its states are packed in another way');
    restoreStates(checkpoint, visited, readHashed, refuse);
    const digest = hash.digest();
    if (!read(DIGEST_BYTES).equals(digest)) refuse('its digest does not fit: it was damaged');
    return checkpoint;
  } finally {
    closeSync(file);
  }
}

type Refuse = (why: string) => never;

function* chunksOf({ states, words }: Checkpoint, visited: Visited): Generator<Uint8Array> {
  const packed = new Uint32Array(words);
  for (let first = 0; first < states; first += CHUNK_IDS) {
    const count = Math.min(CHUNK_IDS, states - first);
    const chunk = new DataView(new ArrayBuffer(4 * count * (words + 2)));
    for (let at = 0; at < count; at++) {
      const id = first + at;
      visited.load(id, packed);
      const offset = 4 * at * (words + 2);
      for (let word = 0; word < words; word++) chunk.setUint32(offset + 4 * word, packed[word] as number, true);
      chunk.setUint32(offset + 4 * words, visited.parent(id), true);
      chunk.setUint32(offset + 4 * words + 4, visited.instance(id), true);
    }
    yield new Uint8Array(chunk.buffer);
  }
}

function restoreStates(
  { states, words }: Checkpoint,
  visited: Visited,
  read: (bytes: number) => Buffer,
  refuse: Refuse,
): void {
  const packed = new Uint32Array(words);
  for (let first = 0; first < states; first += CHUNK_IDS) {
    const count = Math.min(CHUNK_IDS, states - first);
    const data = read(4 * count * (words + 2));
    for (let at = 0; at < count; at++) {
      const offset = 4 * at * (words + 2);
      for (let word = 0; word < words; word++) packed[word] = data.readUInt32LE(offset + 4 * word);
      const parent = data.readUInt32LE(offset + 4 * words);
      const id = visited.insert(packed, parent, data.readUInt32LE(offset + 4 * words + 4));
      if (id === NO_ROOM) refuse(`its ${states} states do not fit the limits; allow more memory or more states`);
      if (id === KNOWN || id !== first + at) refuse('a state stands in it twice: it was damaged');
    }
  }
}

/** Reads on from there. */
function beginsAsCheckpoint(file: number): boolean {
  const start = Buffer.alloc(MAGIC.length);
  return readSync(file, start, 0, start.length, null) === start.length && start.toString() === MAGIC;
}

function headerLine(file: number, refuse: Refuse): string {
  if (!beginsAsCheckpoint(file)) refuse('it is no checkpoint of this version of the program');
  const parts: Buffer[] = [];
  const piece = Buffer.alloc(2 ** 12);
  for (let at = MAGIC.length; at < MOST_HEADER_BYTES; ) {
    const count = readSync(file, piece, 0, piece.length, at);
    const end = piece.subarray(0, count).indexOf(10);
    parts.push(Buffer.from(piece.subarray(0, end < 0 ? count : end + 1)));
    if (end >= 0) {
      const line = Buffer.concat(parts);
      // Goes on reading after the line.
      readSync(file, Buffer.alloc(line.length), 0, line.length, null);
      return line.toString();
    }
    if (count === 0) break;
    at += count;
  }
  return refuse('its header does not end; it was damaged');
}

function parseHeader(text: string, refuse: Refuse): Checkpoint {
  try {
    return JSON.parse(text) as Checkpoint;
  } catch {
    return refuse('its header is no JSON; it was damaged');
  }
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
