import { createEnds, type Ends, type FoundEnds } from './ends.ts';
import type { WithoutReductions } from './exploration.ts';
import { decides } from './findings.ts';
import { createKernel } from './kernel.ts';
import { endLevel, numberStates, planPhase, UNDECIDED } from './level-plan.ts';
import { createNotes } from './notes.ts';
import type { Problem } from './problem.ts';
import { outcome, phase, place } from './shared-control.ts';
import { createSharedIndex, type Team } from './shared-index.ts';
import type { SharedTables } from './shared-tables.ts';

/** What a thread has counted since it was last asked to work. */
export interface Counted<E> {
  readonly whole: LevelCount<E>; // in levels that are complete
  readonly cut: LevelCount<E>; // in the level in which everybody was stopped
  readonly privateBytes: number;
}

export interface LevelCount<E> {
  readonly transitions: number;
  readonly found: FoundEnds<E>;
}

/**
 * One thread's share of a breadth-first search by levels.
 *
 * The states of a level, in the order of their ids, are cut into parts. Threads take the parts in order and expand the
 * states of each in order, so what one thread meets, it meets in the order of the sequential search. For each state of
 * the next level, `firstChunk` holds the first part that leads to it: whoever comes from an earlier part than anybody
 * before lowers the number, and notes the state with its parent and instance. When the level is done, the notes whose
 * part is still the first one are exactly one for each new state, and read part by part they stand in the order of
 * (parent, instance): that of the sequential search. So they are numbered in that order.
 *
 * @returns a function that takes part in levels until all threads agree to return
 */
export function createLevelWork<S, E>(
  { model, endOf }: Problem<S, E>,
  tables: SharedTables,
  { thread, threads, barrier, delay }: Team,
  withoutReductions?: WithoutReductions,
): () => Counted<E> {
  const { arena, slotOf, parents, instances, firstChunk, chunkCounts, firsts, control } = tables;
  const { words } = tables.buffers;
  const { properties } = model;
  const violable = properties.flatMap(({ kind }, number) => (kind === 'always' ? [number] : []));
  const notes = createNotes(instances);
  const parts: Part[] = []; // of the level, those of this thread
  let chunk = 0; // the part being expanded
  let rank = 0; // the state being expanded
  let chunkEnd = 0;
  let levelBase = 0;
  let transitions = 0;
  let ends: Ends<S, E> = createEnds(endOf);
  let openForAll: number[] = [];
  let openForEnds: number[] = [];

  const kernel = createKernel(
    model,
    (instance) => {
      transitions++;
      const slot = find(target);
      if (slot < levelBase) return slot >= 0;
      if (openForAll.length > 0 && isNew()) look();
      const seat = slot - levelBase;
      let first = Atomics.load(firstChunk, seat);
      while (chunk < first) {
        delay?.();
        const was = Atomics.compareExchange(firstChunk, seat, first, chunk);
        if (was === first) {
          notes.add(slot, rank, instance);
          break;
        }
        first = was;
      }
      return true;
    },
    withoutReductions,
  );
  const { state, target } = kernel;
  const index = createSharedIndex(tables, { thread, threads, barrier, delay });
  const { find, isNew } = index;

  /** Which state is the first that decides a property can be told when they are numbered; until then, that some does. */
  const look = (): void => {
    openForAll = openForAll.filter((number) => {
      if (!decides(properties[number] as (typeof properties)[number], state)) return true;
      Atomics.store(firsts, number, 0);
      return false;
    });
  };

  const lookAtEnd = (): void => {
    openForEnds = openForEnds.filter((number) => {
      if (!decides(properties[number] as (typeof properties)[number], state)) return true;
      let first = Atomics.load(firsts, number);
      while (rank < first) {
        const was = Atomics.compareExchange(firsts, number, first, rank);
        if (was === first) break;
        first = was;
      }
      return false; // this thread only meets later states
    });
  };

  const openLevel = (): void => {
    levelBase = control[place.levelBase] as number;
    const isOpen = (number: number): boolean => firsts[number] === UNDECIDED;
    openForAll = properties.flatMap(({ at }, number) => (at === undefined && isOpen(number) ? [number] : []));
    openForEnds = properties.flatMap(({ at }, number) => (at === undefined || !isOpen(number) ? [] : [number]));
    notes.truncate(0);
    parts.length = 0;
    rank = chunkEnd = 0;
    transitions = 0;
    ends = createEnds(endOf);
    index.beginLevel();
  };

  /** @returns false where the level is not done but everybody should meet */
  const expandUntilAttention = (): boolean => {
    for (;;) {
      for (; rank < chunkEnd; rank++) {
        delay?.();
        if (Atomics.load(control, place.attention) !== 0) return false;
        kernel.load(arena, (slotOf[rank] as number) * words);
        const mustHappen = kernel.expand();
        if (mustHappen === undefined) return false; // the level does not fit
        if (mustHappen !== 0) continue;
        ends.add(state, rank);
        if (openForEnds.length > 0) lookAtEnd();
      }
      delay?.();
      chunk = Atomics.add(control, place.nextChunk, 1);
      if (chunk >= (control[place.chunks] as number)) return true;
      parts.push({ chunk, firstNote: notes.count() });
      const chunkSize = control[place.chunkSize] as number;
      rank = (control[place.levelStart] as number) + chunk * chunkSize;
      chunkEnd = Math.min(rank + chunkSize, control[place.levelEnd] as number);
    }
  };

  const expandLevel = (): void => {
    for (;;) {
      if (!expandUntilAttention()) Atomics.add(control, place.interrupted, 1);
      barrier(() => planPhase(tables, violable));
      if (control[place.phase] !== phase.again) return;
      if (control[place.grow] !== 0) index.growTogether();
    }
  };

  const endOfPart = (number: number): number => parts[number + 1]?.firstNote ?? notes.count();

  /** Keeps the notes that came from the first part to lead to their state. */
  const dropLaterNotes = (): void => {
    let kept = 0;
    const counted = parts.map(({ chunk: part, firstNote }, number) => {
      const first = kept;
      for (let note = firstNote, end = endOfPart(number); note < end; note++) {
        if (firstChunk[notes.slot(note) - levelBase] === part) notes.move(note, kept++);
      }
      chunkCounts[part] = kept - first;
      return { chunk: part, firstNote: first };
    });
    notes.truncate(kept);
    parts.splice(0, parts.length, ...counted);
  };

  const writeStates = (): void => {
    for (const [number, { chunk: part, firstNote }] of parts.entries()) {
      let id = chunkCounts[part] as number;
      for (let note = firstNote, end = endOfPart(number); note < end; note++, id++) {
        slotOf[id] = notes.slot(note);
        parents[id] = notes.parent(note);
        instances[id] = notes.instance(note);
      }
    }
  };

  return () => {
    let wholeTransitions = 0;
    const whole: Ends<S, E> = createEnds(endOf);
    let cut: LevelCount<E> = { transitions: 0, found: { quiescent: 0, ends: [] } };
    do {
      openLevel();
      expandLevel();
      if (control[place.phase] !== phase.undo) {
        dropLaterNotes();
        barrier(() => numberStates(tables));
      }
      if (control[place.phase] === phase.undo) {
        index.forgetLevel();
        break;
      }
      writeStates();
      if (control[place.phase] === phase.cut) cut = { transitions, found: ends.found() };
      else {
        wholeTransitions += transitions;
        whole.merge(ends.found());
      }
      tables.transitions[thread] = wholeTransitions;
      barrier(() => endLevel(tables, threads));
    } while (control[place.outcome] === outcome.goOn);
    kernel.check();
    return { whole: { transitions: wholeTransitions, found: whole.found() }, cut, privateBytes: notes.bytes() };
  };
}

/** A part of the level and the first note about what it leads to; more follow up to those of the next part. */
interface Part {
  readonly chunk: number;
  readonly firstNote: number;
}
