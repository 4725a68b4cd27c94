import { type CheckOptions, checkScenario } from '../../../src/check/outcomes-of.ts';
import type { CheckReport } from '../../../src/report/check-report.ts';
import type { Header } from '../../../src/report/header.ts';
import { formatError } from '../../../src/scenario/format-error.ts';
import { loadScenario } from '../../../src/scenario/load.ts';
import type { Scenario } from '../../../src/scenario/types.ts';

/** A host that has read x through its page cache before another host writes x. */
export const stalePrefetch = `
stalemate: 1
title: Stale prefetch over iSCSI
shows: A page cached before the write stays old.
storage: iscsi
hosts: {S: direct, D: buffered}
steps:
  - D: read x -> before
  - S: write x 1
  - D: read x -> after
outcomes:
  exactly:
    - {before: 0, after: [0!, 1]}
  quiet:
    - {before: 0, after: 0!}
observed:
  - id: two-loop-devices
    where: two loop devices over one file
    outcomes:
      - {count: 19, registers: {after: 0}}
      - {count: 1, registers: {after: 1}}
`;

/** @throws Error with the loader's message when the text is no scenario */
export function scenarioOf(text: string, path = 'scenarios/a.yaml'): Scenario {
  const result = loadScenario(text, path);
  if (!result.ok) throw new Error(result.errors.map((error) => formatError(error, text)).join('\n'));
  return result.scenario;
}

export const header: Header = {
  version: '0.1.0',
  modelVersion: '1',
  node: '20.20.2',
  arguments: ['check', 'scenarios'],
};

export function checkReport(scenarios: readonly Scenario[], options: CheckOptions = {}): CheckReport {
  const { limits, withoutRules } = options;
  return {
    header: {
      ...header,
      scenarios: { count: scenarios.length, hash: '0123456789abcdef' },
      ...(limits === undefined ? {} : { limits }),
      ...(withoutRules === undefined ? {} : { withoutRules }),
    },
    checked: scenarios.map((scenario) => ({ scenario, result: checkScenario(scenario, options) })),
    notReached: 0,
    elapsedMs: 1234,
  };
}
