import type { Trace } from '../../sim/model.ts';
import { describeChange, describeChoice } from '../../sim/storage/describe.ts';
import { type RuleId, rules } from '../../sim/storage/rules.ts';
import type { Litmus } from '../../sim/storage/scenario.ts';
import { storageModel } from '../../sim/storage/storage-model.ts';
import { type ReadStory, storyOfRead } from '../../sim/storage/story.ts';
import { buildWorld, type WorldOptions } from '../../sim/storage/world.ts';
import { timeline } from '../../sim/timeline.ts';

/** One step of a run in words. */
export interface ToldStep {
  /** Counted from 1. */
  readonly number: number;
  readonly actor: string;
  readonly text: string;
  /** What changed where, one line each. */
  readonly changes: readonly string[];
  /** The registers that this step filled. */
  readonly reads: readonly ToldRead[];
}

/** What a read returned, and why. Steps are counted from 1. */
export interface ToldRead {
  readonly register: string;
  readonly value: string;
  /** True where the value breaks the guest's contract. */
  readonly old: boolean;
  /** Where the data came from, such as `page cache of D`. */
  readonly place: string;
  /** The step in which the copy that was read was made; absent where it was there from the start. */
  readonly copyMadeStep?: number;
  /** The last acknowledged write to the sector. */
  readonly lastWriteStep?: number;
  /** Where that write was when the read happened; empty when it had been lost. */
  readonly newestIn: readonly string[];
  /** Rules that took part in the read, then those that took part in making the copy. */
  readonly rules: readonly ToldRule[];
}

export interface ToldRule {
  readonly id: RuleId;
  readonly text: string;
  readonly source: readonly string[];
}

/**
 * Tells a run of a litmus test step by step. Builds a model of its own, so that the recipes of a search are never run
 * under immer, which would slow the search.
 *
 * @throws Error when a choice of the trace is not enabled; it names the step and what was enabled instead
 */
export function tellRun(litmus: Litmus, options: WorldOptions, trace: Trace): ToldStep[] {
  const world = buildWorld(litmus, options);
  const model = storageModel(world);
  const { steps } = timeline(model, trace);
  const stories = litmus.registers.flatMap((register) => storyOfRead(world, model, trace, register) ?? []);
  return steps.map(({ choice, before, after }, index) => {
    const told = stories.filter(({ readStep }) => readStep === index);
    return {
      number: index + 1,
      ...describeChoice(world, model, choice),
      // What a read returned is told with its reason, so not among the changes too.
      changes: describeChange(world, before, after).filter(
        (line) => !told.some(({ register }) => line.startsWith(`${register} = `)),
      ),
      reads: told.map(toldRead),
    };
  });
}

function toldRead({
  copyMadeStep,
  missedWriteStep,
  register,
  value,
  old,
  place,
  newestIn,
  rules: ids,
}: ReadStory): ToldRead {
  return {
    register,
    value,
    old,
    place,
    ...(copyMadeStep === null ? {} : { copyMadeStep: copyMadeStep + 1 }),
    ...(missedWriteStep === null ? {} : { lastWriteStep: missedWriteStep + 1 }),
    newestIn,
    rules: ids.map((id) => ({ id, ...rules[id] })),
  };
}
