import { expect, it } from 'vitest';
import { measureRate, rateAims, rateCases, rateResult } from '../../../src/bench/rates.ts';
import { formatTable, markdownTable } from '../../../src/bench/table.ts';

const [first] = rateCases;
if (first === undefined) throw new Error('there is no case');

const round = (count: number, elapsedMs: number) => ({ count, elapsedMs, cpuMs: elapsedMs / 2 });
const rounds = [round(3_000_000, 1000), round(3_000_000, 1500), round(3_000_000, 3000)];

it('every case has a name of its own', () => {
  expect(new Set(rateCases.map(({ name }) => name)).size).toBe(rateCases.length);
});

it('measures work that was done', () => {
  const measured = measureRate({ ...first, work: () => 12 });
  expect(measured.count).toBe(12);
  expect(measured.elapsedMs).toBeGreaterThanOrEqual(0);
});

it('counts by the clock it is told to, and compares with the aim', () => {
  const elapsed = rateResult(first, rounds, 'elapsedMs');
  expect(elapsed.perSecond).toEqual({ median: 2_000_000, min: 1_000_000, max: 3_000_000 });
  expect(rateResult(first, rounds, 'cpuMs').perSecond.median).toBe(4_000_000);
  const [aim, ...others] = rateAims([elapsed]);
  expect(aim?.measured).toEqual({ median: 2, min: 1, max: 3 });
  expect(others.map(({ measured }) => measured)).toEqual(others.map(() => undefined));
});

it('refuses rounds that did different work', () => {
  expect(() => rateResult(first, [...rounds, round(5, 1)], 'cpuMs')).toThrow(
    /5 events in one round, 3000000 in another/,
  );
});

it('has tables of its own, and none of the search where nothing was searched', () => {
  const rates = [rateResult(first, rounds, 'elapsedMs')];
  const found = { clock: 'elapsedMs', machine: { cores: 2 }, cases: [], rates, aims: rateAims(rates) } as const;
  const text = formatTable(found);
  expect(text).toContain('2,000,000 (1,000,000-3,000,000) events');
  expect(text).not.toContain('states/s');
  expect(text).toMatch(/events-hold: 1,000,000 events per second on one core +1\.0 +reached +2\.00 \(1\.00-3\.00\)/);
  expect(markdownTable(found)).toContain('| events-hold | 2,000,000 (1,000,000-3,000,000) events |');
});
