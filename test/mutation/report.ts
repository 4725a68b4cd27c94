/** `docs/mutation.md`: what a run has found, and why what has survived may do so. */
import { code, markdownTable } from '../../src/report/markdown.ts';
import { grouped } from '../../src/report/numbers.ts';
import { STATES_MAX } from './cheap.ts';
import type { Mutant } from './mutants.ts';
import { type Reason, reasonFor, reasonKinds } from './reasons.ts';
import type { Result } from './session.ts';

/** What is kept of a run, as `docs/mutation.json`. */
export interface MutationData {
  /** How many mutants there are, and how many of them were tried, chosen by the seed. */
  readonly mutants: number;
  readonly tried: number;
  readonly seed: string;
  readonly budgetMs: number;
  /** States of the largest search that was made. */
  readonly statesMax: number;
  readonly files: readonly FileResult[];
  /** Survived, or passed by no test that was used. */
  readonly survivors: readonly Survivor[];
}

export interface FileResult {
  readonly file: string;
  readonly noticed: number;
  readonly timedOut: number;
  readonly survived: number;
  readonly notPassed: number;
}

export interface Survivor extends Pick<Mutant, 'file' | 'line' | 'mutator' | 'original' | 'replacement'> {
  readonly passed: boolean;
}

export interface Run {
  readonly mutants: readonly Mutant[];
  readonly results: ReadonlyMap<string, Result>;
  readonly seed: string;
  readonly budgetMs: number;
}

export function dataOf({ mutants, results, seed, budgetMs }: Run): MutationData {
  const tried = mutants.filter(({ id }) => results.has(id));
  const statusOf = ({ id }: Mutant): Result['status'] => results.get(id)!.status;
  const files = [...new Set(tried.map(({ file }) => file))].map((file): FileResult => {
    const count = (status: Result['status']): number =>
      tried.filter((mutant) => mutant.file === file && statusOf(mutant) === status).length;
    return {
      file,
      noticed: count('noticed'),
      timedOut: count('timed-out'),
      survived: count('survived'),
      notPassed: count('not-passed'),
    };
  });
  const survivors = tried
    .filter((mutant) => ['survived', 'not-passed'].includes(statusOf(mutant)))
    .map((mutant): Survivor => {
      const { file, line, mutator, original, replacement } = mutant;
      return { file, line, mutator, original, replacement, passed: statusOf(mutant) === 'survived' };
    });
  return { mutants: mutants.length, tried: tried.length, seed, budgetMs, statesMax: STATES_MAX, files, survivors };
}

/** Per cent of the mutants that were tried; those known to change nothing are not counted where `adjusted`. */
export function scoreOf({ files, survivors }: MutationData, adjusted: boolean): number {
  const sum = (key: 'noticed' | 'timedOut' | 'survived' | 'notPassed') =>
    files.reduce((total, file) => total + file[key], 0);
  const noticed = sum('noticed') + sum('timedOut');
  const equivalent = survivors.filter((one) => reasonFor(one)?.kind === 'equivalent').length;
  const all = noticed + sum('survived') + sum('notPassed') - (adjusted ? equivalent : 0);
  return (100 * noticed) / all;
}

export function mutationPage(data: MutationData): string {
  const { mutants, tried, seed, budgetMs, statesMax, files, survivors } = data;
  const reasons = survivors.map((one) => [one, reasonFor(one)] as const);
  const open = reasons.filter(([, reason]) => reason === undefined).map(([one]) => one);
  const whole = tried === mutants;
  return `<!-- Written by "npm run mutate -- --write". Do not edit. -->

# Mutation testing

Would the tests notice if the model said something else? \`npm run mutate\` makes ${grouped(mutants)} small changes of the
sources in \`sim/\`, one at a time: a condition that is always true or never, \`<\` for \`<=\`, \`&&\` for \`||\`, an empty list
or block, \`some\` for \`every\`. Each is tried on the tests that pass the changed place: the tests of the model one by one, and
the shipped scenarios, whose sizes and verdicts must stay what they are. The first that differs has noticed it.

${whole ? 'All of them were tried' : `${grouped(tried)} of them were tried, chosen by seed ${seed}`}, each on tests that take at most ${budgetMs / 1000} s together without it.
Random tests and searches of more than ${grouped(statesMax)} states were left out, so the score is a lower bound.

**${scoreOf(data, false).toFixed(1)} %** were noticed; **${scoreOf(data, true).toFixed(1)} %** without those that are known to change nothing.
Not made at all: other words in texts, and what the type checker would refuse anyway.

## Why not Stryker itself

The mutants are Stryker's ([@stryker-mutator/instrumenter](https://www.npmjs.com/package/@stryker-mutator/instrumenter),
Apache-2.0), with all of them in one bundle behind switches. Its runner starts vitest for every mutant and knows nothing of
scenarios; here a mutant costs milliseconds, tests that have noticed others of the same file come first, and one that runs for
ever is ended by a limit on how often it is passed, or with its process. A run goes on where the last one was stopped, and
results stay as long as the file they are about.

## By file

${markdownTable(
  ['file', 'tried', 'noticed', 'without end', 'survived', 'passed by no test', '%'],
  files.map(({ file, noticed, timedOut, survived, notPassed }) => {
    const all = noticed + timedOut + survived + notPassed;
    const score = ((100 * (noticed + timedOut)) / all).toFixed(0);
    return [code(file), ...[all, noticed, timedOut, survived, notPassed].map(grouped), score];
  }),
)}

## What has survived, and why

${Object.entries(reasonKinds)
  .map(([kind, title]) => {
    const own = reasons.filter((pair): pair is [Survivor, Reason] => pair[1]?.kind === kind);
    return own.length === 0 ? '' : `### ${title}\n\n${survivorTable(own.map(([one, { why }]) => [one, why]))}\n`;
  })
  .filter((part) => part !== '')
  .join('\n')}
${open.length === 0 ? '' : `### Not looked into yet\n\n${survivorTable(open.map((one) => [one, one.passed ? '' : 'passed by no test that was used']))}\n`}`;
}

function survivorTable(rows: readonly (readonly [Survivor, string])[]): string {
  return markdownTable(
    ['where', 'was', 'became', 'why'],
    rows.map(([{ file, line, original, replacement }, why]) => [
      `${file}:${line}`,
      shown(original),
      shown(replacement),
      why,
    ]),
  );
}

const shownMax = 90;

function shown(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return code(
    (line.length > shownMax ? `${line.slice(0, shownMax - 1)}…` : line).replaceAll('|', '\\|').replaceAll('`', "'"),
  );
}
