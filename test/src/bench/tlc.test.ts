import { describe, expect, test } from 'vitest';
import { migTla, twoPhaseCommitTla } from '../../../src/bench/tla.ts';
import { readTlcReport, whyNoTlc } from '../../../src/bench/tlc.ts';

/** Composed of the messages in tlc2/output/MP.java. */
const report = [
  'TLC2 Version 2.18 of Day Month 20??',
  'Finished computing initial states: 1 distinct state generated at 2026-11-24 14:00:00.',
  'Progress(9) at 2026-11-24 14:00:03: 1,234 states generated (74,040 s/min), 567 distinct states found (34,020 ds/min), 89 states left on queue.',
  'Model checking completed. No error has been found.',
  '  Estimates of the probability that TLC did not check all reachable states',
  '  because two distinct states had the same fingerprint:',
  '  calculated (optimistic):  val = 1.1E-7',
  '4104046 states generated, 560978 distinct states found, 0 states left on queue.',
  'The depth of the complete state graph search is 30.',
  'Finished in 11432ms at (2026-11-24 14:00:11)',
].join('\n');

describe("TLC's report", () => {
  test('is read', () => {
    expect(readTlcReport(report)).toEqual({
      states: 560_978,
      transitions: 4_104_045,
      elapsedMs: 11_432,
      bytesPerState: Number.NaN,
    });
  });

  test.each([
    ['59s', 59_000],
    ['01min 05s', 65_000],
    ['23h 59min', 86_340_000],
    ['1d 23h', 169_200_000],
  ])('tells that the search took %s', (text, elapsedMs) => {
    expect(readTlcReport(report.replace('11432ms', text)).elapsedMs).toBe(elapsedMs);
  });

  test.each([
    ['states left', report.replace(', 0 states left', ', 3 states left'), 'not exhaustive'],
    ['an error', report.replace('Model checking completed.', 'Error: Invariant is violated.'), 'found an error'],
    ['nothing but progress', report.split('\n').slice(0, 3).join('\n'), 'not exhaustive'],
    ['no time', report.replace('Finished in', 'Finished'), 'how long'],
    ['a time in other words', report.replace('11432ms', 'a while'), 'took a while, which is no duration'],
  ])('is refused with %s', (_, spoilt, message) => {
    expect(() => readTlcReport(spoilt)).toThrow(message);
  });
});

test('a jar that is not there is named', () => {
  expect(whyNoTlc('/no/such/tla2tools.jar')).toContain('/no/such/tla2tools.jar: there is no such file');
});

test('a module has the name of its file, and every constant a value', () => {
  for (const { module, text, configuration } of [
    migTla({ sectors: 4, versions: 2, fix: false }),
    twoPhaseCommitTla({ participants: 5 }),
  ]) {
    expect(text.startsWith(`---- MODULE ${module} ----\n`)).toBe(true);
    const constants = /^CONSTANTS? (.*)$/m.exec(text)?.[1]?.split(', ') ?? [];
    expect(constants.length).toBeGreaterThan(0);
    for (const constant of constants)
      expect(configuration).toMatch(new RegExp(`\\b${constant} = (\\d+|TRUE|FALSE)\\b`));
    const invariant = /INVARIANT (\w+)/.exec(configuration)?.[1] ?? '';
    expect(text).toMatch(new RegExp(`^${invariant} == `, 'm'));
  }
});
