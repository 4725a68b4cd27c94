import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkScenario } from '../../src/check/outcomes-of.ts';
import { exitCodeTable } from '../../src/docs/command-page.ts';
import { comparable, countConsoleBlocks, filesOf, fillConsoleBlocks } from '../../src/docs/console-blocks.ts';
import { runCommand } from '../../src/docs/run-command.ts';
import { stalemate } from '../src/cli/harness.ts';
import { scenarioOf } from '../src/report/load.ts';

const readme = readFileSync('README.md', 'utf8');
const blocks = [...readme.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = '', text = '']) => ({
  language,
  text,
}));

test('every command of README.md prints what README.md says ("npm run docs" brings it up to date)', async () => {
  expect(countConsoleBlocks(readme)).toBeGreaterThan(2);
  expect(comparable(await fillConsoleBlocks(readme, runCommand))).toBe(comparable(readme));
  // Every scenario is checked, on a machine that may be busy with the other tests.
}, 300_000);

test('every scenario in README.md is as it expects', () => {
  const scenarios = Object.values(filesOf(readme));
  expect(scenarios).toHaveLength(blocks.filter(({ language }) => language === 'yaml').length);
  for (const text of scenarios) expect(checkScenario(scenarioOf(text)).verdict).toBe('as-expected');
});

describe('the shell commands of README.md', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

  test('are scripts that exist', () => {
    const commands = blocks
      .filter(({ language }) => language === 'sh')
      .flatMap(({ text }) => [...text.matchAll(/npm (\w+)/g)]);
    expect(commands.length).toBeGreaterThan(3);
    for (const [, command = ''] of commands) expect(['ci', ...Object.keys(scripts)]).toContain(command);
  });

  test('npm start does what the document shows as its output', () => {
    expect(scripts.start).toMatch(/ check scenarios$/);
    expect(scripts.prepare).toContain('build');
  });
});

// What is in TypeScript is a part of the examples, which examples.test.ts runs.
test('README.md shows every kind of block only in a way that is tested', () => {
  expect(new Set(blocks.map(({ language }) => language))).toEqual(new Set(['console', 'sh', 'ts', 'yaml']));
});

test('every command that README.md lists exists', async () => {
  const names = [...readme.matchAll(/^\| `stalemate (\w+)/gm)].map(([, name = '']) => name);
  const { stdout } = await stalemate(['--help']);
  const known = [...stdout.matchAll(/^ {2}([a-z]+) (?:\[|<)/gm)].map(([, name = '']) => name);
  expect(names.sort()).toEqual(known.filter((name) => name !== 'help').sort());
});

test('the exit codes of README.md are those of the program', () => {
  expect(readme).toContain(`<!-- generated: exit codes -->\n${exitCodeTable()}\n<!-- end -->`);
});

test('every link in README.md leads somewhere', () => {
  const links = [...readme.matchAll(/\]\(([^)#\s]+)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^https?:/.test(target));
  expect(links.length).toBeGreaterThan(8);
  for (const link of links) expect([link, existsSync(link)]).toEqual([link, true]);
});
