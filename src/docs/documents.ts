import { existsSync, readFileSync } from 'node:fs';
import { fillGenerated } from '../scenario/reference.ts';
import { schemaText } from '../scenario/schema-json.ts';
import { commandPage, exitCodeTable } from './command-page.ts';
import { comparable, fillConsoleBlocks } from './console-blocks.ts';
import { defaultMatrix, fillMatrix } from './matrix-blocks.ts';
import { modelPage } from './model-page.ts';
import { fillProfiles } from './profile-tables.ts';
import { resultsPage } from './results-page.ts';
import { runCommand } from './run-command.ts';
import { scenarioIndex } from './scenario-index.ts';
import { checkShipped } from './shipped.ts';

/** A file that is written by `npm run docs`, or parts of which are. */
export interface Document {
  readonly path: string;
  readonly text: string;
}

/** Every such file as it should be; paths and the working folder are those of the repository's root. */
export async function documents(): Promise<Document[]> {
  const shipped = checkShipped('scenarios');
  const found = await defaultMatrix();
  return [
    { path: 'docs/model.md', text: modelPage(shipped) },
    { path: 'docs/commands.md', text: await commandPage() },
    { path: 'docs/results.md', text: resultsPage() },
    { path: 'docs/traces.md', text: await fillConsoleBlocks(read('docs/traces.md'), runCommand) },
    { path: 'docs/fuzzing.md', text: await fillConsoleBlocks(read('docs/fuzzing.md'), runCommand) },
    { path: 'docs/timed.md', text: fillProfiles(read('docs/timed.md')) },
    ...(await pictures()),
    { path: 'docs/scenarios.md', text: fillGenerated(read('docs/scenarios.md')) },
    { path: 'scenarios/README.md', text: scenarioIndex(shipped) },
    { path: 'scenarios/schema.json', text: schemaText() },
    { path: 'docs/matrix.md', text: fillMatrix(read('docs/matrix.md'), found) },
    {
      path: 'README.md',
      text: await fillConsoleBlocks(fillMatrix(withExitCodes(read('README.md')), found), runCommand),
    },
  ];
}

/** The drawings that documents show, each with the scenario whose run it is. */
export const drawnRuns: Readonly<Record<string, string>> = {
  'docs/stale-read.svg': 'scenarios/litmus/l01-stale-prefetch-iscsi.yaml',
  'docs/migration.svg': 'scenarios/litmus/l02-machines-2011.yaml',
};

export async function pictures(): Promise<Document[]> {
  return Promise.all(
    Object.entries(drawnRuns).map(async ([path, scenario]) => {
      const text = await runCommand(['explain', scenario, '--format', 'svg'], {});
      const old = existsSync(path) ? read(path) : '';
      // Where only versions differ, the file is left alone.
      return { path, text: comparable(old) === comparable(text) ? old : text };
    }),
  );
}

function withExitCodes(document: string): string {
  return document.replace(
    /(<!-- generated: exit codes -->\n)[\s\S]*?(?=<!-- end -->)/,
    (_, start: string) => `${start}${exitCodeTable()}\n`,
  );
}

function read(path: string): string {
  return readFileSync(path, 'utf8');
}
