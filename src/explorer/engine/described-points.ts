/** All that can be said of a moment of a run without knowing what comes after it; said once for each. */
import type { Patch as ImmerPatch } from 'immer';
import { pathName } from '../../../sim/state.ts';
import { isQuiescent } from '../../../sim/step.ts';
import type { StorageState } from '../../../sim/storage/state.ts';
import type { World } from '../../../sim/storage/world-types.ts';
import { stateText } from '../../check/run-digest.ts';
import { violatedIn } from '../../check/run-properties.ts';
import type { LeafValue } from '../../report/leaf-basics.ts';
import { leafValueText } from '../../report/leaf-words.ts';
import { type StepWithMoves, stepWithMoves } from '../../report/space-time/describe-run.ts';
import { type Newest, newestAtStart } from '../../report/space-time/versions.ts';
import { type ToldStep, tellStep } from '../../report/tell.ts';
import type { Loaded } from './loaded.ts';
import { type DraftPanel, draftPanels } from './panels.ts';
import type { Patch, ReadQuestion, ShownMoment } from './protocol.ts';
import { readQuestion } from './read-question.ts';
import type { Point } from './run-tree.ts';

export interface DescribedPoint extends Pick<ShownMoment, 'violated' | 'ended'> {
  readonly state: StorageState;
  /** Null at the start. */
  readonly step: DescribedStep | null;
  readonly newest: Newest;
  readonly panels: readonly DraftPanel[];
  /** Of the state, for the digest. */
  readonly text: string;
}

export interface DescribedStep extends StepWithMoves {
  readonly name: string;
  readonly told: Pick<ToldStep, 'actor' | 'text' | 'changes'>;
  readonly patches: readonly Patch[];
  readonly question: ReadQuestion | null;
}

const known = new WeakMap<Point, DescribedPoint>();

/** @param points  of a run, the start first */
export function describedPoints(loaded: Loaded, points: readonly Point[]): DescribedPoint[] {
  const described: DescribedPoint[] = [];
  for (const [index, point] of points.entries()) {
    const one = known.get(point) ?? describedPoint(loaded, points.slice(0, index), point, described.at(-1));
    known.set(point, one);
    described.push(one);
  }
  return described;
}

function describedPoint(
  loaded: Loaded,
  earlier: readonly Point[],
  { state, taken }: Point,
  before: DescribedPoint | undefined,
): DescribedPoint {
  const { world, model } = loaded;
  const step =
    taken === null || before === undefined
      ? null
      : {
          ...stepWithMoves(world, model, before.newest, taken),
          name: taken.label,
          told: tellStep(world, model, taken),
          patches: patchesOf(world, taken.before, taken.after, taken.patches),
          question: readQuestion(
            loaded,
            earlier.map((one) => one.state),
            taken,
          ),
        };
  const newest = step?.newest ?? newestAtStart(world, state);
  return {
    state,
    step,
    newest,
    panels: draftPanels(world, state, newest, before?.panels),
    violated: violatedIn(model, state),
    ended: isQuiescent(model, state),
    text: stateText(model, state),
  };
}

/** Recipes set leaves and nothing else, so each patch is about one. */
function patchesOf(world: World, before: StorageState, after: StorageState, patches: readonly ImmerPatch[]): Patch[] {
  return patches.flatMap(({ path }) => {
    const valueIn = (state: StorageState): LeafValue =>
      path.reduce<unknown>((part, key) => (part as Record<string | number, unknown>)[key], state) as LeafValue;
    const from = valueIn(before);
    const to = valueIn(after);
    if (from === to) return [];
    return [
      {
        leaf: pathName(path),
        from: leafValueText(world, path, from, before),
        to: leafValueText(world, path, to, after),
      },
    ];
  });
}
