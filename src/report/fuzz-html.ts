/** `stalemate fuzz --format html`: a page with what was tried, each finding as a drawing, and how to get it again. */
import { storageModel } from '../../sim/storage/storage-model.ts';
import { buildWorld } from '../../sim/storage/world.ts';
import { traceOfNames } from '../check/trace-names.ts';
import { causalSlice } from '../explain/causal-slice.ts';
import { chartStyle, partsSvg } from './bar-charts.ts';
import { drawnRun } from './drawn-run.ts';
import { againText, type FuzzReport, type ToldFinding } from './fuzz-report.ts';
import { foundText, guestText, runText, summaryLines } from './fuzz-text.ts';
import { commandLine } from './header.ts';
import { escapedHtml, htmlPage, htmlTable } from './html-page.ts';
import { counted, duration, grouped } from './numbers.ts';

/** A finding as a scenario file. */
export interface FileOfFinding {
  /** As `replay` takes it. */
  readonly path: string;
  readonly text: string;
}

export interface FuzzPageFiles {
  /** One for each finding, in their order. */
  readonly files: readonly FileOfFinding[];
  /** Whether they were written; else whoever wants one takes it from the page. */
  readonly saved: boolean;
}

export function fuzzHtml(report: FuzzReport, { files, saved }: FuzzPageFiles): string {
  const { header, findings, repeat } = report;
  const told = findings.map(
    (finding, index): NumberedFinding => ({ ...finding, number: index + 1, file: files[index]! }),
  );
  const body = [
    '<h1>Random search for violations</h1>',
    ...summaryLines(report).map(paragraph),
    `<p>${againText(report)}: <code>${escapedHtml(commandLine(repeat))}</code></p>`,
    '<h2>What was tried</h2>',
    triedTable(report),
    ...(told.length === 0
      ? []
      : [
          '<h2>What was found</h2>',
          findingsTable(told),
          partsSvg(
            'Violating runs that count for each finding',
            told.map(({ number, finding: { property, runs } }) => ({
              name: `${number} ${property}`,
              value: runs,
              text: grouped(runs),
            })),
          ),
          paragraph(
            'Each finding is one cause of one violated property, in the smallest configuration that was found to have it. A violating run counts for the first finding whose cause and configuration are part of its own.',
          ),
          ...told.map((one) => findingPart(report, one, saved)),
        ]),
  ].join('\n');
  return htmlPage({ title: 'Stalemate: random search for violations', header, body, style: chartStyle + style });
}

type NumberedFinding = ToldFinding & { readonly number: number; readonly file: FileOfFinding };

function triedTable({ header, strategy, maxSteps, result, findings }: FuzzReport): string {
  const { runs, steps, longest, cut, violating, notLookedAt, configurations, guarantee, stoppedBy, elapsedMs } = result;
  const ended = { time: 'the time was up', interrupted: 'interrupted', runs: 'all runs were made' };
  const rows: (readonly [string, string | number, string])[] = [
    ['seed', header.seed ?? '', 'all that is drawn follows from it'],
    ['strategy', strategy, 'how the next step of a run is chosen'],
    ['runs', grouped(runs), ended[stoppedBy ?? 'runs']],
    ['configurations', grouped(configurations), 'different ones among those drawn'],
    ['violating runs', grouped(violating), 'each counts once, by what it violates first'],
    ['of these, causes not looked at', grouped(notLookedAt), 'they count for the first finding of their batch'],
    ['distinct violations', grouped(findings.length), 'one for each cause'],
    ['executed steps', grouped(steps), 'of all runs'],
    ['steps of a run, mean', runs === 0 ? '0' : (steps / runs).toFixed(1), 'a run ends where it violates something'],
    ['steps of a run, most', grouped(longest), ''],
    ['runs cut short', grouped(cut), `came to no end within ${counted(maxSteps, 'step')} (--max-steps)`],
    ...(guarantee === undefined
      ? []
      : [
          [
            'bound of a run by priorities',
            guarantee.chance.toExponential(1),
            `at least this chance to meet a violation that takes ${counted(guarantee.depth, 'ordered step')}: 1/(n k^(d-1)) with n = ${guarantee.threads} threads, k = ${guarantee.steps} steps, d = ${guarantee.depth}; the weakest of all configurations`,
          ] as const,
        ]),
    ['time taken', duration(elapsedMs), 'of a clock; everything else here is the same each time'],
  ];
  return htmlTable({ columns: ['figure', 'value', 'meaning'], rows });
}

function findingsTable(findings: readonly NumberedFinding[]): string {
  return htmlTable({
    caption: 'Each cause of each violation, in the smallest configuration that has it',
    columns: [
      'finding',
      'property',
      'what goes wrong',
      'smallest configuration',
      'guest',
      'found in',
      'first run',
      'steps',
      'violating runs',
      'replay',
    ],
    rows: findings.map((told) => {
      const { number, title, story, firstTitle, file, finding } = told;
      const { property, run, runs, first } = finding;
      const found = firstTitle ?? 'the same';
      return [
        ...[number, property, story, title, guestText(told), found, first.seed, run.length, grouped(runs)],
        replayLine(file),
      ];
    }),
  });
}

/** The run as a drawing, how to get it, and what the search made of it. */
function findingPart({ header }: FuzzReport, told: NumberedFinding, saved: boolean): string {
  const { number, title, story, scenario, explanation, file, finding } = told;
  const { property } = finding;
  const model = storageModel(buildWorld(scenario.litmus));
  const read = traceOfNames(model, finding.run);
  if (!read.ok) throw new Error(`the model has no choice ${read.unknown.name}`);
  const slice = causalSlice(model, read.trace, model.properties.find(({ name }) => name === property)!);
  const drawing = drawnRun(
    {
      header,
      scenario,
      trace: read.trace,
      property,
      matters: slice.steps.map(({ part }) => part === 'moves'),
      verdict: { kind: 'bad', text: `${property}: ${story}` },
    },
    `finding-${number}`,
  );
  const line = `<code>${escapedHtml(replayLine(file))}</code>`;
  return [
    `<h3>${escapedHtml(`Finding ${number}: ${property}, ${title}`)}</h3>`,
    paragraph(`${story} (${explanation}).`),
    paragraph(`${capital(runText(told))}. ${capital(foundText(told))}.`),
    saved
      ? `<p>${line}</p>`
      : `<p>${line}, with the file below in <code>${escapedHtml(file.path)}</code>; <code>--save FOLDER</code> writes it.</p>`,
    drawing,
    `<details><summary>Cause: who does what, and what that leaves</summary><ul>${finding.cause
      .map((part) => `<li>${escapedHtml(part)}</li>`)
      .join('')}</ul></details>`,
    `<details><summary>Scenario file with this run</summary><pre>${escapedHtml(file.text)}</pre></details>`,
  ].join('\n');
}

const replayLine = ({ path }: FileOfFinding): string => commandLine(['replay', path]);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function paragraph(text: string): string {
  return `<p>${escapedHtml(text)}</p>`;
}

const style = `
h3 { margin-top: 2.5rem; }
caption { text-align: left; margin-bottom: .4rem; }
pre { overflow-x: auto; padding: .6rem; border: 1px solid color-mix(in srgb, currentColor 30%, transparent); }
`;
