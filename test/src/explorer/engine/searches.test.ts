import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { violationsOfRun } from '../../../../src/check/run-properties.ts';
import { traceOfNames } from '../../../../src/check/trace-names.ts';
import { createInProcessClient } from '../../../../src/explorer/engine/in-process.ts';
import { loadedScenario } from '../../../../src/explorer/engine/loaded.ts';
import type { Found, ScenarioText } from '../../../../src/explorer/engine/protocol.ts';

const ask = createInProcessClient();
const limits = { maxStates: 200_000 };
const shipped = (path: string): ScenarioText => ({ text: readFileSync(path, 'utf8'), path });
const stale = shipped('scenarios/litmus/l02-machines-2011.yaml');
const litmus = shipped('scenarios/litmus/l01-stale-prefetch-iscsi.yaml');
const splitBrain = shipped('scenarios/thread/08e-liguori-no-third-node.yaml');
const safe = shipped('scenarios/thread/17a-liguori-nfs-v3-none-raw.yaml');

const runOf = (found: Found): readonly string[] => {
  if (found.kind !== 'found') throw new Error(`expected a run, got ${found.kind}`);
  return found.run;
};

function violatedBy(scenario: ScenarioText, run: readonly string[]) {
  const { model } = loadedScenario(scenario);
  const read = traceOfNames(model, run);
  if (!read.ok) throw new Error(read.unknown.name);
  return violationsOfRun(model, read.trace);
}

test('the shortest run from the start is as long as the shortest that the whole search finds', async () => {
  for (const scenario of [stale, splitBrain]) {
    const { violations } = await ask('is-it-safe', { scenario, limits });
    const found = await ask('break-it', { scenario, run: [], limits });
    expect(runOf(found)).toHaveLength(Math.min(...violations.map(({ run }) => run.length)));
    expect(violations).toContainEqual({
      property: found.kind === 'found' && found.property,
      explanation: found.kind === 'found' && found.explanation,
      run: runOf(found),
    });
  }
});

test('from anywhere on its way a run can be broken, and what is found goes on from there', async () => {
  const whole = runOf(await ask('break-it', { scenario: stale, run: [], limits }));
  for (let length = 0; length <= whole.length; length += 3) {
    const run = whole.slice(0, length);
    const found = runOf(await ask('break-it', { scenario: stale, run, limits }));
    expect(found.slice(0, length)).toEqual(run);
    expect(found).toHaveLength(whole.length);
    expect(violatedBy(stale, found).at(-1)).toMatchObject({ property: 'stale-read', step: found.length });
  }
});

test('where something is wrong already, nothing is added', async () => {
  const run = runOf(await ask('break-it', { scenario: stale, run: [], limits }));
  expect(runOf(await ask('break-it', { scenario: stale, run, limits }))).toEqual(run);
});

test('a litmus test is broken by old data', async () => {
  const found = await ask('break-it', { scenario: litmus, run: ['step 1'], limits });
  expect(found).toMatchObject({ property: null, explanation: 'it ends with before = 0, after = 0!' });
  const { outcomes } = await ask('is-it-safe', { scenario: litmus, limits });
  expect(outcomes.filter(({ old }) => old).map(({ run }) => run)).toEqual([runOf(found)]);
});

test('nothing is called safe that was not searched to the end', async () => {
  expect(await ask('break-it', { scenario: safe, run: [], limits })).toMatchObject({ kind: 'none' });
  const few = { maxStates: 100 };
  expect(await ask('break-it', { scenario: safe, run: [], limits: few })).toEqual({
    kind: 'undecided',
    states: 100,
    why: 'the search stopped after 100 states, which is its limit',
  });
  expect(await ask('is-it-safe', { scenario: safe, limits: few })).toMatchObject({ verdict: 'undecided', states: 100 });
});

test('another way has another cause, until there is none', async () => {
  const scenario = splitBrain;
  const [first] = (await ask('is-it-safe', { scenario, limits })).violations;
  const { property, run } = first!;
  const known = [run];
  for (let found = await ask('another-way', { scenario, limits, property, known }); ; ) {
    if (found.kind !== 'found') {
      expect(found.kind).toBe('none');
      break;
    }
    expect(violatedBy(scenario, found.run).map((one) => one.property)).toContain(property);
    expect(known).not.toContainEqual(found.run);
    known.push(found.run);
    expect(known.length).toBeLessThan(20);
    found = await ask('another-way', { scenario, limits, property, known });
  }
  // With nothing known, the first way is another one.
  expect(await ask('another-way', { scenario, limits, property, known: [] })).toMatchObject({
    kind: 'found',
    property,
  });
});

test('a litmus test is explained by its old reads, and only up to where it has gone wrong', async () => {
  const run = runOf(await ask('break-it', { scenario: litmus, run: [], limits }));
  const { story, causes, rules } = await ask('explain', { scenario: litmus, run, property: null, limits });
  expect(story).toEqual([
    'Step 3 (D: read x -> after) returns after = 0, old data, from the page cache of D (page of x): a copy made in step 1; it misses the write of step 2, which is in: storage.',
  ]);
  expect(causes).toHaveLength(3);
  expect(rules.map(({ id }) => id)).toContain('page-cache.hit');
});

test('a run in which nothing goes wrong is not explained away', async () => {
  const explained = await ask('explain', { scenario: stale, run: ['step 1'], property: 'stale-read', limits });
  expect(explained).toMatchObject({ story: ['Nothing goes wrong in this run.'], remedies: [], matters: [true] });
});

test('what makes no sense is refused in words', async () => {
  const request = { scenario: stale, run: ['step 1', 'no such thing'], limits };
  await expect(ask('break-it', request)).rejects.toThrow('step 2: the scenario has no choice "no such thing"');
  await expect(ask('break-it', { ...request, run: ['step 5'] })).rejects.toThrow('step 1: step 5 is not enabled');
  await expect(ask('explain', { ...request, run: [], property: 'nonsense' })).rejects.toThrow('no property "nonsense"');
  await expect(ask('is-it-safe', { scenario: { text: 'stalemate: 1', path: 'a' }, limits })).rejects.toThrow('a:1:1');
});
