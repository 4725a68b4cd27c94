/** Runs of a scenario as a tree of the states that they lead to, so that one more step is one more step and no more. */

import type { StorageState } from '../../../sim/storage/state.ts';
import { type TimelineStep, timelineStart, timelineStep } from '../../../sim/timeline.ts';
import { unknownChoiceText } from '../../check/recorded-run.ts';
import { traceOfNames } from '../../check/trace-names.ts';
import type { Loaded } from './loaded.ts';

/** Where a run has led to. */
export interface Point {
  /** Frozen. */
  readonly state: StorageState;
  /** Null at the start. */
  readonly taken: TimelineStep<StorageState> | null;
  /** By the name of the choice. */
  readonly next: Map<string, Point>;
}

interface Tree {
  readonly start: Point;
  points: number;
}

/** More than somebody steps through in a lesson; a tree that has grown larger begins anew. */
const POINTS_MAX = 4_000;

const trees = new WeakMap<Loaded, Tree>();

/**
 * Takes a run.
 *
 * @returns the start first, then where each step led to; the same points for the same steps
 * @throws  Error where a step is not to be had, which says what is
 */
export function pointsOf(loaded: Loaded, run: readonly string[]): Point[] {
  const tree = treeOf(loaded);
  const points = [tree.start];
  for (const [at, name] of run.entries()) {
    const from = points[at]!;
    const known = from.next.get(name);
    const point = known ?? pointAfter(loaded, from, name, at);
    if (known === undefined) {
      from.next.set(name, point);
      tree.points += 1;
    }
    points.push(point);
  }
  return points;
}

function treeOf(loaded: Loaded): Tree {
  const known = trees.get(loaded);
  if (known !== undefined && known.points < POINTS_MAX) return known;
  const tree: Tree = { start: { state: timelineStart(loaded.model), taken: null, next: new Map() }, points: 1 };
  trees.set(loaded, tree);
  return tree;
}

function pointAfter({ model, choices, numbers }: Loaded, { state }: Point, name: string, at: number): Point {
  const number = numbers.get(name);
  if (number === undefined) throw new Error(unknownStep(model, name, at));
  const taken = timelineStep(model, state, choices[number]!.choice, at);
  return { state: taken.after, taken, next: new Map() };
}

/** The same message as about a run that a file records. */
function unknownStep(model: Loaded['model'], name: string, at: number): string {
  const read = traceOfNames(model, [name]);
  return read.ok ? name : unknownChoiceText({ ...read.unknown, index: at });
}
