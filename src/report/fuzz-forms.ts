/** The report of a fuzzing session for programs: JSON, JSON Lines, CSV and JUnit XML. */
import { ruleOfThree } from '../timed/confidence.ts';
import { csvText } from './csv.ts';
import type { FuzzReport, ToldFinding } from './fuzz-report.ts';
import { guestText, summaryLines } from './fuzz-text.ts';
import { commandLine } from './header.ts';
import { headerJson, jsonText } from './json.ts';
import { junitText } from './junit.ts';
import { roundedMs } from './numbers.ts';

export function fuzzJson(report: FuzzReport): string {
  return jsonText({
    schema: 'stalemate/fuzz/1',
    ...startJson(report),
    ...endJson(report),
    findings: report.findings.map(findingJson),
  });
}

/** One object a line: a start, each finding as soon as it is known, and an end. Counts of runs are in the end only. */
export const fuzzEvents = {
  start: (report: Pick<FuzzReport, 'header' | 'strategy' | 'maxSteps'>): string => event('start', startJson(report)),
  finding: (told: ToldFinding): string => {
    const { runs: _, configurations: __, ...known } = findingJson(told);
    return event('finding', known);
  },
  end: (report: FuzzReport): string =>
    event('end', {
      ...endJson(report),
      findings: report.findings.map(({ title, finding: { property, runs, configurations } }) => ({
        property,
        title,
        runs,
        configurations,
      })),
    }),
};

const event = (name: string, content: Record<string, unknown>): string =>
  `${JSON.stringify({ schema: 'stalemate/fuzz-event/1', event: name, ...content })}\n`;

function startJson({
  header,
  strategy,
  maxSteps,
}: Pick<FuzzReport, 'header' | 'strategy' | 'maxSteps'>): Record<string, unknown> {
  return { ...headerJson(header), strategy, maxSteps };
}

function endJson({ result, repeat }: FuzzReport): Record<string, unknown> {
  const { findings, elapsedMs, ...figures } = result;
  const stepsPerRun = figures.runs === 0 ? 0 : figures.steps / figures.runs;
  return {
    verdict: findings.length > 0 ? 'violation-found' : 'no-violation-found',
    ...figures,
    stepsPerRun,
    ...(findings.length > 0 || figures.runs === 0
      ? {}
      : { violatingPartAtMost: ruleOfThree(figures.runs), confidence: 0.95 }),
    repeat,
    elapsedMs: roundedMs(elapsedMs),
  };
}

function findingJson({ finding, title, scenario, explanation, story, text }: ToldFinding): Record<string, unknown> {
  const { property, configuration, without, run, shortest, cause, unfinished, first, runs, configurations } = finding;
  return {
    property,
    title,
    ...(configuration === undefined ? {} : { configuration, scenario: text }),
    hash: scenario.hash,
    explanation,
    story,
    cause,
    choices: run,
    shortest,
    ...(without === undefined ? {} : { simpler: without }),
    unfinished,
    first,
    runs,
    configurations,
  };
}

const columns = [
  'property',
  'configuration',
  'guest',
  'steps',
  'shortest',
  'simpler_searched',
  'simpler_undecided',
  'runs',
  'configurations',
  'first_run',
  'first_steps',
  'hash',
  'story',
] as const;

/** One line for each finding (RFC 4180). */
export function fuzzCsv({ findings }: FuzzReport): string {
  const rows = findings.map((told) => {
    const { finding, title, scenario, story } = told;
    const { property, run, shortest, without, runs, configurations, first } = finding;
    return [
      ...[property, title, guestText(told), run.length, String(shortest)],
      ...[without?.searched ?? '', without?.undecided ?? '', runs, configurations, first.seed, first.steps],
      ...[scenario.hash, story],
    ];
  });
  return csvText([columns, ...rows]);
}

/** Each finding is a test that failed; without one, the session is a test that passed. */
export function fuzzJunit(report: FuzzReport): string {
  const { header, repeat, result, findings, strategy } = report;
  return junitText({
    name: 'stalemate fuzz',
    properties: {
      version: header.version,
      model: header.modelVersion,
      node: header.node,
      seed: header.seed ?? '',
      strategy,
      runs: String(result.runs),
      steps: String(result.steps),
      repeat: commandLine(repeat),
    },
    cases:
      findings.length === 0
        ? [{ className: 'stalemate.fuzz', name: summaryLines(report)[0]! }]
        : findings.map(({ finding, title, story }) => ({
            className: `stalemate.fuzz.${finding.property}`,
            name: title,
            failure: {
              type: finding.property,
              message: story,
              text: finding.run.map((choice, step) => `${step + 1}  ${choice}`).join('\n'),
            },
          })),
    timeS: result.elapsedMs / 1000,
  });
}
