import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Measurement } from './measure.ts';
import { runTimed } from './run-timed.ts';
import type { TlaModel } from './tla.ts';

/**
 * One exhaustive search with one worker.
 *
 * @param jar  path of tla2tools.jar
 * @throws Error when the search found an error or did not end
 */
export function runTlc(jar: string, { module, text, configuration }: TlaModel): Measurement {
  const folder = mkdtempSync(join(tmpdir(), 'stalemate-bench-'));
  try {
    writeFileSync(join(folder, `${module}.tla`), text);
    writeFileSync(join(folder, `${module}.cfg`), configuration);
    // -deadlock switches the search for deadlocks off: a guest that has nothing left to do is none.
    const search = ['tlc2.TLC', '-workers', '1', '-deadlock', '-config', `${module}.cfg`, `${module}.tla`];
    const machine = ['-XX:+UseParallelGC', '-Dtlc2.TLC.asMilliSeconds=true', '-cp', jar];
    const { output, cpuMs } = runTimed(folder, 'java', ...machine, ...search);
    return { ...readTlcReport(output), cpuMs };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What keeps TLC from being run, or undefined. */
export function whyNoTlc(jar: string): string | undefined {
  if (!existsSync(jar)) return `${jar}: there is no such file; expected the path of tla2tools.jar`;
  if (spawnSync('java', ['-version']).status !== 0) return 'there is no java on the PATH';
  return undefined;
}

/**
 * Reads what TLC says at the end. It counts each initial state as generated, hence the -1. Its time includes reading
 * the module, and not the start of the Java machine; how much memory a state takes it does not say.
 *
 * @source  TLA+ tools, tlc2/output/MP.java (TLC_STATS, TLC_SUCCESS, TLC_FINISHED), tlc2/TLC.java (asMilliSeconds)
 */
export function readTlcReport(report: string): Omit<Measurement, 'cpuMs'> {
  const found = /^(\d+) states generated, (\d+) distinct states found, (\d+) states left on queue\.$/m.exec(report);
  if (found === null || found[3] !== '0' || !report.includes('Model checking completed. No error has been found.'))
    throw new Error(`TLC's search was not exhaustive, or found an error:\n${report}`);
  const took = /^Finished in (.+?) at \(/m.exec(report)?.[1];
  if (took === undefined) throw new Error(`TLC's report does not say how long it took:\n${report}`);
  return {
    states: Number(found[2]),
    transitions: Number(found[1]) - 1,
    elapsedMs: readDuration(took),
    bytesPerState: Number.NaN,
  };
}

const UNITS_MS = { ms: 1, s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** '11432ms', '13s', '01min 05s', '23h 59min'. */
function readDuration(text: string): number {
  const parts = text.split(' ').map((part) => /^(\d+)(ms|s|min|h|d)$/.exec(part));
  return parts.reduce((sum, part) => {
    if (part === null) throw new Error(`TLC took ${text}, which is no duration`);
    return sum + Number(part[1]) * UNITS_MS[part[2] as keyof typeof UNITS_MS];
  }, 0);
}
