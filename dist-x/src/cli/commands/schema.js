import { schemaText } from "../../scenario/schema-json.js";
import { runs } from "../command.js";
import { exitCodes } from "../exit-codes.js";
export function addSchema(program, context) {
    const command = program
        .command('schema')
        .summary('print the JSON Schema of scenario files')
        .description('Prints the JSON Schema (draft 2020-12) of scenario files, for editors and other programs.')
        .option('-o, --output <file>', 'write to a file')
        .addHelpText('after', examples);
    runs(command, context, () => ({ text: schemaText(), exitCode: exitCodes.asExpected }));
}
const examples = `
Examples:
  $ stalemate schema -o stalemate.schema.json
`;
