/** docs/coverage.json says in which scenario each part of the model takes part: nothing is idle, and it is true. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { measureCoverage } from '../../src/coverage/measure.ts';
import { type CoverageData, everyPart, keyOf, measureOptions, takenIn } from '../../src/docs/coverage-data.ts';
import { coveragePage } from '../../src/docs/coverage-page.ts';
import { idleReasons } from '../../src/docs/coverage-reasons.ts';
import { readScenario } from '../../src/scenario/files.ts';
import { readGolden } from '../golden/state-counts.ts';

const data = JSON.parse(readFileSync('docs/coverage.json', 'utf8')) as CoverageData;
const advice = 'if that is meant: npm run coverage';

describe('the report on coverage', () => {
  it.each(everyPart())('leaves no %s idle without a reason', (kind, names) => {
    const idle = names.filter((name) => data.parts[kind][name] === undefined);
    expect(idle, advice).toEqual(Object.keys(idleReasons[kind] ?? {}));
    expect(Object.keys(data.parts[kind]), advice).toEqual(names.filter((name) => !idle.includes(name)));
  });

  it('is what is written', () => {
    expect(readFileSync('docs/coverage.md', 'utf8')).toBe(coveragePage(data));
  });

  it('tells the truth about the smallest scenarios', async () => {
    const named = new Map<string, string[]>();
    for (const [kind, names] of everyPart())
      for (const name of names) {
        const path = data.parts[kind][name]?.smallest;
        if (path !== undefined) named.set(path, [...(named.get(path) ?? []), keyOf(kind, name)]);
      }
    const sizes = readGolden();
    const small = [...named].filter(
      ([path]) => Number.parseInt(sizes[path.replace(/^scenarios\//, '')] ?? '', 10) <= 300,
    );
    expect(small.length).toBeGreaterThan(50);
    for (const [path, parts] of small) {
      const { result } = readScenario(path);
      if (!result.ok) throw new Error(`${path} does not load`);
      const taken = takenIn(await measureCoverage(result.scenario.litmus, measureOptions));
      expect([path, parts.filter((part) => !taken.has(part))], advice).toEqual([path, []]);
    }
  }, 120_000);
});
