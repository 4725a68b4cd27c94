import { engines, PLAIN } from './engines.ts';
import type { Measurement } from './measure.ts';
import { measurable, ratiosOf, type Spread, spreadOf } from './spread.ts';

export interface CaseResult {
  readonly name: string;
  readonly tools: readonly ToolResult[];
}

export interface ToolResult {
  readonly tool: string;
  readonly states: number;
  readonly transitions: number;
  /** Round by round, as the tools took turns. */
  readonly tookMs: readonly number[];
  readonly statesPerSecond: Spread;
  readonly bytesPerState: number;
  /** How many times longer this tool took than our plain search, round by round. Above 1: ours is faster. */
  readonly timesThePlain: Spread;
}

/** What each tool took, round by round, by name of the tool. */
export type Samples = Readonly<Record<string, readonly Measurement[]>>;

/** Time that passed, or time of all processors together. */
export type Clock = 'elapsedMs' | 'cpuMs';

/**
 * @param reduced  tools that visit fewer states than there are
 * @throws Error when exact tools disagree on the number of states or transitions: then their speeds compare nothing.
 */
export function caseResult(
  name: string,
  samples: Samples,
  clock: Clock = 'elapsedMs',
  reduced: readonly string[] = reducedEngines,
): CaseResult {
  const plain = samples[PLAIN] ?? [];
  const measured = Object.entries(samples).filter(([, runs]) => runs.length > 0);
  for (const [tool, runs] of measured) {
    const [expected] = reduced.includes(tool) ? runs : plain;
    if (expected === undefined) throw new Error(`${name}: the engine was not measured`);
    for (const { states, transitions } of runs) {
      if (agree(states, expected.states) && agree(transitions, expected.transitions)) continue;
      throw new Error(
        `${name}: ${tool} found ${states} states and ${transitions} transitions, not ${expected.states} and ${expected.transitions}`,
      );
    }
  }
  return { name, tools: measured.map(([tool, runs]) => toolResult(tool, runs, plain, clock)) };
}

const reducedEngines = engines.filter(({ reduced }) => reduced).map(({ name }) => name);

function toolResult(
  tool: string,
  runs: readonly Measurement[],
  plain: readonly Measurement[],
  clock: Clock,
): ToolResult {
  const [first] = runs;
  const tookMs = runs.map((run) => run[clock]);
  return {
    tool,
    states: first?.states ?? 0,
    transitions: first?.transitions ?? 0,
    tookMs,
    statesPerSecond: spreadOf(runs.map((run) => (run.states * 1000) / measurable(run[clock]))),
    bytesPerState: spreadOf(runs.map(({ bytesPerState }) => bytesPerState)).median,
    timesThePlain: ratiosOf(
      tookMs,
      plain.map((run) => run[clock]),
    ),
  };
}

/** Equal, up to the 8 digits that SPIN prints: exact below 10 million. */
function agree(found: number, expected: number): boolean {
  return Math.abs(found - expected) <= expected * 1e-7;
}
