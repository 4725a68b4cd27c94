import { readLines } from '../../sim/machine/guest-access.ts';
import type { Choice, Model, Trace } from '../../sim/model.ts';
import { isQuiescent } from '../../sim/step.ts';
import { describeChange, describeChoice } from '../../sim/storage/describe.ts';
import { registerOf } from '../../sim/storage/outcome.ts';
import { type RuleId, rules } from '../../sim/storage/rules.ts';
import type { Litmus } from '../../sim/storage/scenario.ts';
import type { StorageState } from '../../sim/storage/state.ts';
import { storageModel } from '../../sim/storage/storage-model.ts';
import { type ReadStory, storyOfRead, storyOfResult, waitingSteps } from '../../sim/storage/story.ts';
import { buildWorld, type World, type WorldOptions } from '../../sim/storage/world.ts';
import { timeline } from '../../sim/timeline.ts';

/** A run in words. */
export interface ToldRun {
  readonly steps: readonly ToldStep[];
  /** Steps of the scenario that never run, where the run has come to its end. */
  readonly waiting: readonly ToldWaiting[];
}

export interface ToldStep {
  /** Counted from 1. */
  readonly number: number;
  readonly actor: string;
  readonly text: string;
  /** What changed where, one line each. */
  readonly changes: readonly string[];
  /** The registers that this step filled, where there is more to say than the value. */
  readonly results: readonly ToldResult[];
}

/** What a step returned, and why. Steps are counted from 1. */
export interface ToldResult {
  readonly register: string;
  readonly value: string;
  /** True where the value breaks the guest's contract. */
  readonly old: boolean;
  /** Where the data came from; absent where the result is no data. */
  readonly origin?: ToldOrigin;
  /** Rules without any one of which the result would have been another; none where no single one decides. */
  readonly rules: readonly ToldRule[];
}

export interface ToldOrigin {
  /** Such as `page cache of D`. */
  readonly place: string;
  /** The step in which the copy that was read was made; absent where it was there from the start. */
  readonly copyMadeStep?: number;
  /** The last acknowledged write to the sector. */
  readonly lastWriteStep?: number;
  /** Where that write was when the read happened; empty when it had been lost. */
  readonly newestIn: readonly string[];
}

export interface ToldWaiting {
  readonly actor: string;
  readonly text: string;
  readonly reason: string;
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
export function tellRun(litmus: Litmus, options: WorldOptions, trace: Trace): ToldRun {
  const world = buildWorld(litmus, options);
  const model = storageModel(world);
  const { initial, steps } = timeline(model, trace);
  const stories = litmus.registers.flatMap((register) => {
    const read = storyOfRead(world, model, trace, register);
    if (read !== null) return [{ step: read.readStep, told: toldRead(read) }];
    const other = storyOfResult(world, model, trace, register);
    if (other === null) return [];
    const { value, old, rules: ids, readStep } = other;
    return [{ step: readStep, told: { register, value, old, rules: ids.map(toldRule) } }];
  });
  const ended = isQuiescent(model, steps.at(-1)?.after ?? initial);
  return {
    steps: steps.map(({ choice, before, after }, index) => {
      const results = stories.filter(({ step }) => step === index).map(({ told }) => told);
      return {
        number: index + 1,
        ...withResults(tellStep(world, model, { choice, before, after }), results),
      };
    }),
    waiting: ended
      ? waitingSteps(world, model, trace).map(({ rules: ids, ...step }) => ({ ...step, rules: ids.map(toldRule) }))
      : [],
  };
}

/** A step, with the states around it. */
export interface Step {
  readonly choice: Choice;
  readonly before: StorageState;
  readonly after: StorageState;
}

/** Who does what in a step, and what changes, whatever comes before and after it. */
export function tellStep(
  world: World,
  model: Model<StorageState>,
  { choice, before, after }: Step,
): Pick<ToldStep, 'actor' | 'text' | 'changes'> {
  return {
    ...describeChoice(world, model, choice, before),
    changes: [...readLines(world, model, choice, before), ...describeChange(world, before, after)],
  };
}

/**
 * The same as `tellRun` says, but not why anything returned what it did: that takes many other runs to find out.
 *
 * @param told  by `tellStep`
 */
export function tellWithoutReasons(
  world: World,
  steps: readonly Step[],
  told: readonly Pick<ToldStep, 'actor' | 'text' | 'changes'>[],
): Pick<ToldRun, 'steps'> {
  const registers = steps.map(({ choice }) => world.steps[choice.action]?.register ?? -1);
  return {
    steps: told.map((one, index) => {
      const register = registers[index]!;
      const isLast = register >= 0 && registers.lastIndexOf(register) === index;
      const results = isLast ? resultOf(world, steps[index]!, register) : [];
      return { number: index + 1, ...withResults(one, results) };
    }),
  };
}

/** Data, and what nobody would expect. */
function resultOf(world: World, { choice, after }: Step, register: number): ToldResult[] {
  const { name, value, old } = registerOf(world, after, register);
  const { kind } = world.steps[choice.action]!.operation;
  const { firstCell, cells } = world.registers[register]!;
  const isData =
    kind === 'vm-read'
      ? value !== 'EIO' && value !== '-'
      : (kind === 'read' || kind === 'mread') &&
        after.cells.slice(firstCell, firstCell + cells).every((cell) => cell > 0 && cell <= world.values.length);
  if (!isData && !old && value !== 'EIO' && value !== 'EAGAIN') return [];
  return [{ register: name, value, old, rules: [] }];
}

/** What a step returned is told with its reason, so not among the changes too. */
function withResults<T extends Pick<ToldStep, 'changes'>>(told: T, results: readonly ToldResult[]) {
  const changes = told.changes.filter((line) => !results.some(({ register }) => line.startsWith(`${register} = `)));
  return { ...told, changes, results };
}

/** Only who does what in each step. */
export function tellSteps(litmus: Litmus, options: WorldOptions, trace: Trace): Pick<ToldStep, 'actor' | 'text'>[] {
  const world = buildWorld(litmus, options);
  const model = storageModel(world);
  return timeline(model, trace).steps.map(({ choice, before }) => describeChoice(world, model, choice, before));
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
}: ReadStory): ToldResult {
  return {
    register,
    value,
    old,
    origin: {
      place,
      ...(copyMadeStep === null ? {} : { copyMadeStep: copyMadeStep + 1 }),
      ...(missedWriteStep === null ? {} : { lastWriteStep: missedWriteStep + 1 }),
      newestIn,
    },
    rules: ids.map(toldRule),
  };
}

function toldRule(id: RuleId): ToldRule {
  return { id, ...rules[id] };
}
