import type { WorldOptions } from '../../sim/storage/world.ts';
import type { Finding } from '../check/findings.ts';
import { type CheckedScenario, type CheckReport, coverageOf, totalsOf } from './check-report.ts';
import { worldOptionsOf } from './header.ts';
import { headerJson, jsonText, outcomeSetJson, reachedJson, witnessJson } from './json.ts';
import { roundedMs } from './numbers.ts';

/** What `stalemate check --json` prints. */
export function checkJson(report: CheckReport): string {
  const { header, checked, notReached, elapsedMs } = report;
  const { verdicts, runs, runsOutside, runsNotReached } = totalsOf(report);
  const coverage = coverageOf(report);
  return jsonText({
    schema: 'stalemate/check/1',
    ...headerJson(header),
    totals: {
      scenarios: checked.length,
      ...verdicts,
      notReached,
      observedRuns: runs,
      observedRunsOutside: runsOutside,
      observedRunsNotReached: runsNotReached,
    },
    elapsedMs: roundedMs(elapsedMs),
    ...(coverage === null ? {} : { coverage }),
    results: checked.map((one) => checkedJson(one, worldOptionsOf(header))),
  });
}

function checkedJson({ scenario, result, coverage }: CheckedScenario, options: WorldOptions): Record<string, unknown> {
  const { path, title, hash, litmus } = scenario;
  const { verdict, sets, findings, observed } = result;
  return {
    path,
    title,
    hash,
    storage: litmus.storage,
    verdict,
    ...outcomeSetJson(sets.full, litmus, options),
    ...(sets.quiet === undefined ? {} : { quiet: outcomeSetJson(sets.quiet, litmus, { ...options, quiet: true }) }),
    findings: findings.map((finding) => findingJson(finding, { scenario, result }, options)),
    observed,
    ...(coverage === undefined ? {} : { coverage }),
  };
}

function findingJson(finding: Finding, { scenario }: CheckedScenario, options: WorldOptions): Record<string, unknown> {
  switch (finding.kind) {
    case 'missing':
    case 'vacuous':
    case 'not-violated':
      return { ...finding };
    case 'violated':
      return { ...finding, witness: witnessJson(finding.witness, scenario.litmus, options) };
    case 'extra':
    case 'wrong-mark': {
      const { reached, ...rest } = finding;
      const quiet = finding.clause === 'quiet';
      return { ...rest, reached: reachedJson(reached, scenario.litmus, { ...options, quiet }) };
    }
  }
}
