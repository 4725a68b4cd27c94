import type { Trace } from '../../sim/model.ts';
import { violationsOfRun } from '../check/run-properties.ts';
import { checkSafety, isVacuous } from '../check/safety.ts';
import { storyOf } from '../explain/explain.ts';
import { createViolationTest } from '../random/violation-test.ts';
import { storySentences } from '../report/explain-report.ts';
import { counted } from '../report/numbers.ts';
import { tellRun } from '../report/tell.ts';
import { plainTheme } from '../report/theme.ts';
import { witnessLines } from '../report/witness-text.ts';
import { simplestRuns } from '../search/simplest-run.ts';
import { type ModelRun, runOfChoices, runText } from './model-run.ts';
import { savedText } from './save-run.ts';
import { type System, type SystemSource, systemOf, systemOfModel } from './system.ts';

/** What `expect.extend` takes: `expect.extend(matchers)` in Vitest and in Jest. */
export const matchers = { toMigrateSafely, toViolate };

/** The types of the matchers, for the declarations of a test framework. */
export interface StalemateMatchers<Result = unknown> {
  /**
   * No interleaving violates any property, and the guest does move. For a configuration, a litmus program or the text of
   * a scenario file. An error where the search is larger than `maxStates`.
   */
  toMigrateSafely: (options?: SafetyOptions) => Result;
  /** The run violates the property, or any where none is named. */
  toViolate: (property?: string) => Result;
}

export interface SafetyOptions {
  /** Absent: 200,000. */
  readonly maxStates?: number;
}

interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

function toMigrateSafely(received: unknown, { maxStates = 200_000 }: SafetyOptions = {}): MatcherResult {
  const system = systemOf(received as SystemSource);
  const { scenario, model } = system;
  const safety = checkSafety(scenario.litmus, { limits: { maxStates } });
  if (safety.verdict === 'undecided') {
    throw new Error(
      `${scenario.title}: undecided, the search ended at ${maxStates} states; toMigrateSafely({maxStates}) sets the limit`,
    );
  }
  if (isVacuous(safety)) {
    return {
      pass: false,
      message: () =>
        `${scenario.title} is vacuous: ${safety.notReached.join(', ')} never happens, so nothing was put to the test`,
    };
  }
  const first = safety.violations[0];
  if (first === undefined) {
    const states = counted(safety.figures.states, 'state');
    return { pass: true, message: () => `${scenario.title} migrates safely: ${states}, all there are` };
  }
  return {
    pass: false,
    message: () => {
      const { property, trace } = first;
      const goal = { depth: trace.length, isReached: createViolationTest(model, property) };
      const simplest = simplestRuns(model, [goal])[0] ?? trace;
      const violated = safety.violations.map((one) => one.property);
      return [
        `${scenario.title} does not migrate safely: it can violate ${violated.join(', ')}`,
        ...violationLines(system, simplest, property, violated),
      ].join('\n');
    },
  };
}

function toViolate(received: unknown, property?: string): MatcherResult {
  const { model, trace } = asRun(received);
  if (property !== undefined) createViolationTest(model, property);
  const violations = violationsOfRun(model, trace);
  const found = violations.find((one) => property === undefined || one.property === property);
  const wanted = property ?? 'any property';
  if (found === undefined) {
    const others = violations.map((one) => one.property).join(', ');
    return {
      pass: false,
      message: () =>
        `the run does not violate ${wanted}${others === '' ? '' : `, but ${others}`}\n${runText(runOfChoices(model, trace))}`,
    };
  }
  const until = trace.slice(0, found.step);
  const system = systemOfModel(model);
  return {
    pass: true,
    message: () =>
      [
        `the run violates ${found.property} in step ${found.step}: ${found.explanation}`,
        ...(system === undefined
          ? [runText(runOfChoices(model, until))]
          : violationLines(system, until, found.property, [found.property])),
      ].join('\n'),
  };
}

function asRun(received: unknown): ModelRun<unknown> {
  if (typeof received === 'object' && received !== null && 'model' in received) {
    if ('trace' in received) return received as ModelRun<unknown>;
    if ('run' in received) throw new Error('toViolate takes a run; that of a stepper is stepper.run()');
  }
  throw new Error('toViolate takes a run, such as migrations() draws; toMigrateSafely takes a configuration');
}

/** The story of a violation, the run step by step, and how to see it again. */
function violationLines(system: System, trace: Trace, property: string, violated: readonly string[]): string[] {
  const { litmus } = system.scenario;
  const told = tellRun(litmus, {}, trace);
  const run = runOfChoices(system.model, trace);
  const story = storyOf(litmus, trace, property);
  return [
    ...storySentences(story, told.steps, property).map((sentence) => `${property}: ${sentence}`),
    '',
    `a run of ${counted(trace.length, 'step')}`,
    ...witnessLines(told, plainTheme),
    '',
    'replay:',
    `npx stalemate replay - <<'END'`,
    savedText(
      system,
      { ...run, model: system.model, trace, violated: property },
      violated,
      'From a failed test.',
    ).trimEnd(),
    'END',
  ];
}
