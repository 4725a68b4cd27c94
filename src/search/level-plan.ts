import { outcome, phase, place } from './shared-control.ts';
import { BLOCK_SLOTS, MAX_CHUNKS, type SharedTables } from './shared-tables.ts';

/** What is settled while all threads wait: how a level is cut, how its states are numbered, and what comes next. */

/** Nobody has decided the property in this level yet. */
export const UNDECIDED = 2 ** 31 - 1;
/** The property cannot be decided (any more). */
export const CLOSED = -1;

/** Smaller parts would cost more in turns than they gain in evenness. */
const LEAST_CHUNK_STATES = 16;

/** Makes everything ready for the expansion of levelStart..levelEnd - 1. */
export function beginLevel(
  { control, chunkCounts, firsts, buffers: { capacity } }: SharedTables,
  threads: number,
): void {
  const levelStart = control[place.levelStart] as number;
  const levelEnd = control[place.levelEnd] as number;
  const levelBase = control[place.nextSlot] as number;
  const chunkSize = Math.max(LEAST_CHUNK_STATES, Math.ceil((levelEnd - levelStart) / MAX_CHUNKS));
  control[place.levelBase] = levelBase;
  control[place.chunkSize] = chunkSize;
  control[place.chunks] = Math.ceil((levelEnd - levelStart) / chunkSize);
  control[place.nextChunk] = 0;
  // Every thread has at most one block that is not full, so a level that takes more slots has too many states.
  const room = (control[place.maxStates] as number) - levelEnd + threads * BLOCK_SLOTS;
  control[place.slotLimit] = Math.min(capacity, levelBase + room);
  chunkCounts.fill(0);
  for (const [property, first] of firsts.entries()) if (first !== CLOSED) firsts[property] = UNDECIDED;
}

/** Turns the numbers of new states by part into the id of each part's first one. */
export function numberStates({ control, chunkCounts }: SharedTables): void {
  let next = control[place.levelEnd] as number;
  for (let chunk = 0; chunk < (control[place.chunks] as number); chunk++) {
    const count = chunkCounts[chunk] as number;
    chunkCounts[chunk] = next;
    next += count;
  }
  control[place.states] = next;
  if (next > (control[place.maxStates] as number)) control[place.phase] = phase.undo;
}

/** As if nothing had been stored since the level began. */
export function undoLevel(control: Int32Array): void {
  control[place.nextSlot] = control[place.levelBase] as number;
  control[place.states] = control[place.levelEnd] as number;
  control[place.full] = 0;
  control[place.grow] = 0;
  control[place.outcome] = outcome.oneByOne;
}

/** What all threads do now that they have met. */
export function planPhase({ control, firsts }: SharedTables, violable: readonly number[]): void {
  const stopsHere =
    control[place.stopAtFirstViolation] !== 0 && violable.some((property) => isDecided(firsts, property));
  const interrupted = control[place.interrupted] !== 0;
  control[place.phase] =
    control[place.full] !== 0 || stopsHere
      ? phase.undo
      : !interrupted
        ? phase.done
        : control[place.stop] !== 0
          ? phase.cut
          : phase.again;
  control[place.interrupted] = 0;
  control[place.attention] = 0; // whoever wants it again sets it again
}

/** All states of the next level are numbered: goes there, or says why all should return. */
export function endLevel(tables: SharedTables, threads: number): void {
  const { control, firsts } = tables;
  if (control[place.phase] === phase.cut) {
    control[place.outcome] = outcome.stopped;
    return;
  }
  const frontier = (control[place.states] as number) - (control[place.levelEnd] as number);
  control[place.levelStart] = control[place.levelEnd] as number;
  control[place.levelEnd] = control[place.states] as number;
  if (frontier > 0) control[place.depth] = (control[place.depth] as number) + 1;
  if (firsts.some((_, property) => isDecided(firsts, property))) control[place.outcome] = outcome.decided;
  else if (frontier < (control[place.minFrontier] as number)) control[place.outcome] = outcome.small;
  else if (control[place.wish] !== 0 || control[place.stop] !== 0) control[place.outcome] = outcome.asked;
  else {
    control[place.outcome] = outcome.goOn;
    beginLevel(tables, threads);
  }
}

function isDecided(firsts: Int32Array, property: number): boolean {
  return firsts[property] !== CLOSED && firsts[property] !== UNDECIDED;
}
