import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mig } from '../../../sim/models/mig.ts';
import { twoPhaseCommit } from '../../../sim/models/two-phase-commit.ts';
import { aimResults } from '../../../src/bench/aims.ts';
import { benchmarks } from '../../../src/bench/cases.ts';
import { fillDocument } from '../../../src/bench/document.ts';
import { engines } from '../../../src/bench/engines.ts';
import { handoffCases, handoffScenario, reducedHandoffModel } from '../../../src/bench/handoff-cases.ts';
import { readVerdicts } from '../../../src/bench/matrix-time.ts';
import type { Measurement } from '../../../src/bench/measure.ts';
import { migPromela } from '../../../src/bench/promela-mig.ts';
import { twoPhaseCommitPromela } from '../../../src/bench/promela-two-phase-commit.ts';
import { caseResult } from '../../../src/bench/result.ts';
import { runTimed } from '../../../src/bench/run-timed.ts';
import { buildVerifier, readReport, spinVersion } from '../../../src/bench/spin.ts';
import { spinModes } from '../../../src/bench/spin-modes.ts';
import { spreadOf } from '../../../src/bench/spread.ts';
import { survey } from '../../../src/bench/survey.ts';
import { formatTable, markdownTable } from '../../../src/bench/table.ts';
import { explore } from '../../../src/search/explore.ts';

const measured = (changes: Partial<Measurement>): Measurement => ({
  states: 1000,
  transitions: 5000,
  elapsedMs: 100,
  cpuMs: 300,
  bytesPerState: 20,
  ...changes,
});
const took = (...times: number[]): Measurement[] => times.map((elapsedMs) => measured({ elapsedMs }));

describe('results', () => {
  test('the spread of an even number of values has the middle of the two middle ones as its median', () => {
    expect(spreadOf([4, 1, 3, 10])).toEqual({ median: 3.5, min: 1, max: 10 });
    expect(spreadOf([7])).toEqual({ median: 7, min: 7, max: 7 });
  });

  test('ratios compare the runs of the same round', () => {
    const { tools } = caseResult('demo', { engine: took(100, 400), spin: took(200, 200), baseline: took(1000) });
    expect(tools.map(({ tool, tookMs, timesThePlain }) => [tool, tookMs, timesThePlain])).toEqual([
      ['engine', [100, 400], { median: 1, min: 1, max: 1 }],
      ['spin', [200, 200], { median: 1.25, min: 0.5, max: 2 }],
      ['baseline', [1000], { median: 10, min: 10, max: 10 }],
    ]);
  });

  test('can be those of the processors', () => {
    const { tools } = caseResult('demo', { engine: took(100), spin: [measured({ cpuMs: 600 })] }, 'cpuMs');
    expect(tools[1]).toMatchObject({ tookMs: [600], timesThePlain: { median: 2 } });
  });

  test('exact tools that disagree are not compared', () => {
    const engine = [measured({})];
    expect(() => caseResult('demo', { engine, spin: [measured({ states: 999 })] })).toThrow(
      'demo: spin found 999 states and 5000 transitions, not 1000 and 5000',
    );
    expect(() => caseResult('demo', { engine, baseline: [measured({ transitions: 5001 })] })).toThrow('baseline');
  });

  test('a reduced search has counts of its own, and the same in every round', () => {
    const engine = took(100, 100);
    const few = measured({ states: 9, transitions: 20 });
    expect(caseResult('demo', { engine, fewer: [few, few] }, 'elapsedMs', ['fewer']).tools[1]).toMatchObject({
      states: 9,
    });
    expect(() => caseResult('demo', { engine, fewer: [few, measured({ states: 8 })] }, 'elapsedMs', ['fewer'])).toThrow(
      'fewer',
    );
  });
});

describe('aims', () => {
  const five = (spin: number[]) =>
    caseResult('mig-5', {
      engine: took(100, 100),
      spin: spin.map((elapsedMs) => measured({ elapsedMs })),
      'spin -DBFS': took(300, 300),
      'spin -DCOLLAPSE': took(90, 400),
    });
  const text = "5 sectors, exact and unreduced: the time of SPIN's best exact mode";

  test('compare with the fastest mode of each round', () => {
    expect(aimResults({ cases: [five([200, 200])], clock: 'elapsedMs' })).toContainEqual({
      text,
      atLeast: 1,
      measured: { median: 1.45, min: 0.9, max: 2 },
    });
  });

  test('say nothing where something was not measured', () => {
    expect(aimResults({ cases: [five([])], clock: 'elapsedMs' })).toContainEqual({ text, atLeast: 1 });
  });

  test('are about cases that there are', () => {
    const samples = Object.fromEntries([...tools(), 'tlc'].map((tool) => [tool, took(100)]));
    const cases = benchmarks.map(({ name }) => caseResult(name, samples));
    const times = spreadOf([1]);
    const matrix = { cells: 1, nowMs: times, beforeMs: times, timesFaster: times, changed: [] };
    const found = { cases, survey: { scenarios: 1, timesFewer: times, limited: 0, maxStates: 9 }, matrix };
    for (const { text: aim, measured: ratio } of aimResults({ ...found, clock: 'elapsedMs' }))
      expect([aim, ratio]).toEqual([aim, times]);
    // Processors say nothing about how well several of them share the work.
    const others = aimResults({ ...found, clock: 'cpuMs' }).filter(({ measured: ratio }) => ratio === undefined);
    expect(others.map(({ text: aim }) => aim)).toEqual([expect.stringContaining('two cores')]);
  });
});

describe('the table', () => {
  const found = {
    clock: 'elapsedMs' as const,
    machine: { node: 'v1', cores: 2 },
    cases: [caseResult('demo', { engine: took(100), baseline: took(250) })],
    rates: [],
    aims: [
      { text: 'fast', atLeast: 1, measured: spreadOf([2, 3, 4]) },
      { text: 'faster', atLeast: 40, measured: spreadOf([39.9]) },
      { text: 'fastest', atLeast: 2 },
    ],
  };

  test('has one line for each tool of each case, and one for each aim', () => {
    const lines = formatTable(found).split('\n');
    expect(lines[0]).toBe('node: v1, cores: 2');
    expect(lines.filter((line) => line.startsWith('demo'))).toEqual([
      expect.stringMatching(/engine +1,000 +0\.10 +10,000 +20\.0 +1\.00$/),
      expect.stringMatching(/baseline +1,000 +0\.25 +4,000 +20\.0 +2\.50$/),
    ]);
    expect(lines.filter((line) => line.startsWith('fast')).map((line) => line.replace(/ +/g, ' '))).toEqual([
      'fast 1.0 reached 3.00 (2.00-4.00)',
      'faster 40.0 missed 39.90',
      'fastest 2.0 not measured',
    ]);
  });

  test('is Markdown in a document, between the markers', () => {
    const markdown = markdownTable(found);
    expect(markdown).toContain('| demo | baseline | 1,000 | 0.25 | 4,000 | 20.0 | 2.50 |');
    const document = 'before\n<!-- bench -->\nold\n<!-- end -->\nafter\n';
    const filled = fillDocument(document, markdown);
    expect(filled).toBe(`before\n<!-- bench -->\n\n${markdown}\n<!-- end -->\nafter\n`);
    expect(fillDocument(filled, markdown)).toBe(filled);
    expect(() => fillDocument('no markers', markdown)).toThrow('expected "<!-- bench -->');
  });

  test('says which verdicts of the matrix have changed', () => {
    const times = spreadOf([60_000]);
    const matrix = { cells: 3, nowMs: times, beforeMs: times, timesFaster: times, changed: [] };
    expect(formatTable({ ...found, matrix })).toContain('3 searches: 60.0 s before, 60.0 s now; every verdict is the');
    expect(formatTable({ ...found, matrix: { ...matrix, changed: ['a'] } })).toContain('other verdicts in a.');
  });
});

test('a program is timed by a shell, which says so when it fails', () => {
  const { output, cpuMs } = runTimed('/', process.execPath, '-e', 'for (let i = 0; i < 3e8; i++); console.log("x y")');
  expect(output.startsWith('x y\n')).toBe(true);
  expect(cpuMs).toBeGreaterThan(50);
  expect(() => runTimed('/', process.execPath, '-e', 'console.error("no"); process.exit(3)')).toThrow(/failed: no/);
});

test('the survey counts the states of scenarios with a guest, up to a limit', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stalemate-survey-'));
  try {
    const [question] = handoffCases;
    if (question === undefined) throw new Error('there are no questions');
    writeFileSync(join(folder, 'handoff.yaml'), handoffScenario(question));
    writeFileSync(join(folder, 'steps.yaml'), readFileSync('scenarios/litmus/l02-writethrough-iscsi.yaml'));
    const { states } = explore(reducedHandoffModel(question));
    expect(survey(folder, 1_000_000)).toMatchObject({ scenarios: 1, limited: 0 });
    expect(survey(folder, states)).toEqual({ scenarios: 1, timesFewer: spreadOf([1]), limited: 1, maxStates: states });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the matrix is compared cell by cell', () => {
  const cells = [
    { command: 'a', verdict: 'unsafe', violations: ['stale-read', 'lost-write'] },
    { command: 'b', verdict: 'safe', violations: [] },
    { reason: 'not possible' },
  ];
  expect([...readVerdicts(JSON.stringify(cells))]).toEqual([
    ['a', 'unsafe stale-read lost-write'],
    ['b', 'safe'],
  ]);
});

test('names of cases and of tools are unique', () => {
  const names = benchmarks.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(new Set(tools()).size).toBe(tools().length);
});

describe("SPIN's report", () => {
  const report = [
    'State-vector 28 byte, depth reached 107, errors: 0',
    '   560978 states, stored',
    '1.1530794e+08 transitions (= stored+matched)',
    '   25.947\tactual memory usage for states',
    'pan: elapsed time 0.69 seconds',
  ].join('\n');

  test('is read', () => {
    const { states, transitions, elapsedMs, bytesPerState } = readReport(report);
    expect([states, transitions, Math.round(elapsedMs), Math.round(bytesPerState)]).toEqual([
      560_978, 115_307_939, 690, 48,
    ]);
  });

  test.each([
    ['an error', report.replace('errors: 0', 'errors: 1'), 'found an error'],
    ['a search that was cut off', `error: max search depth too small\n${report}`, 'not exhaustive'],
    ['no time', report.replace('elapsed', ''), 'has no'],
  ])('is refused with %s', (_, spoilt, message) => {
    expect(() => readReport(spoilt)).toThrow(message);
  });
});

describe.skipIf(spinVersion() === undefined)(
  'SPIN finds the same states (needs spin and gcc: apt-get install spin gcc)',
  () => {
    const sectors = { sectors: 3, versions: 2, fix: true };
    const participants = { participants: 4 };
    test.each([
      ...spinModes.map(({ name, directives }) => ({
        text: `of mig: ${name}`,
        promela: migPromela(sectors),
        directives,
        found: explore(mig(sectors), { withoutReductions: 'all' }),
      })),
      {
        text: 'of two-phase commit',
        promela: twoPhaseCommitPromela(participants),
        directives: [],
        found: explore(twoPhaseCommit(participants), { withoutReductions: 'all' }),
      },
    ])('$text', { timeout: 60_000 }, ({ promela, directives, found: { states, transitions } }) => {
      const verifier = buildVerifier(promela, { maxDepth: 100_000, hashBits: 18 }, directives);
      try {
        expect(verifier.run()).toMatchObject({ states, transitions });
      } finally {
        verifier.remove();
      }
    });
  },
);

function tools(): string[] {
  return [...engines, ...spinModes].map(({ name }) => name);
}
