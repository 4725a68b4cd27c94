import type { Litmus } from '../../sim/storage/scenario.ts';
import { type Configuration, isPartOf, scenarioOf } from '../configuration/index.ts';
import { spread } from '../threads/spread.ts';
import { type BatchItem, type BatchResult, batchJob, type FoundRun, type Guarantee } from './batch.ts';
import { contains, isRelated } from './causes.ts';
import { minimiseJob, type SmallestUnsafe } from './minimise.ts';
import { drawConfiguration, type FuzzSpace } from './space.ts';
import type { Strategy } from './strategy.ts';

export interface FuzzOptions {
  readonly subject: FuzzSubject;
  readonly seed: string;
  readonly strategy: Strategy;
  /** Of runs by priorities. */
  readonly depth: number;
  readonly maxSteps: number;
  readonly budget: FuzzBudget;
  /** The answer is the same whatever the number. */
  readonly threads: number;
  readonly shouldStop?: () => boolean;
  /** In an order that depends on the seed only. */
  readonly onFinding?: (finding: Finding) => void;
  readonly onProgress?: (progress: { readonly runs: number; readonly findings: number }) => void;
}

export type FuzzSubject =
  /** Configurations and schedules. */
  | { readonly kind: 'space'; readonly space: FuzzSpace }
  /** Schedules of one scenario. */
  | { readonly kind: 'scenario'; readonly litmus: Litmus };

export type FuzzBudget =
  | { readonly kind: 'runs'; readonly runs: number }
  /** Ends with the run in which the time is up; as many runs repeat it. */
  | { readonly kind: 'time'; readonly timeLimitMs: number };

/** One cause of one violation. */
export interface Finding {
  readonly property: string;
  /** The smallest unsafe configuration; absent where one scenario was given. */
  readonly configuration?: Configuration;
  /** How it was made sure of that nothing can be left out. */
  readonly without?: SmallestUnsafe['without'];
  readonly run: readonly string[];
  readonly shortest: boolean;
  readonly cause: readonly string[];
  /** The search was stopped before it was made as small as it gets. */
  readonly unfinished: boolean;
  /** The first run that was found, of a configuration that may have been larger. */
  readonly first: { readonly seed: string; readonly steps: number; readonly configuration?: Configuration };
  /** Violating runs that count for it, by the first one of their batch, and the configurations they were of. */
  readonly runs: number;
  readonly configurations: number;
}

export interface FuzzResult {
  readonly findings: readonly Finding[];
  readonly runs: number;
  readonly steps: number;
  readonly longest: number;
  readonly cut: number;
  readonly violating: number;
  /** Violating runs whose causes were not looked at: more than a few of one property in one batch. */
  readonly notLookedAt: number;
  readonly configurations: number;
  /** The weakest promise of all configurations. */
  readonly guarantee?: Guarantee;
  readonly stoppedBy?: 'time' | 'interrupted';
  readonly elapsedMs: number;
}

/** Runs of one configuration before another one is drawn. */
export const RUNS_OF_BATCH = 100;
/** Batches between which findings are told, whatever the number of threads. */
const BATCHES_OF_ROUND = 8;
/** How often a configuration is drawn again that is no scenario. */
const DRAWS_MAX = 1000;

interface Batch {
  readonly item: BatchItem;
  readonly configuration?: Configuration;
}

/** Searches until the budget ends. With equal options and equal runs the answer is the same, byte for byte. */
export async function fuzz(options: FuzzOptions): Promise<FuzzResult> {
  const startMs = performance.now();
  const { budget, threads, shouldStop = () => false } = options;
  const findings: Writable<Finding>[] = [];
  const totals = { runs: 0, steps: 0, longest: 0, cut: 0, violating: 0, notLookedAt: 0 };
  const configurations = new Set<string>();
  const places: Places = new Map();
  let guarantee: Guarantee | undefined;
  let stoppedBy: FuzzResult['stoppedBy'];
  let begun = false;
  const isTimeUp = (): boolean => budget.kind === 'time' && begun && performance.now() - startMs >= budget.timeLimitMs;
  const stops = (): boolean => shouldStop() || isTimeUp();
  const runsMax = budget.kind === 'runs' ? budget.runs : Number.POSITIVE_INFINITY;
  for (let round = 0; round * BATCHES_OF_ROUND * RUNS_OF_BATCH < runsMax; round++) {
    const batches = batchesOf(options, round, runsMax);
    const made = await spread(
      batches.map(({ item }) => item),
      batchJob,
      {
        threads,
        shouldStop: stops,
        onBegin: () => {
          begun = true;
          options.onProgress?.({ runs: totals.runs, findings: findings.length });
        },
      },
    );
    const results = shouldStop() ? made : withoutGaps(batches, made);
    const found: FoundIn[] = [];
    for (const [index, result] of results.entries()) {
      if (result === undefined) continue;
      add(totals, result);
      guarantee = weaker(guarantee, result.guarantee);
      const { configuration } = batches[index]!;
      configurations.add(JSON.stringify(configuration));
      found.push(...result.found.map((one) => ({ ...one, ...(configuration === undefined ? {} : { configuration }) })));
    }
    await tell({ ...options, shouldStop: stops }, findings, places, found);
    if (shouldStop()) stoppedBy = 'interrupted';
    else if (isTimeUp()) stoppedBy = 'time';
    if (stoppedBy !== undefined) break;
  }
  return {
    findings,
    ...totals,
    configurations: configurations.size,
    ...(guarantee === undefined ? {} : { guarantee }),
    ...(stoppedBy === undefined ? {} : { stoppedBy }),
    elapsedMs: performance.now() - startMs,
  };
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** The configurations in which each finding was met. */
type Places = Map<Finding, Set<string>>;

type FoundIn = FoundRun & { readonly configuration?: Configuration };

function batchesOf({ subject, seed, strategy, depth, maxSteps }: FuzzOptions, round: number, runsMax: number): Batch[] {
  return Array.from({ length: BATCHES_OF_ROUND }, (_, place) => round * BATCHES_OF_ROUND + place).flatMap(
    (index): Batch[] => {
      const runs = Math.min(RUNS_OF_BATCH, runsMax - index * RUNS_OF_BATCH);
      if (runs <= 0) return [];
      const rest = { strategy, depth, maxSteps, runs };
      if (subject.kind === 'scenario')
        return [{ item: { ...rest, litmus: subject.litmus, seed, first: index * RUNS_OF_BATCH } }];
      const { configuration, litmus } = drawPossible(subject.space, `${seed}/${index}`);
      return [{ item: { ...rest, litmus, seed: `${seed}/${index}`, first: 0 }, configuration }];
    },
  );
}

/** The first configuration that is a scenario. */
function drawPossible(space: FuzzSpace, seed: string): { configuration: Configuration; litmus: Litmus } {
  let reason = '';
  for (let draw = 0; draw < DRAWS_MAX; draw++) {
    const configuration = drawConfiguration(space, `${seed}/configuration/${draw}`);
    const made = scenarioOf(configuration);
    if (made.possible) return { configuration, litmus: made.scenario.litmus };
    reason = made.reason;
  }
  throw new NothingPossibleError(reason);
}

/** No configuration of the space is a scenario. */
export class NothingPossibleError extends Error {}

/**
 * When the time is up, each thread leaves its batch where it is. What lies behind the first batch that was left is
 * dropped, so that so many runs from the first one on are the same search again.
 */
function withoutGaps(
  batches: readonly Batch[],
  results: readonly (BatchResult | undefined)[],
): (BatchResult | undefined)[] {
  const left = results.findIndex((result, index) => (result?.runs ?? 0) < batches[index]!.item.runs);
  return left < 0 ? [...results] : results.slice(0, left + 1);
}

function add(
  totals: Record<'runs' | 'steps' | 'longest' | 'cut' | 'violating' | 'notLookedAt', number>,
  result: BatchResult,
): void {
  totals.runs += result.runs;
  totals.steps += result.steps;
  totals.longest = Math.max(totals.longest, result.longest);
  totals.cut += result.cut;
  totals.notLookedAt += result.notLookedAt;
  totals.violating += result.found.reduce((sum, { runs }) => sum + runs, 0);
}

function weaker(a: Guarantee | undefined, b: Guarantee | undefined): Guarantee | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return b.chance < a.chance ? b : a;
}

/** Counts what is known already; of the rest, the first of each cause is made as small as it gets, and so on. */
async function tell(
  { subject, threads, shouldStop = () => false, onFinding }: FuzzOptions,
  findings: Writable<Finding>[],
  places: Places,
  found: readonly FoundIn[],
): Promise<void> {
  let open = found;
  while (open.length > 0) {
    open = open.filter((one) => {
      const known = findings.find((finding) => isCauseOf(finding, one));
      if (known === undefined) return true;
      count(places, known, one);
      return false;
    });
    const firsts = open.filter((one, index) => !open.slice(0, index).some((other) => sameCause(other, one)));
    if (firsts.length === 0) return;
    const made = await smallest(firsts, subject, threads, shouldStop);
    for (const [index, first] of firsts.entries()) {
      const { seed, length: steps, configuration } = first;
      const small = made[index];
      // Once it is stopped it is told as it was found.
      const finding: Writable<Finding> = {
        property: first.property,
        ...(configuration === undefined ? {} : { configuration: small?.configuration ?? configuration }),
        ...(small === undefined ? {} : { without: small.without }),
        run: small?.run ?? first.run,
        shortest: small?.shortest ?? first.shortest,
        cause: small?.cause ?? first.cause,
        unfinished: small?.stopped ?? (first.unfinished || subject.kind === 'space'),
        first: { seed, steps, ...(configuration === undefined ? {} : { configuration }) },
        runs: 0,
        configurations: 0,
      };
      const known = findings.find((one) => isSame(one, finding));
      count(places, known ?? finding, first);
      if (known !== undefined) continue;
      findings.push(finding);
      onFinding?.(finding);
    }
    const told = new Set(firsts);
    open = open.filter((one) => !told.has(one));
  }
}

function count(places: Places, finding: Writable<Finding>, { runs, configuration }: FoundIn): void {
  const met = places.get(finding) ?? new Set();
  places.set(finding, met.add(JSON.stringify(configuration)));
  finding.runs += runs;
  finding.configurations = met.size;
}

async function smallest(
  firsts: readonly FoundIn[],
  subject: FuzzSubject,
  threads: number,
  shouldStop: () => boolean,
): Promise<readonly (SmallestUnsafe | undefined)[]> {
  if (subject.kind === 'scenario') return firsts.map(() => undefined);
  const items = firsts.map(({ configuration, property, run, cause }) => ({
    configuration: configuration!,
    property,
    run,
    cause,
  }));
  return spread(items, minimiseJob, { threads, shouldStop });
}

/** What was found goes wrong in the same way, and has all that it takes. */
function isCauseOf({ property, cause, configuration }: Finding, one: FoundIn): boolean {
  if (property !== one.property || !contains(one.cause, cause)) return false;
  return configuration === undefined || one.configuration === undefined || isPartOf(configuration, one.configuration);
}

const sameCause = (a: FoundIn, b: FoundIn): boolean => a.property === b.property && contains(b.cause, a.cause);

const isSame = (a: Finding, b: Finding): boolean =>
  a.property === b.property &&
  JSON.stringify(a.configuration) === JSON.stringify(b.configuration) &&
  isRelated(a.cause, b.cause);
