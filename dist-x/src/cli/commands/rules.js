import { layerOf, ruleIds } from "../../../sim/storage/rules.js";
import { rulesJson, rulesText } from "../../report/rules-text.js";
import { nearest } from "../../scenario/nearest.js";
import { runs } from "../command.js";
import { exitCodes } from "../exit-codes.js";
import { withOutput } from "../options.js";
import { UsageError } from "../usage-error.js";
import { programHeader } from "../version.js";
export function addRules(program, context) {
    const command = program
        .command('rules')
        .summary('list the rules of the model with their sources')
        .description('Lists what the model says about real systems: every rule, and who says so.')
        .argument('[name...]', 'only these layers or rules, such as page-cache or page-cache.hit');
    withOutput(command).addHelpText('after', examples);
    runs(command, context, (names, options, theme) => {
        const layers = [...new Set(ruleIds.map(layerOf))];
        const known = [...layers, ...ruleIds];
        for (const name of names) {
            if (known.includes(name))
                continue;
            const similar = nearest(name, name.includes('.') ? ruleIds : layers);
            throw new UsageError(`there is no layer or rule "${name}"${similar === undefined ? '' : `; did you mean ${similar}?`}\n  layers: ${layers.join(', ')}`);
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
