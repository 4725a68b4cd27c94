/** `stalemate explain FILE --html OUT`: the run of an explanation as a page that needs nothing else. */
import { basename } from 'node:path';
import { storageModel } from '../../sim/storage/storage-model.ts';
import { buildWorld } from '../../sim/storage/world.ts';
import { choiceNumbers } from '../check/choice-numbers.ts';
import { runDigest } from '../check/run-digest.ts';
import { runToShow } from '../report/explain-forms.ts';
import { type ExplainReport, remedySentences, storyOfIt } from '../report/explain-report.ts';
import { headerLines, worldOptionsOf } from '../report/header.ts';
import { spaceTimeOf } from '../report/run-forms.ts';
import { tellRun } from '../report/tell.ts';
import { type ExplorerTexts, tracePage } from '../report/trace-page.ts';
import { linkText } from '../share/link.ts';
import { explorerFiles } from './explorer-files.ts';

/** @returns null where nothing goes wrong, so that there is no run to show */
export function explainPage(report: ExplainReport, text: string): string | null {
  const run = runToShow(report);
  if (run === null) return null;
  const { header, scenario } = report;
  const { trace, property } = run;
  const world = worldOptionsOf(header);
  const told = run.told ?? tellRun(scenario.litmus, world, trace);
  const explained = report.explained.find((one) => one.property === property);
  const model = storageModel(buildWorld(scenario.litmus));
  return tracePage({
    title: scenario.title,
    path: scenario.path,
    spaceTime: spaceTimeOf({ ...run, told }, world),
    story: explained === undefined ? [] : storyOfIt(explained),
    remedies: explained === undefined ? [] : remedySentences(explained),
    steps: told.steps,
    origin: headerLines(header, Number.POSITIVE_INFINITY),
    explorer: explorerTexts(),
    link: linkText({
      scenario: { kind: 'packed', text, name: basename(scenario.path) },
      choices: choiceNumbers(model, trace),
      cursor: 0,
      hash: scenario.hash,
      digest: runDigest(model, trace),
      options: property === undefined ? {} : { property },
    }),
  });
}

/** @throws UsageError where it was not built */
export function explorerTexts(): ExplorerTexts {
  const files = explorerFiles();
  const textOf = (name: string): string => files.get(name)!.read().toString('utf8');
  const [, style = ''] = /<style id="stalemate-style">(.*?)<\/style>/s.exec(textOf('index.html')) ?? [];
  return { style, app: textOf('app.js'), engine: textOf('engine.js') };
}
