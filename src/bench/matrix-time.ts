/** How long the default matrix takes, here and in an older checkout, in one run. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ratiosOf, type Spread, spreadOf } from './spread.ts';

export interface MatrixTime {
  readonly cells: number;
  readonly nowMs: Spread;
  readonly beforeMs: Spread;
  readonly timesFaster: Spread;
  /** Cells whose verdict or violations are not what they were before. */
  readonly changed: readonly string[];
}

interface Run {
  readonly elapsedMs: number;
  readonly verdicts: ReadonlyMap<string, string>;
}

/** What keeps the two from being compared, or undefined. Both are run as they are published. */
export function whyNoMatrix(folders: readonly string[]): string | undefined {
  const missing = folders.map(programIn).find((program) => !existsSync(program));
  return missing === undefined ? undefined : `${missing}: there is no such file; run "npm ci && npm run build" there`;
}

export function matrixTime(now: string, before: string, rounds: number): MatrixTime {
  const runs = Array.from({ length: rounds }, () => ({ before: runMatrix(before), now: runMatrix(now) }));
  const nowMs = runs.map((run) => run.now.elapsedMs);
  const beforeMs = runs.map((run) => run.before.elapsedMs);
  const [first] = runs;
  const cells = [...(first?.now.verdicts ?? [])];
  return {
    cells: cells.length,
    nowMs: spreadOf(nowMs),
    beforeMs: spreadOf(beforeMs),
    timesFaster: ratiosOf(beforeMs, nowMs),
    changed: cells.flatMap(([cell, verdict]) => (first?.before.verdicts.get(cell) === verdict ? [] : [cell])),
  };
}

function runMatrix(folder: string): Run {
  const startMs = performance.now();
  const { stdout, stderr, error } = spawnSync(process.execPath, [programIn(folder), 'matrix', '--json'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const elapsedMs = performance.now() - startMs;
  if (error !== undefined || stdout === '')
    throw new Error(`the matrix of ${folder} failed: ${error?.message ?? stderr}`);
  return { elapsedMs, verdicts: readVerdicts(stdout) };
}

/** By the command that asks for the cell. Cells that are not possible have neither verdict nor command. */
export function readVerdicts(json: string): Map<string, string> {
  const cells = JSON.parse(json) as readonly { command?: string; verdict?: string; violations?: readonly string[] }[];
  return new Map(
    cells.flatMap(({ command, verdict, violations = [] }) =>
      command === undefined || verdict === undefined ? [] : [[command, [verdict, ...violations].join(' ')] as const],
    ),
  );
}

const programIn = (folder: string): string => join(folder, 'dist', 'src', 'cli', 'main.js');
