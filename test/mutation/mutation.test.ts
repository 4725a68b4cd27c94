/** The mutation test itself, on one small file: what it says about a few dozen mutants must stay what it is. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundle } from './bundle.ts';
import { type Measurement, measure, type Trial, tryFromTheBeginning, tryMutant } from './judge-mutant.ts';
import { type Mutant, mutantsOf } from './mutants.ts';
import { plan } from './plan.ts';
import { dataOf, mutationPage, scoreOf } from './report.ts';
import { type Stage, stagesOf } from './stage.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const file = 'sim/storage/byte-locks.ts';

/** The tests of the file, and a scenario in which a lock keeps somebody out. */
const wanted = ['test/sim/storage/byte-locks.test.ts', 'scenarios/litmus/m-nfs-server-locks-exclude.yaml'];

/** What cannot make a difference, and why. */
const equivalent = [
  // An inode without pages has nothing to invalidate: the canonical form says so.
  'holdsPages(cached) => true',
  // Hosts with a disk each keep locks to themselves, so no lock there comes so far.
  'world.views[a]!.medium === world.views[b]!.medium => true',
];

let mutants: readonly Mutant[];
let makeStage: () => Stage;
let stage: Stage;
let measurement: Measurement;

beforeAll(async () => {
  const mutated = await mutantsOf(root, [file]);
  mutants = mutated.mutants;
  makeStage = stagesOf(await bundle(root, mutated.sources), { root, wants: (path) => wanted.includes(path) });
  stage = makeStage();
  measurement = await measure(stage);
}, 60_000);

const tried = (mutant: Mutant): Promise<Trial> =>
  tryMutant(stage, mutant.id, plan(measurement, mutants, 5_000).for(mutant.id).warm);

describe('without a mutant', () => {
  it('every test and scenario passes, and passes some mutants', () => {
    expect(measurement.failing).toEqual([]);
    expect(measurement.probes.length).toBeGreaterThan(5);
    expect(measurement.probes.map(({ name }) => name)).toContain(`run ${wanted[1]}`);
    for (const { text, mutants: passed } of measurement.probes)
      expect([text, passed.length > 0]).not.toEqual(['', false]);
  });

  it('is what everything comes back to after one', async () => {
    await tried(mutants[0]!);
    expect((await measure(stage)).failing).toEqual([]);
  });
});

describe('a mutant', () => {
  it('is noticed, all but those that are known not to be', async () => {
    const survived: string[] = [];
    for (const mutant of mutants) {
      const { status } = await tried(mutant);
      if (status !== 'noticed') survived.push(`${mutant.original} => ${mutant.replacement}`);
    }
    expect(mutants.length).toBeGreaterThan(30);
    expect(survived).toEqual(equivalent);
  });

  it('that is noticed names who did', async () => {
    const trial = await tried(mutants[0]!);
    expect(measurement.probes.map(({ name }) => name)).toContain(trial.status === 'noticed' ? trial.by : '');
  });

  it('may be active from the beginning as well', async () => {
    const expected = measurement.probes;
    expect(await tryFromTheBeginning(makeStage, 'none', expected)).toEqual({ status: 'survived' });
    expect((await tryFromTheBeginning(makeStage, mutants[0]!.id, expected)).status).toBe('noticed');
  });

  it('keeps its key when another file changes', async () => {
    const both = await mutantsOf(root, ['sim/storage/attributes.ts', file]);
    expect(both.mutants.filter((one) => one.file === file).map(({ key }) => key)).toEqual(
      mutants.map(({ key }) => key),
    );
    expect(new Set(mutants.map(({ key }) => key)).size).toBe(mutants.length);
  });
});

describe('a probe', () => {
  it('that was spoilt by an earlier mutant accuses nobody', async () => {
    let runs = 0;
    const spoilt: Stage = {
      probes: [{ name: 'a', run: async () => (++runs > 1 ? 'different' : 'same') }],
      passed: { static: {}, perTest: {} },
    };
    await measure(spoilt);
    expect(await tryMutant(spoilt, '1', [{ name: 'a', text: 'same' }])).toEqual({ status: 'spoilt' });
  });

  it('of the same file, that is cheap, or that has noticed others comes first', () => {
    const probe = (name: string, ms: number) => ({ name, text: 'passed', ms, mutants: mutants.map(({ id }) => id) });
    const probes = [probe('slow', 100), probe('cheap', 1), probe(`${wanted[0]} > own`, 2), probe('dear', 9_000)];
    const planner = plan({ probes, static: [], failing: [] }, mutants, 1_000);
    const order = () => planner.for(mutants[0]!.id).warm.map(({ name }) => name);
    expect(order()).toEqual([`${wanted[0]} > own`, 'cheap', 'slow']);
    for (let time = 0; time < 100; time++) planner.noticed(mutants[1]!.id, 'slow');
    expect(order()[0]).toBe('slow');
  });
});

describe('the report', () => {
  it('counts what was tried, and lists who survived', () => {
    const [one, two, three] = mutants as [Mutant, Mutant, Mutant];
    const data = dataOf({
      mutants,
      seed: '1',
      budgetMs: 1_000,
      results: new Map([
        [one.id, { mutant: one.id, status: 'noticed', by: 'a' }],
        [two.id, { mutant: two.id, status: 'timed-out' }],
        [three.id, { mutant: three.id, status: 'survived' }],
      ]),
    });
    expect(data).toMatchObject({ mutants: mutants.length, tried: 3, survivors: [{ file, line: three.line }] });
    expect(scoreOf(data, false)).toBeCloseTo(66.7, 1);
    expect(mutationPage(data)).toContain(`| ${file}:${three.line} |`);
  });
});
