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
    .argument('[layer...]', 'only these layers, such as page-cache');
  withOutput(command).addHelpText('after', examples);
  runs<OutputOptions>(command, context, (layers, options, theme) => {
    const known = [...new Set(ruleIds.map(layerOf))];
    for (const layer of layers) {
      if (known.includes(layer)) continue;
      const similar = nearest(layer, known);
      throw new UsageError(
        `there is no layer "${layer}"${similar === undefined ? '' : `; did you mean ${similar}?`}\n  layers: ${known.join(', ')}`,
      );
    }
    const ids = ruleIds.filter((id) => layers.length === 0 || layers.includes(layerOf(id)));
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
  $ stalemate rules --json
`;
