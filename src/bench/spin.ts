import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Measurement } from './measure.ts';
import { runTimed, type TimedRun } from './run-timed.ts';

/** How a verifier is built and run. */
export interface PanOptions {
  /** -m: longest path on the stack of a depth-first search. */
  readonly maxDepth: number;
  /** -w: log2 of the slots of the hash table. SPIN is fastest with one or two slots for a state. */
  readonly hashBits: number;
}

export interface Verifier {
  /** One exact search. `bytesPerState` counts SPIN's states without its hash table, whose size -w sets. */
  readonly run: () => Measurement;
  readonly remove: () => void;
}

/** SPIN's version line, or undefined when spin or gcc is not on the PATH. */
export function spinVersion(): string | undefined {
  const spin = spawnSync('spin', ['-V'], { encoding: 'utf8' });
  const gcc = spawnSync('gcc', ['--version'], { encoding: 'utf8' });
  return spin.status === 0 && gcc.status === 0 ? spin.stdout.trim() : undefined;
}

/**
 * Compiles a model as SPIN's manual advises for speed: -O2, and -DSAFETY as there is no liveness property.
 *
 * @param directives  more of pan's compile-time directives, such as -DBFS
 */
export function buildVerifier(promela: string, options: PanOptions, directives: readonly string[] = []): Verifier {
  const { run, remove } = compile(promela, ['-O2', ...directives], options);
  return {
    run: () => {
      const { output, cpuMs } = run();
      return { ...readReport(output), cpuMs };
    },
    remove,
  };
}

/**
 * Searches a model that prints a line for every state that is worth one, and counts these lines.
 *
 * @returns the transitions without those that only print
 */
export function countPrinted(
  promela: string,
  options: PanOptions,
  lines: readonly string[],
): { readonly states: number; readonly transitions: number; readonly printed: number[] } {
  // Optimising would take longer than the search.
  const { run, remove } = compile(promela, ['-O0', '-DPRINTF'], options);
  try {
    const { output } = run();
    const { states, transitions } = readReport(output);
    const printed = lines.map((line) => output.split('\n').filter((one) => one.trim() === line).length);
    return { states, transitions: transitions - printed.reduce((sum, count) => sum + count, 0), printed };
  } finally {
    remove();
  }
}

function compile(
  promela: string,
  flags: readonly string[],
  { maxDepth, hashBits }: PanOptions,
): { readonly run: () => TimedRun; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'stalemate-bench-'));
  const run = (command: string, ...args: string[]): void => {
    const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${error?.message ?? stderr + stdout}`);
  };
  writeFileSync(join(folder, 'model.pml'), promela);
  // -o2: what is written and never read belongs to the state all the same.
  run('spin', '-a', '-o2', 'model.pml');
  run('gcc', '-w', '-DSAFETY', ...flags, '-o', 'pan', 'pan.c');
  return {
    run: () => runTimed(folder, './pan', `-m${maxDepth}`, `-w${hashBits}`),
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}

/**
 * Reads pan's report. Its transitions count the storing of the initial state, ours do not: hence the -1.
 * Large numbers it prints with 8 digits only ('1.1530794e+08 transitions').
 */
export function readReport(report: string): Omit<Measurement, 'cpuMs'> {
  const number = (pattern: RegExp): number => {
    const found = pattern.exec(report)?.[1];
    if (found === undefined) throw new Error(`pan's report has no ${String(pattern)}:\n${report}`);
    return Number(found);
  };
  if (/max search depth too small|out of memory/.test(report))
    throw new Error(`pan's search was not exhaustive:\n${report}`);
  if (number(/errors: (\d+)/) !== 0) throw new Error(`pan found an error in a model that has none:\n${report}`);
  const states = number(/(\d+) states, stored/);
  return {
    states,
    transitions: number(/([\d.e+]+) transitions/) - 1,
    elapsedMs: number(/elapsed time ([\d.e+-]+) seconds/) * 1000,
    bytesPerState: (number(/([\d.]+)\s+actual memory usage for states/) * 2 ** 20) / states,
  };
}
