/** What the files say. What their searches find is compared with it in every-search.test.ts. */
import { describe, expect, it } from 'vitest';
import type { Expectation, Scenario } from '../../src/scenario/types.ts';
import { shippedFiles } from '../helpers/shipped-scenarios.ts';

const files = shippedFiles();
const scenarios = files.flatMap(({ path, scenario }) => (scenario === undefined ? [] : [{ path, scenario }]));

/** Reference tests L01 to L98 that no scenario can express, and why. */
const notExpressible: Readonly<Record<string, string>> = {
  L96: 'about what libvirt decides, which is a table and no mechanism',
  L97: 'about the mark that libvirt leaves on a guest',
};

describe('every shipped scenario', () => {
  it('loads', () => {
    expect(files.filter(({ problems }) => problems !== '').map(({ problems }) => problems)).toEqual([]);
    expect(files.length).toBeGreaterThan(100);
  });

  it('says in a sentence what it shows', () => {
    expect(pathsWhere(({ shows }) => !/^\S.{10,}[.:]$/s.test(shows?.trim() ?? ''))).toEqual([]);
  });

  it('has a title and names its sources', () => {
    expect(pathsWhere(({ title }) => title.trim().length < 6)).toEqual([]);
    expect(pathsWhere(({ source }) => source.length === 0 || source.some((one) => one.trim().length < 4))).toEqual([]);
  });

  it('expects something', () => {
    const parts: readonly (keyof Expectation)[] = ['exactly', 'quiet', 'always', 'never', 'sometimes'];
    const isSilent = ({ expectation, properties }: Scenario) =>
      properties === undefined && parts.every((part) => (expectation[part] ?? []).length === 0);
    expect(pathsWhere(isSilent)).toEqual([]);
  });
});

describe('the shipped scenarios together', () => {
  it('cover every reference test', () => {
    const wanted = Array.from({ length: 98 }, (_, index) => `L${String(index + 1).padStart(2, '0')}`);
    const present = new Set(scenarios.map(({ scenario }) => scenario.reference));
    expect(wanted.filter((reference) => !present.has(reference))).toEqual(Object.keys(notExpressible));
  });

  it('have titles of their own', () => {
    expect(repeated(scenarios.map(({ scenario }) => scenario.title))).toEqual([]);
  });

  it('ask different questions where no reference demands the same one again', () => {
    const ours = scenarios.filter(({ path }) => /^scenarios\/litmus\/m-/.test(path));
    const same = repeated(scenarios.map(({ scenario }) => scenario.hash));
    expect(ours.filter(({ scenario }) => same.includes(scenario.hash)).map(({ path }) => path)).toEqual([]);
  });
});

describe('every scenario below scenarios/observed', () => {
  const measured = scenarios.filter(({ path }) => path.startsWith('scenarios/observed/'));

  it('counts what was seen, in named versions', () => {
    expect(measured.length).toBeGreaterThan(50);
    const incomplete = measured.filter(({ scenario }) => {
      const complete = scenario.observed.every(({ outcomes, runs, versions }) => {
        const counts = outcomes.map(({ count }) => count ?? 0);
        const sum = counts.reduce((total, count) => total + count, 0);
        return (
          sum > 0 && counts.every((count) => count > 0) && sum === (runs ?? sum) && Object.keys(versions).length > 0
        );
      });
      return scenario.observed.length === 0 || !complete;
    });
    expect(incomplete.map(({ path }) => path)).toEqual([]);
  });

  it('is the only place with observations', () => {
    const elsewhere = scenarios.filter((one) => one.scenario.observed.length > 0 && !measured.includes(one));
    expect(elsewhere.map(({ path }) => path)).toEqual([]);
  });
});

function pathsWhere(matches: (scenario: Scenario) => boolean): string[] {
  return scenarios.filter(({ scenario }) => matches(scenario)).map(({ path }) => path);
}

function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
}
