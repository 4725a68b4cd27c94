import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from "../cli/run-cli.js";
/** Runs a command in this process, in the root of the repository, with the given files beside it. */
export const runCommand = async (words, files) => {
    const folder = mkdtempSync(join(tmpdir(), 'stalemate-'));
    try {
        for (const [name, text] of Object.entries(files))
            writeFileSync(join(folder, name), text);
        let printed = '';
        const write = (text) => {
            printed += text;
        };
        const stream = { write, isTerminal: false };
        const placed = words.map((word) => (Object.hasOwn(files, word) ? join(folder, word) : word));
        await runCli(placed, {
            stdout: stream,
            stderr: stream,
            environment: {},
            readInput: () => new Uint8Array(),
            isInterrupted: () => false,
        });
        return printed.replaceAll(`${folder}/`, '');
    }
    finally {
        rmSync(folder, { recursive: true });
    }
};
