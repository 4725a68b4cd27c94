/** `npm run docs` writes the generated documents again; with `-- --check` it only says which ones are out of date. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { documents } from "./documents.js";
const check = process.argv.includes('--check');
const outdated = (await documents()).filter(({ path, text }) => !existsSync(path) || readFileSync(path, 'utf8') !== text);
for (const { path, text } of outdated) {
    if (!check)
        writeFileSync(path, text);
    console.log(check ? `${path} is out of date: run "npm run docs"` : `wrote ${path}`);
}
if (check && outdated.length > 0)
    process.exitCode = 1;
