/** Measures what each probe passes, and tries mutants on probes. */
import { createRequire } from 'node:module';
import type * as FastCheck from 'fast-check';
import { type Probe, type Stage, switches } from './stage.ts';

/** What a probe says without a mutant, what it costs, and which mutants it passes. */
export interface Measured {
  readonly name: string;
  readonly text: string;
  readonly ms: number;
  readonly mutants: readonly string[];
}

export interface Measurement {
  readonly probes: readonly Measured[];
  /** Mutants passed while the model is loaded or tests are collected: to try one of them all is evaluated anew. */
  readonly static: readonly string[];
  /** Probes that fail without any mutant, and are not used. */
  readonly failing: readonly string[];
}

export async function measure(stage: Stage, onProbe: (done: number) => void = () => undefined): Promise<Measurement> {
  const probes: Measured[] = [];
  const failing: string[] = [];
  const { passed } = stage;
  const atLoad = Object.keys(passed.static);
  for (const [done, probe] of stage.probes.entries()) {
    onProbe(done);
    switches().currentTestId = undefined;
    probe.prepare?.();
    switches().currentTestId = probe.name;
    const startMs = performance.now();
    const text = await said(probe);
    const ms = performance.now() - startMs;
    switches().currentTestId = undefined;
    if (text === null) failing.push(probe.name);
    else probes.push({ name: probe.name, text, ms, mutants: Object.keys(passed.perTest[probe.name] ?? {}) });
  }
  return { probes, static: atLoad, failing };
}

/** `noticed`: a probe fails, says something else, or is not there any more. */
export type Trial =
  | { readonly status: 'noticed'; readonly by: string }
  | { readonly status: 'survived' }
  /** The stage has kept something of a mutant: evaluate a new one and try again. */
  | { readonly status: 'spoilt' };

/** One probe to try, and what it says without a mutant. */
export type Expected = Pick<Measured, 'name' | 'text'>;

/**
 * Tries a mutant on probes in their order, until one notices it.
 *
 * @param stage  evaluated without a mutant, or with this one
 */
export async function tryMutant(
  stage: Stage,
  mutant: string,
  expected: readonly Expected[],
  anew = false,
): Promise<Trial> {
  const known = new Map(stage.probes.map((probe) => [probe.name, probe] as const));
  for (const { name, text } of expected) {
    const probe = known.get(name);
    if (probe === undefined) return { status: 'noticed', by: name };
    if ((await saidWith(probe, mutant)) === text) continue;
    // What a test keeps from one run to the next may have been spoilt by an earlier mutant.
    const spoilt = !anew && (await saidWith(probe, undefined)) !== text;
    return spoilt ? { status: 'spoilt' } : { status: 'noticed', by: name };
  }
  return { status: 'survived' };
}

/** Evaluates everything anew with the mutant active from the beginning. */
export async function tryFromTheBeginning(
  makeStage: () => Stage,
  mutant: string,
  expected: readonly Expected[],
): Promise<Trial> {
  switches().activeMutant = mutant;
  try {
    return await tryMutant(makeStage(), mutant, expected, true);
  } catch {
    return { status: 'noticed', by: 'loading the model' };
  } finally {
    switches().activeMutant = undefined;
  }
}

/** How often one mutated place may be passed by one probe: more is a loop without end. */
const HIT_LIMIT = 3_000_000;

async function saidWith(probe: Probe, mutant: string | undefined): Promise<string | null> {
  switches().activeMutant = undefined;
  probe.prepare?.();
  switches().activeMutant = mutant;
  switches().hitCount = 0;
  switches().hitLimit = HIT_LIMIT;
  const text = await said(probe);
  switches().activeMutant = undefined;
  return text;
}

async function said({ run }: Probe): Promise<string | null> {
  try {
    return await run();
  } catch {
    return null;
  }
}

/** A property test that fails need not look for the smallest failing value. */
export function failAtOnce(): void {
  const load = createRequire(import.meta.url);
  (load('fast-check') as typeof FastCheck).configureGlobal({ endOnFailure: true });
}
