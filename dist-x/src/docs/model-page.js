import { catalogue } from "../../sim/storage/catalogue.js";
import { layerOf, ruleIds, rules } from "../../sim/storage/rules.js";
import { modelVersion } from "../../sim/storage/version.js";
import { code, markdownTable } from "../report/markdown.js";
import { linkFrom } from "./markdown.js";
import { exercisedRules } from "./shipped.js";
const path = 'docs/model.md';
/** `docs/model.md`: every rule of the model, who says so, and where to see it at work. */
export function modelPage(shipped) {
    const users = exercisedRules(shipped);
    const layers = [...new Set(ruleIds.map(layerOf))];
    return `<!-- Written by "npm run docs" from sim/storage/rules.ts and sim/storage/catalogue.ts. Do not edit. -->

# The storage model

What the model says about real systems: ${ruleIds.length} rules, each with its source. This is version ${modelVersion} of the model.

No rule knows a verdict. Each describes one layer, and that a host may read old data comes out of how they act together.
Where a document and an experiment disagree, the model follows the experiment; where both are silent, it allows more
rather than less. To see what a rule is good for, switch it off: \`stalemate check scenarios --without-rule ID\`.

"Seen in" names scenarios in which the rule takes part in a shortest run to some outcome.

${layers.map((layer) => `- [${layer}](#${layer})`).join('\n')}
- [Storage systems](#storage-systems)

${layers.map((layer) => layerSection(layer, users)).join('\n')}
## Storage systems

A name is only a set of options for one of the mechanisms; no rule ever sees it.
[scenarios.md](scenarios.md) lists the options.

${markdownTable(['name', 'mechanism', 'what it is', 'source'], Object.entries(catalogue).map(([name, { options, summary, source }]) => [code(name), options.kind, summary, source]))}
`;
}
function layerSection(layer, users) {
    const ids = ruleIds.filter((id) => layerOf(id) === layer);
    return `## ${layer}\n\n${ids.map((id) => ruleSection(id, users.get(id) ?? [])).join('\n')}`;
}
function ruleSection(id, users) {
    const { text, source } = rules[id];
    return `### \`${id}\`

${text}

${source.map((one) => `- ${one}`).join('\n')}
${users.length === 0 ? '' : `- Seen in ${seenIn(users)}\n`}`;
}
const mostNamed = 3;
/** The scenarios that need the fewest steps show a rule best. */
function seenIn(users) {
    const shortest = [...users].sort((a, b) => a.litmus.steps.length - b.litmus.steps.length).slice(0, mostNamed);
    const links = shortest.map((scenario) => `[${scenario.title}](${linkFrom(path, scenario.path)})`).join(', ');
    return users.length > mostNamed ? `${links} and ${users.length - mostNamed} more` : links;
}
