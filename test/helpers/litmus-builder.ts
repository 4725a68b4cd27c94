/**
 * Litmus tests in a few words, for tests of the model. They go through the loader, so a mistake in one is an error
 * with a place, and what a test runs is what a user could have written.
 */
import type { Model, Trace } from '../../sim/model.ts';
import { choiceLabel, enabledChoices } from '../../sim/step.ts';
import { describeChange } from '../../sim/storage/describe.ts';
import { outcomeOf } from '../../sim/storage/outcome.ts';
import type { RuleId } from '../../sim/storage/rules.ts';
import type { Litmus } from '../../sim/storage/scenario.ts';
import type { StorageState } from '../../sim/storage/state.ts';
import { storageModel } from '../../sim/storage/storage-model.ts';
import { buildWorld, type World, type WorldOptions } from '../../sim/storage/world.ts';
import { type TimelineStep, timeline } from '../../sim/timeline.ts';
import { markedValue } from '../../src/check/outcome.ts';
import { outcomesOf } from '../../src/check/outcomes-of.ts';
import { type LitmusProgram, type LitmusStep, litmusText } from '../../src/fast-check/litmus-text.ts';
import { formatError } from '../../src/scenario/format-error.ts';
import { loadScenario } from '../../src/scenario/load.ts';

export type { LitmusProgram as Sketch, LitmusStep as StepText };

export function litmus(program: LitmusProgram): Litmus {
  const text = litmusText(program, 'A test');
  const result = loadScenario(text, 'test.yaml');
  if (!result.ok) throw new Error(result.errors.map((error) => formatError(error, text)).join('\n'));
  return result.scenario.litmus;
}

/** Every outcome, for example `before = 0, after = 0!`, in the order the checker prints them. */
export function outcomes(sketch: LitmusProgram, options: WorldOptions = {}): string[] {
  return outcomesOf(litmus(sketch), options).outcomes.map(({ key }) => key);
}

/** What the steps alone lead to, with nothing happening by itself. */
export const quietOutcomes = (sketch: LitmusProgram, ...withoutRules: RuleId[]): string[] =>
  outcomes(sketch, { quiet: true, withoutRules });

/** One run of a litmus test, see `play`. */
export interface Played {
  readonly world: World;
  readonly model: Model<StorageState>;
  readonly trace: Trace;
  readonly initial: StorageState;
  readonly final: StorageState;
  /** For each line of the script, what it changed, as field name and new value; without the mark that the step ran. */
  readonly changes: readonly Readonly<Record<string, unknown>>[];
  /** The same in the model's own words. */
  readonly told: readonly (readonly string[])[];
  /** Value of every register, with `!` where it breaks the contract. */
  readonly registers: Readonly<Record<string, string>>;
  /** What may happen next, as the model labels it. */
  readonly possible: readonly string[];
}

/**
 * Runs the steps in file order. A line that begins with `*` is not a step: it is something that happens by itself at
 * this point, as the model labels it (`'* D.evict page of x'`). `'S: fsync | failing'` takes a variant of a step.
 *
 * @throws  Error that lists what could have happened, when a line cannot
 */
export function play(sketch: LitmusProgram, options: WorldOptions = {}): Played {
  const { steps } = sketch;
  const scripts = steps.map((step) => {
    if (typeof step !== 'string') throw new Error('play takes one order of steps');
    return step;
  });
  const own = scripts.filter((line) => !line.startsWith('*')).map((line) => line.split(' | ')[0]!);
  const world = buildWorld(litmus({ ...sketch, steps: own }), options);
  const model = storageModel(world);
  const { initial } = timeline(model, []);
  const taken: TimelineStep<StorageState>[] = [];
  const trace: Trace[number][] = [];
  let state = initial;
  let next = 0;
  for (const line of scripts) {
    const wanted = line.startsWith('*') ? line.slice(1).trim() : `step ${++next} ${line.split(' | ')[1] ?? ''}`.trim();
    const choice = enabledChoices(model, state).find((one) => choiceLabel(model, one) === wanted);
    if (choice === undefined)
      throw new Error(`${line}: not possible; possible: ${possibleIn(model, state).join(', ')}`);
    trace.push(choice);
    const step = timeline(model, trace).steps.at(-1)!;
    taken.push(step);
    state = step.after;
  }
  const { registers } = outcomeOf(world, state);
  return {
    world,
    model,
    trace,
    initial,
    final: state,
    changes: taken.map(changesOf),
    told: taken.map(({ before, after }) => describeChange(world, before, after)),
    registers: Object.fromEntries(registers.map((register) => [register.name, markedValue(register)])),
    possible: possibleIn(model, state),
  };
}

/** The lone page cache, or the one of a host. */
export function viewOf({ world, final }: Played, host: string): StorageState['views'][number] {
  const index = world.views.findIndex(({ name }) => name === host);
  if (index < 0) throw new Error(`no view ${host}; there are ${world.views.map(({ name }) => name).join(', ')}`);
  return final.views[index]!;
}

function possibleIn(model: Model<StorageState>, state: StorageState): string[] {
  return enabledChoices(model, state).map((choice) => choiceLabel(model, choice));
}

/** From the patches of the timeline: exact, because a patch that changes nothing is not made. */
function changesOf({ patches }: TimelineStep<StorageState>): Readonly<Record<string, unknown>> {
  const named = patches.map(({ path, value }) => {
    const name = path.map((key, at) => (typeof key === 'number' ? `[${key}]` : at === 0 ? key : `.${key}`)).join('');
    return [name, value] as const;
  });
  return Object.fromEntries(named.filter(([name]) => !name.startsWith('steps[')));
}
