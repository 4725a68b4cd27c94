import { checkSafety } from '../check/safety.ts';
import type { FuzzReport } from './fuzz-report.ts';
import { savedRun } from './saved-run.ts';
import { scenarioWithViolation } from './scenario-file.ts';

/** A finding as a scenario file with its run, which `replay`, `check` and `explain` accept. */
export interface FindingFile {
  /** Without a folder. */
  readonly name: string;
  readonly text: string;
}

/** States a search may store that asks what else a finding violates. */
const VIOLATED_STATES_MAX = 200_000;

/** One for each finding, in their order. */
export function findingFiles({ findings, header }: Pick<FuzzReport, 'findings' | 'header'>): FindingFile[] {
  return findings.map(({ finding, scenario, text, explanation, title }, index) => {
    const { litmus, hash } = scenario;
    const { verdict, violations } = checkSafety(litmus, { limits: { maxStates: VIOLATED_STATES_MAX } });
    const violated = verdict === 'unsafe' ? violations.map(({ property }) => property) : [];
    const all = violated.includes(finding.property) ? violated : [...violated, finding.property];
    const note = `A run that violates ${finding.property} (${explanation}), found by stalemate fuzz with seed ${header.seed} in run ${finding.first.seed} (hash ${hash}).`;
    const number = String(index + 1).padStart(2, '0');
    return {
      name: `${number}-${finding.property}-${slug(title)}.yaml`,
      text: scenarioWithViolation(text, savedRun(litmus, finding.run), all, note),
    };
  });
}

const slug = (title: string): string =>
  title
    .replace(/[^A-Za-z0-9.]+/g, '-')
    .slice(0, 60)
    .replace(/-$/, '');
