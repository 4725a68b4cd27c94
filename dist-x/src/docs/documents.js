import { readFileSync } from 'node:fs';
import { fillGenerated } from "../scenario/reference.js";
import { schemaText } from "../scenario/schema-json.js";
import { commandPage, exitCodeTable } from "./command-page.js";
import { fillConsoleBlocks } from "./console-blocks.js";
import { defaultMatrix, fillMatrix } from "./matrix-blocks.js";
import { modelPage } from "./model-page.js";
import { runCommand } from "./run-command.js";
import { scenarioIndex } from "./scenario-index.js";
import { checkShipped } from "./shipped.js";
/** Every such file as it should be; paths and the working folder are those of the repository's root. */
export async function documents() {
    const shipped = checkShipped('scenarios');
    const found = await defaultMatrix();
    return [
        { path: 'docs/model.md', text: modelPage(shipped) },
        { path: 'docs/commands.md', text: await commandPage() },
        { path: 'docs/scenarios.md', text: fillGenerated(read('docs/scenarios.md')) },
        { path: 'scenarios/README.md', text: scenarioIndex(shipped) },
        { path: 'scenarios/schema.json', text: schemaText() },
        { path: 'docs/matrix.md', text: fillMatrix(read('docs/matrix.md'), found) },
        {
            path: 'README.md',
            text: await fillConsoleBlocks(fillMatrix(withExitCodes(read('README.md')), found), runCommand),
        },
    ];
}
function withExitCodes(document) {
    return document.replace(/(<!-- generated: exit codes -->\n)[\s\S]*?(?=<!-- end -->)/, (_, start) => `${start}${exitCodeTable()}\n`);
}
function read(path) {
    return readFileSync(path, 'utf8');
}
