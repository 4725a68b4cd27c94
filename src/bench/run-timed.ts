import { spawnSync } from 'node:child_process';

export interface TimedRun {
  readonly output: string;
  /** Of all processors, at the 10 ms that `times` tells. */
  readonly cpuMs: number;
}

/**
 * Runs a program to its end, by way of a shell that says how long it kept the processors busy.
 *
 * @throws Error when it cannot be run or fails
 */
export function runTimed(folder: string, command: string, ...args: readonly string[]): TimedRun {
  const script = '"$@" 2>&1; status=$?; times; exit $status';
  const { status, stdout, error } = spawnSync('sh', ['-c', script, 'sh', command, ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${error?.message ?? stdout}`);
  // The last two lines: the shell's own user and system time, and those of what it ran.
  const times = /(\d+)m([\d.]+)s (\d+)m([\d.]+)s\n$/.exec(stdout);
  if (times === null) throw new Error(`sh did not say how long ${command} took:\n${stdout.slice(-200)}`);
  const [userMinutes = 0, user = 0, systemMinutes = 0, system = 0] = times.slice(1).map(Number);
  return { output: stdout, cpuMs: ((userMinutes + systemMinutes) * 60 + user + system) * 1000 };
}
