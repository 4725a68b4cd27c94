import { allowedText } from '../report/allowed-text.ts';
import { code, markdownTable } from '../report/markdown.ts';
import { counted } from '../report/numbers.ts';
import { runsOf } from '../report/observed-text.ts';
import { storageLabel } from '../report/storage-label.ts';
import { plainTheme } from '../report/theme.ts';
import type { Shipped } from './shipped.ts';

/** What each folder below `scenarios/` is about. */
const folders: Readonly<Record<string, string>> = {
  litmus:
    'What must be possible and what must not, from the discussion of 2011, the documentation and the source code.',
  observed: 'What real systems did: each carries the outcomes that were measured, all of which the model must allow.',
};

/** `scenarios/README.md`: every scenario with its outcomes. */
export function scenarioIndex(shipped: readonly Shipped[]): string {
  const names = [...new Set(shipped.map(({ scenario }) => folderOf(scenario.path)))];
  return `<!-- Written by "npm run docs" from the files in this folder. Do not edit. -->

# Scenarios

${counted(shipped.length, 'scenario')}. How to read and write one: [docs/scenarios.md](../docs/scenarios.md). A value marked \`!\` is old data.

${names
  .map((name) =>
    section(
      name,
      shipped.filter(({ scenario }) => folderOf(scenario.path) === name),
    ),
  )
  .join('\n')}`;
}

function section(name: string, shipped: readonly Shipped[]): string {
  const about = folders[name];
  const runs = runsOf(shipped.flatMap(({ result }) => result.observed));
  const rows = shipped.map(({ scenario, result }) => [
    `[${scenario.title}](${scenario.path.replace(/^scenarios\//, '')})`,
    scenario.reference ?? '',
    storageLabel(scenario),
    shownCode(allowedText(scenario, result.sets.full, plainTheme)),
  ]);
  return `## ${name}

${[about, runs === 0 ? undefined : `${counted(runs, 'run')} on real systems.`].filter((part) => part !== undefined).join(' ')}

${markdownTable(['scenario', 'id', 'storage', 'what the model allows'], rows)}
`;
}

/** Long sets would make the table unreadable; "stalemate outcomes" shows them. */
function shownCode(text: string): string {
  return text.length > longestShown ? `${code(`${text.slice(0, longestShown - 1)}…`)}` : code(text);
}

const longestShown = 120;

function folderOf(path: string): string {
  return path.split('/').slice(1, -1).join('/') || '.';
}
