import type { Command } from 'commander';
import { layerOf, ruleIds } from '../../../sim/storage/rules.ts';
import { rulesJson, rulesText } from '../../report/rules-text.ts';
import { nearest } from '../../scenario/nearest.ts';
import { type Context, runs } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { type OutputOptions, withOutput } from '../options.ts';
import { UsageError } from '../usage-error.ts';
import { programHeader } from '../version.ts';

export function addRules(program: Command, context: Context): void {
  const command = program
    .command('rules')
    .summary('list the rules of the model with their sources')
    .description('Lists what the model says about real systems: every rule, and who says so.')
    .argument('[name...]', 'only these layers or rules, such as page-cache or page-cache.hit');
  withOutput(command).addHelpText('after', examples);
  runs<OutputOptions>(command, context, (names, options, theme) => {
    const layers = [...new Set(ruleIds.map(layerOf))];
    const known: readonly string[] = [...layers, ...ruleIds];
    for (const name of names) {
      if (known.includes(name)) continue;
      const similar = nearest(name, name.includes('.') ? ruleIds : layers);
      throw new UsageError(
        `there is no layer or rule "${name}"${similar === undefined ? '' : `; did you mean ${similar}?`}\n  layers: ${layers.join(', ')}`,
      );
    }
    const ids = ruleIds.filter((id) => names.length === 0 || names.includes(layerOf(id)) || names.includes(id));
    const header = programHeader(context.words);
    return {
      text: options.json ? rulesJson(header, ids) : rulesText(header, ids, theme),
      exitCode: exitCodes.asExpected,
    };
  });
}

const examples = `
Examples:
  $ stalemate rules nfs nfs-server
  $ stalemate rules page-cache.hit
  $ stalemate rules --json
`;
