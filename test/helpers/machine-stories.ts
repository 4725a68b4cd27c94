/** Stories of violations with the names of steps in place of their numbers, so that a test says what it means. */
import type { CopyStory } from '../../sim/machine/copy-story.ts';
import { storyOfViolation, type ViolationStory } from '../../sim/machine/story.ts';
import { type MachineRun, type MachineSketch, shortestRun } from './machine-builder.ts';

export interface ToldViolation {
  readonly run: MachineRun;
  readonly story: ViolationStory | null;
  /** `the start`, or the label of a choice. */
  readonly step: (index: number | null | undefined) => string;
}

/** The story of a shortest run that violates the property. */
export function violation(sketch: MachineSketch, property: string): ToldViolation {
  const run = shortestRun(sketch, property);
  return {
    run,
    story: storyOfViolation(run.world, run.model, run.trace, property),
    step: (index) => stepName(run, index),
  };
}

/** The copy that is to blame, where one is. */
export function copyOf(sketch: MachineSketch, property = 'stale-read') {
  const { run, story } = violation(sketch, property);
  if (story === null || !('copy' in story)) throw new Error(`${story?.kind} has no copy`);
  return named(run, story.copy);
}

export function named(run: MachineRun, copy: CopyStory | null) {
  if (copy === null) return null;
  const { place, says, truth, madeStep, missedStep, lostStep, from, newestIn, passed } = copy;
  return {
    place,
    says,
    truth,
    made: stepName(run, madeStep),
    missed: missedStep === null ? 'none' : stepName(run, missedStep),
    ...(lostStep === null ? {} : { lost: stepName(run, lostStep) }),
    from: from.map((one) => `${one.place}, ${stepName(run, one.madeStep)}`),
    newestIn,
    passed: passed.map((one) => `${stepName(run, one.step)}: ${one.reason ?? 'no reason'}`),
  };
}

function stepName({ names }: MachineRun, index: number | null | undefined): string {
  if (index === null || index === undefined) return 'the start';
  return names[index] ?? `no step ${index}`;
}
