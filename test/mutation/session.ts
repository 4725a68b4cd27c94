/** One run of the mutation test: measure once, then try mutants in worker processes, and remember what came out. */
import { type ChildProcess, fork } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readGolden } from '../golden/state-counts.ts';
import { bundle } from './bundle.ts';
import type { Measurement } from './judge-mutant.ts';
import { hashOf, type Mutant, modelFiles, mutantsOf } from './mutants.ts';
import { type Plan, plan } from './plan.ts';
import type { FromWorker, Start, ToWorker } from './worker.ts';

/** `timed-out`: it did not come to an end, which is noticed too. `not-passed`: no probe that is used passes it. */
export interface Result {
  readonly mutant: string;
  readonly status: 'noticed' | 'timed-out' | 'survived' | 'not-passed';
  readonly by?: string;
}

/** As it is kept: `key` is that of the mutant, `tried` the hash of all sources and tests, and what it might have cost. */
interface Kept {
  readonly key: string;
  readonly status: Result['status'];
  readonly by?: string;
  readonly tried: string;
  readonly budgetMs: number;
}

export interface Session {
  readonly mutants: readonly Mutant[];
  readonly measurement: Measurement;
  /** Of all sources and tests. */
  readonly hash: string;
  /** By id of the mutant. */
  readonly results: Map<string, Result>;
  /** What earlier runs have found, by key. */
  readonly kept: ReadonlyMap<string, Kept>;
  readonly start: Start;
  readonly resultsPath: string;
}

/**
 * Makes the mutants and measures the probes, or finds both in `folder` where an earlier run of the same sources has
 * left them, together with the results it had.
 */
export async function openSession(root: string, folder: string, say: (text: string) => void): Promise<Session> {
  say('making mutants');
  const { mutants, sources } = await mutantsOf(root, modelFiles(root));
  const code = await bundle(root, sources);
  const hash = hashOf(code);
  mkdirSync(folder, { recursive: true });
  const at = (name: string): string => join(folder, `${hash}-${name}`);
  const start: Start = { root, bundlePath: at('trying.cjs'), sizes: scenarioSizes() };
  const measurementPath = at('measured.json');
  if (!existsSync(measurementPath)) {
    writeFileSync(at('measuring.cjs'), code);
    writeFileSync(at('trying.cjs'), withoutCounting(code));
    const worker = await startWorker({ ...start, bundlePath: at('measuring.cjs') });
    const measurement = await measured(worker, say);
    worker.kill();
    writeFileSync(measurementPath, JSON.stringify(measurement));
  }
  const measurement = JSON.parse(readFileSync(measurementPath, 'utf8')) as Measurement;
  const resultsPath = join(folder, 'results.jsonl');
  return { mutants, measurement, hash, start, resultsPath, results: new Map(), kept: readKept(resultsPath) };
}

function readKept(path: string): Map<string, Kept> {
  const lines = existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : [];
  const entries = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Kept);
  return new Map(entries.map((one) => [one.key, one]));
}

/**
 * What has been noticed once stays noticed as long as its file is the same: tests are added, hardly ever taken away.
 * What has survived is tried again when anything has changed, or when it may cost more than before.
 */
function stillHolds({ status, tried, budgetMs }: Kept, hash: string, mayCostMs: number): boolean {
  if (status === 'noticed' || status === 'timed-out') return true;
  return tried === hash && budgetMs >= mayCostMs;
}

export interface TryOptions {
  readonly jobs: number;
  /** What the probes of one mutant may cost together, measured without it. */
  readonly budgetMs: number;
  readonly onResult: (result: Result) => void;
  readonly shouldStop: () => boolean;
}

/** Tries those of the mutants that have no result yet, and notes each result at once. */
export async function tryAll(session: Session, ids: readonly string[], options: TryOptions): Promise<void> {
  const { results, resultsPath, hash, kept } = session;
  const keys = new Map(session.mutants.map(({ id, key }) => [id, key] as const));
  for (const id of ids) {
    const known = kept.get(keys.get(id)!);
    if (known === undefined || !stillHolds(known, hash, options.budgetMs)) continue;
    const { status, by } = known;
    results.set(id, { mutant: id, status, ...(by === undefined ? {} : { by }) });
  }
  const left = ids.filter((id) => !results.has(id));
  const choose = plan(session.measurement, session.mutants, options.budgetMs);
  const note = (result: Result): void => {
    results.set(result.mutant, result);
    const { mutant, ...rest } = result;
    const entry: Kept = { key: keys.get(mutant)!, ...rest, tried: hash, budgetMs: options.budgetMs };
    appendFileSync(resultsPath, `${JSON.stringify(entry)}\n`);
    options.onResult(result);
  };
  const work = async (): Promise<void> => {
    let worker = await startWorker(session.start);
    for (let id = left.shift(); id !== undefined && !options.shouldStop(); id = left.shift()) {
      const chosen = choose.for(id);
      const result = await tried(worker, id, chosen, options.budgetMs);
      if (result.status === 'noticed' && result.by !== undefined) choose.noticed(id, result.by);
      if (result.status === 'timed-out') {
        worker.kill('SIGKILL');
        worker = await startWorker(session.start);
      }
      note(result);
    }
    worker.kill();
  };
  await Promise.all(Array.from({ length: options.jobs }, work));
}

async function tried(worker: ChildProcess, mutant: string, { warm, anew }: Plan, budgetMs: number): Promise<Result> {
  if (warm.length + anew.length === 0) return { mutant, status: 'not-passed' };
  for (const [probes, again] of [
    [warm, false],
    [anew, true],
  ] as const) {
    if (probes.length === 0) continue;
    const answer = await ask(worker, { kind: 'try', mutant, probes, anew: again }, 30_000 + 20 * budgetMs);
    if (answer === null) return { mutant, status: 'timed-out' };
    if (answer.kind === 'tried' && answer.trial.status === 'noticed')
      return { mutant, status: 'noticed', by: answer.trial.by };
  }
  return { mutant, status: 'survived' };
}

async function startWorker(start: Start): Promise<ChildProcess> {
  const path = fileURLToPath(new URL('./worker.ts', import.meta.url));
  const worker = fork(path, {
    execArgv: process.execArgv,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    serialization: 'advanced',
  });
  await ask(worker, { kind: 'start', start }, 120_000);
  return worker;
}

/** The answer, or null where there is none in time or the process has died. */
function ask(worker: ChildProcess, message: ToWorker, withinMs: number): Promise<FromWorker | null> {
  return new Promise((resolve) => {
    const end = (answer: FromWorker | null): void => {
      clearTimeout(timer);
      worker.off('message', hear);
      worker.off('exit', die);
      resolve(answer);
    };
    const hear = (answer: FromWorker): void => {
      if (answer.kind !== 'measuring') end(answer);
    };
    const die = (): void => end(null);
    const timer = setTimeout(() => end(null), withinMs);
    worker.on('message', hear);
    worker.on('exit', die);
    worker.send(message);
  });
}

async function measured(worker: ChildProcess, say: (text: string) => void): Promise<Measurement> {
  worker.on('message', (message: FromWorker) => {
    if (message.kind === 'measuring') say(`measuring probe ${message.done} of ${message.probes}`);
  });
  const answer = await ask(worker, { kind: 'measure' }, 3_600_000);
  if (answer?.kind !== 'measured') throw new Error('the probes could not be measured');
  return answer.measurement;
}

/** While mutants are tried, nobody counts which are passed. */
function withoutCounting(code: string): string {
  return code.replace(/function (stryCov_9fa48\d*)\(\) \{/g, 'function $1() { return;');
}

function scenarioSizes(): Record<string, number> {
  return Object.fromEntries(
    Object.entries(readGolden()).map(([path, text]) => [`scenarios/${path}`, Number.parseInt(text, 10)]),
  );
}
