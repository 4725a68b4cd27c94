/**
 * Virtual machines in a few words, for tests of the machine layer. As in `litmus-builder.ts` they go through the
 * loader, so a mistake is an error with a place, and what a test runs is what a user could have written.
 */
import { stringify } from 'yaml';
import type { Model, Trace } from '../../sim/model.ts';
import { choiceLabel, enabledChoices, initialState, step } from '../../sim/step.ts';
import type { Litmus } from '../../sim/storage/scenario.ts';
import type { StorageState } from '../../sim/storage/state.ts';
import { storageModel } from '../../sim/storage/storage-model.ts';
import { buildWorld, type World, type WorldOptions } from '../../sim/storage/world.ts';
import { type TimelineStep, timeline } from '../../sim/timeline.ts';
import { checkSafety, type Safety } from '../../src/check/safety.ts';
import { traceNames } from '../../src/check/trace-names.ts';
import { formatError } from '../../src/scenario/format-error.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import type { StepText } from './litmus-builder.ts';

type Keys = Readonly<Record<string, unknown>>;

export interface MachineSketch {
  readonly storage?: string | Keys;
  /** Raw where nothing is said. */
  readonly image?: string | Keys;
  /** A disk of 64 MiB with x at its start and y in another page and cluster where nothing is said. */
  readonly disk?: Keys;
  readonly initial?: string | Keys;
  /** S and D of this version and cache mode, and what else their keys say. */
  readonly qemu?: string;
  readonly cache?: string;
  readonly keys?: Keys;
  /** Instead of S and D. */
  readonly machines?: Keys;
  readonly migrations?: readonly Keys[];
  readonly guest?: Keys;
  readonly hosts?: Keys;
  readonly steps?: readonly StepText[];
  readonly faults?: Keys;
}

export function machineText({ qemu = '10.0', cache = 'none', keys = {}, steps, ...rest }: MachineSketch): string {
  const machine = { qemu, cache, ...keys };
  const image = rest.image ?? 'raw';
  const isRaw = image === 'raw';
  return stringify({
    stalemate: 1,
    title: 'A test',
    storage: 'iscsi',
    image,
    disk: { size: 131072, sectors: { x: 0, y: 2048 } },
    ...(isRaw ? { initial: 'aa' } : {}),
    machines: { S: machine, D: machine },
    ...rest,
    ...(steps === undefined ? {} : { steps: steps.map(stepItem) }),
  });
}

export function machineLitmus(sketch: MachineSketch): Litmus {
  const text = machineText(sketch);
  const result = loadScenario(text, 'test.yaml');
  if (!result.ok) throw new Error(result.errors.map((error) => formatError(error, text)).join('\n'));
  return result.scenario.litmus;
}

export const safetyOfMachine = (sketch: MachineSketch, options: WorldOptions = {}): Safety =>
  checkSafety(machineLitmus(sketch), options);

/** Names of the properties that can be violated. */
export const violated = (sketch: MachineSketch, options: WorldOptions = {}): string[] =>
  safetyOfMachine(sketch, options).violations.map(({ property }) => property);

/** One run of a virtual machine. */
export interface MachineRun {
  readonly litmus: Litmus;
  readonly world: World;
  readonly model: Model<StorageState>;
  readonly trace: Trace;
  readonly initial: StorageState;
  readonly final: StorageState;
  readonly steps: readonly TimelineStep<StorageState>[];
  /** What was chosen in each step, as `choiceLabel` prints it. */
  readonly names: readonly string[];
  /** What may happen next. */
  readonly possible: readonly string[];
}

/**
 * A shortest run that violates a property.
 *
 * @throws Error that lists what can be violated, when that cannot
 */
export function shortestRun(sketch: MachineSketch, property: string, options: WorldOptions = {}): MachineRun {
  const litmus = machineLitmus(sketch);
  const { violations } = checkSafety(litmus, options);
  const found = violations.find((one) => one.property === property);
  if (found === undefined)
    throw new Error(`${property} is not violated; ${violations.map((one) => one.property).join(', ') || 'nothing'} is`);
  return runAlong(litmus, found.trace, options);
}

/**
 * Takes one choice after another, each by the beginning of its label: `'S.stop'`, `'S.guest-writes x'`, `'step 1'`.
 * Of several choices with the same beginning the first counts, which is the one where chance decides nothing.
 *
 * @throws Error that lists what could have happened, when a line cannot
 */
export function playMachine(sketch: MachineSketch, lines: readonly string[], options: WorldOptions = {}): MachineRun {
  const litmus = machineLitmus(sketch);
  const model = storageModel(buildWorld(litmus, options));
  const trace: Trace[number][] = [];
  const state = initialState(model);
  for (const line of lines) {
    const choices = enabledChoices(model, state);
    const named = (exact: boolean) =>
      choices.find((one) => {
        const label = choiceLabel(model, one);
        return exact ? label === line : label.startsWith(line);
      });
    const choice = named(true) ?? named(false);
    if (choice === undefined)
      throw new Error(`${line}: not possible; possible: ${choices.map((one) => choiceLabel(model, one)).join(', ')}`);
    trace.push(choice);
    step(model, state, choice);
  }
  return runAlong(litmus, trace, options);
}

function runAlong(litmus: Litmus, trace: Trace, options: WorldOptions): MachineRun {
  const world = buildWorld(litmus, options);
  const model = storageModel(world);
  const { initial, steps } = timeline(model, trace);
  const final = steps.at(-1)?.after ?? initial;
  return {
    litmus,
    world,
    model,
    trace,
    initial,
    final,
    steps,
    names: traceNames(model, trace),
    possible: enabledChoices(model, final).map((choice) => choiceLabel(model, choice)),
  };
}

function stepItem(step: StepText): unknown {
  if (typeof step !== 'string') return { interleave: step.interleave.map((branch) => branch.map(stepItem)) };
  const at = step.indexOf(': ');
  return { [step.slice(0, at)]: step.slice(at + 2) };
}
