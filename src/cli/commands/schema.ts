import type { Command } from 'commander';
import { schemaText } from '../../scenario/schema-json.ts';
import { type Context, runs } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import type { OutputOptions } from '../options.ts';

export function addSchema(program: Command, context: Context): void {
  const command = program
    .command('schema')
    .summary('print the JSON Schema of scenario files')
    .description('Prints the JSON Schema (draft 2020-12) of scenario files, for editors and other programs.')
    .option('-o, --output <file>', 'write to a file')
    .addHelpText('after', examples);
  runs<OutputOptions>(command, context, () => ({ text: schemaText(), exitCode: exitCodes.asExpected }));
}

const examples = `
Examples:
  $ stalemate schema -o stalemate.schema.json
`;
