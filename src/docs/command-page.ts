import { exitCodes } from '../cli/exit-codes.ts';
import { markdownTable } from '../report/markdown.ts';
import { runCommand } from './run-command.ts';

const commands = [
  'check',
  'outcomes',
  'matrix',
  'history',
  'run',
  'fuzz',
  'replay',
  'rules',
  'explain',
  'explore',
  'diff',
  'schema',
];

/** `docs/commands.md`: what each command says about itself. */
export async function commandPage(): Promise<string> {
  const helps = await Promise.all(
    commands.map(async (name) => [name, await runCommand([name, '--help'], {})] as const),
  );
  return `<!-- Written by "npm run docs" from the commands themselves. Do not edit. -->

# Commands

Data goes to standard output, everything else to standard error. Colours and progress appear on a terminal only;
\`NO_COLOR\` in the environment and \`--no-color\` turn colours off. Every output starts with what is needed to get it
again: versions, the hash of the scenario, limits, seed, command line. The same command on the same files prints the
same bytes, but for the times it took.

\`--json\` prints one object; \`matrix\` prints an array with an object for each cell, and
\`fuzz --jsonl\` one object a line (\`stalemate/fuzz-event/1\`). The \`schema\` of an object names its form:
\`stalemate/check/1\`, \`stalemate/outcomes/1\`, \`stalemate/matrix/1\`, \`stalemate/history/1\`, \`stalemate/run/1\`, \`stalemate/fuzz/1\`,
\`stalemate/replay/1\`, \`stalemate/rules/1\`, \`stalemate/explain/1\`, \`stalemate/explain-all/1\`, \`stalemate/diff/1\`. Parts may be added to a form; when one goes or changes its meaning, the number
changes. A run is a list of choices, as in the \`trace\` of a scenario file.

${helps.map(([name, help]) => `## stalemate ${name}\n\n\`\`\`text\n${help.trim()}\n\`\`\`\n`).join('\n')}
## Exit codes

${exitCodeTable()}
`;
}

export function exitCodeTable(): string {
  return markdownTable(
    ['code', 'meaning'],
    Object.entries(exitCodes).map(([name, value]) => [String(value), meanings[name as keyof typeof exitCodes]]),
  );
}

const meanings = {
  asExpected: 'as expected; or done, where nothing is expected',
  notAsExpected: 'not as expected',
  badInput: 'bad usage or bad input; the message says what and where',
  undecided: 'undecided: a limit was reached before anything was found that contradicts the file',
  internalError: 'an error in the program itself; please report it',
  outputFailed: 'standard output could not be written to, for example because the disk is full',
  interrupted: 'interrupted; what was found until then has been printed',
} as const satisfies Record<keyof typeof exitCodes, string>;
