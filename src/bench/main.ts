import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { aimResults } from './aims.ts';
import { type Benchmark, benchmarks, taskOf } from './cases.ts';
import { fillDocument } from './document.ts';
import { engines } from './engines.ts';
import { matrixTime, whyNoMatrix } from './matrix-time.ts';
import { type Measurement, measureBaseline, measureEngine } from './measure.ts';
import {
  measureRate,
  type RateCase,
  type RateMeasurement,
  type RateResult,
  rateAims,
  rateCases,
  rateResult,
} from './rates.ts';
import { type CaseResult, type Clock, caseResult, type Samples } from './result.ts';
import { buildVerifier, spinVersion } from './spin.ts';
import { spinModes } from './spin-modes.ts';
import { type Survey, survey } from './survey.ts';
import { type Findings, formatTable, markdownTable } from './table.ts';
import { runTlc, whyNoTlc } from './tlc.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const DOCUMENT = 'docs/performance.md';
const caseNames = [...benchmarks, ...rateCases].map(({ name }) => name);

const USAGE = `npm run bench -- [options]    how fast are the exhaustive search and virtual time, and against what?
  --rounds <n>     repetitions, tools interleaved (default 5; the slow baseline runs once)
  --only <names>   some of the cases: ${caseNames.join(', ')}
  --deep           the large cases too (minutes, gigabytes)
  --tlc <jar>      TLC too; the path of tla2tools.jar
  --survey         how many states the reductions save in the shipped scenarios (a minute)
  --before <path>  the default matrix too, against an older checkout of Stalemate; both are built
  --cpu            processor time instead of the time that passed: for a machine that has other things to do
  --json           print JSON instead of tables
  --write          put the tables into ${DOCUMENT} instead`;

const options = {
  json: { type: 'boolean', default: false },
  write: { type: 'boolean', default: false },
  rounds: { type: 'string', default: '5' },
  only: { type: 'string' },
  deep: { type: 'boolean', default: false },
  cpu: { type: 'boolean', default: false },
  tlc: { type: 'string' },
  survey: { type: 'boolean', default: false },
  before: { type: 'string' },
  help: { type: 'boolean', default: false },
  measure: { type: 'string' }, // internal: what a measuring child process is asked for, 'case/tool'
} as const;

const BASELINE = 'baseline';
const RATE = 'rate';
/** A plain search beyond this is stopped: the reductions save at least so much. */
const SURVEY_MAX_STATES = 50_000;
const USAGE_ERROR = 'UsageError';
const NO_SPIN = 'not found';

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = isUsageError(error) ? 2 : 1;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options });
  if (values.help) return print(USAGE);
  if (values.measure !== undefined) return print(JSON.stringify(await measureHere(values.measure)));
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1)
    throw usageError(`--rounds ${values.rounds}: expected a whole number above 0`);
  const chosen = chooseCases(values.only, values.deep);
  const chosenRates = chooseRates(values.only);
  const { tlc, before } = values;
  const problem =
    (tlc === undefined ? undefined : whyNoTlc(tlc)) ?? (before === undefined ? undefined : whyNoMatrix([root, before]));
  if (problem !== undefined) throw usageError(problem);
  const machine = describeMachine();
  const clock = values.cpu ? 'cpuMs' : 'elapsedMs';
  const cases = chosen.map((benchmark) =>
    runCase(benchmark, { rounds, clock, spinFound: machine.spin !== NO_SPIN, tlc }),
  );
  const rates = chosenRates.map((rate) => runRate(rate, rounds, clock));
  const surveyed = values.survey ? surveyScenarios() : undefined;
  const matrix = before === undefined ? undefined : matrixTime(root, before, rounds);
  const found: Findings = {
    clock,
    machine,
    cases,
    rates,
    aims: [...aimResults({ cases, clock, survey: surveyed, matrix }), ...rateAims(rates)],
    ...(surveyed === undefined ? {} : { survey: surveyed }),
    ...(matrix === undefined ? {} : { matrix }),
  };
  if (values.write) return write(found);
  print(values.json ? JSON.stringify({ ...found, rounds }, undefined, 2) : formatTable(found));
}

function chooseCases(only: string | undefined, deep: boolean): readonly Benchmark[] {
  if (only === undefined) return benchmarks.filter((benchmark) => deep || !benchmark.deep);
  const names = only.split(',');
  const unknown = names.find((name) => !caseNames.includes(name));
  if (unknown !== undefined) throw usageError(`--only ${unknown}: no such case\n${USAGE}`);
  return benchmarks.filter(({ name }) => names.includes(name));
}

function chooseRates(only: string | undefined): readonly RateCase[] {
  return rateCases.filter(({ name }) => only === undefined || only.split(',').includes(name));
}

interface HowToRun {
  readonly rounds: number;
  readonly clock: Clock;
  readonly spinFound: boolean;
  readonly tlc: string | undefined;
}

/** Interleaved, so that a machine that gets busy meanwhile slows every tool, not one. */
function runCase(benchmark: Benchmark, { rounds, clock, spinFound, tlc }: HowToRun): CaseResult {
  const { name, spin, tla, baseline } = benchmark;
  const verifiers =
    spinFound && spin !== undefined
      ? spinModes.map((mode) => ({ mode, ...buildVerifier(spin.promela(), spin.pan, mode.directives) }))
      : [];
  const tools: { readonly name: string; readonly run: (round: number) => Measurement | undefined }[] = [
    ...engines.map((engine) => ({ name: engine.name, run: () => measureInChild(name, engine.name) })),
    ...verifiers.map(({ mode, run }) => ({ name: mode.name, run })),
    ...(tlc === undefined || tla === undefined ? [] : [{ name: 'tlc', run: () => runTlc(tlc, tla()) }]),
    {
      name: BASELINE,
      run: (round) => (baseline && round === 0 ? measureInChild(name, BASELINE) : undefined),
    },
  ];
  const samples = new Map<string, Measurement[]>(tools.map((tool) => [tool.name, []]));
  try {
    for (let round = 0; round < rounds; round++) {
      for (const tool of tools) {
        report(`${name}: round ${round + 1} of ${rounds}, ${tool.name}`);
        const measured = tool.run(round);
        if (measured !== undefined) samples.get(tool.name)?.push(measured);
      }
    }
  } finally {
    for (const { remove } of verifiers) remove();
    report('');
  }
  return caseResult(name, Object.fromEntries(samples) satisfies Samples, clock);
}

function surveyScenarios(): Survey {
  const found = survey(`${root}scenarios`, SURVEY_MAX_STATES, (path) => report(`survey: ${path}`));
  report('');
  return found;
}

function runRate(rate: RateCase, rounds: number, clock: Clock): RateResult {
  const measured = Array.from({ length: rounds }, (_, round) => {
    report(`${rate.name}: round ${round + 1} of ${rounds}`);
    return measureInChild<RateMeasurement>(rate.name, RATE);
  });
  report('');
  return rateResult(rate, measured, clock);
}

/** A process of its own: no measurement finds code that another one compiled or memory that it left behind. */
function measureInChild<M = Measurement>(name: string, tool: string): M {
  const args = [
    ...process.execArgv,
    '--expose-gc',
    '--max-old-space-size=6000',
    process.argv[1] ?? '',
    '--measure',
    `${name}/${tool}`,
  ];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`measuring ${name}/${tool} failed: ${stderr}`);
  return JSON.parse(stdout) as M;
}

async function measureHere(request: string): Promise<Measurement | RateMeasurement> {
  const [name, tool] = request.split('/');
  const rate = rateCases.find((candidate) => candidate.name === name);
  if (rate !== undefined && tool === RATE) return measureRate(rate);
  const benchmark = benchmarks.find((candidate) => candidate.name === name);
  const engine = engines.find((candidate) => candidate.name === tool);
  if (benchmark !== undefined && engine !== undefined) return measureEngine(engine, taskOf(benchmark, engine.reduced));
  if (benchmark !== undefined && tool === BASELINE) return measureBaseline(taskOf(benchmark, false));
  throw usageError(`--measure ${request}: expected case/tool`);
}

function describeMachine() {
  const commit = spawnSync('git', ['-C', root, 'rev-parse', '--short', 'HEAD'], { encoding: 'utf8' });
  return {
    commit: commit.status === 0 ? commit.stdout.trim() : 'unknown',
    node: process.version,
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    'load at the start': (loadavg()[0] ?? 0).toFixed(1),
    spin: spinVersion() ?? NO_SPIN,
  };
}

function write(found: Findings): void {
  const path = `${root}${DOCUMENT}`;
  writeFileSync(path, fillDocument(readFileSync(path, 'utf8'), markdownTable(found)));
  process.stderr.write(`wrote ${DOCUMENT}\n`);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** One line that is written over, and only where somebody looks. */
function report(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}

/** Ours, or one of `parseArgs`. */
function isUsageError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === USAGE_ERROR || ('code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));
}

function usageError(message: string): Error {
  return Object.assign(new Error(message), { name: USAGE_ERROR });
}
