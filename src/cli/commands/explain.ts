import type { Command } from 'commander';
import { ruleIds } from '../../../sim/storage/rules.ts';
import { wrap } from '../../report/layout.ts';
import { ruleLines } from '../../report/rules-text.ts';
import type { Theme } from '../../report/theme.ts';
import { errorCodes } from '../../scenario/error-codes.ts';
import { nearest } from '../../scenario/nearest.ts';
import { explainError } from '../../scenario/reference.ts';
import { type Context, runs } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import type { OutputOptions } from '../options.ts';
import { UsageError } from '../usage-error.ts';

export function addExplain(program: Command, context: Context): void {
  const command = program
    .command('explain')
    .summary('say more about an error code or a rule')
    .description(
      'Says what an error code of a scenario file means and what to do about it, or what a rule of the model says.',
    )
    .argument('<code>', 'such as V012, or the name of a rule')
    .option('--no-color', 'no colours')
    .addHelpText('after', examples);
  runs<OutputOptions>(command, context, ([word = ''], _options, theme) => ({
    text: `${explanation(word, theme).join('\n')}\n`,
    exitCode: exitCodes.asExpected,
  }));
}

function explanation(word: string, theme: Theme): string[] {
  const rule = ruleIds.find((id) => id === word);
  if (rule !== undefined) return ruleLines(rule, theme);
  const code = word.toUpperCase();
  const error = explainError(code);
  if (error === undefined) {
    const similar = nearest(word, [...Object.keys(errorCodes), ...ruleIds]);
    throw new UsageError(
      `there is no error code or rule "${word}"${similar === undefined ? '' : `; did you mean ${similar}?`}`,
    );
  }
  const { title, meaning, remedy } = error;
  return [theme.paint.bold(`${code}: ${title}`), ...wrap(meaning, theme.width), ...wrap(remedy, theme.width)];
}

const examples = `
Examples:
  $ stalemate explain V012
  $ stalemate explain page-cache.hit
`;
