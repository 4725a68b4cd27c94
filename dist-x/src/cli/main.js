#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { exitCodes } from "./exit-codes.js";
import { runCli } from "./run-cli.js";
let interrupted = false;
process.on('SIGINT', () => {
    // The first Ctrl-C ends the search and prints what was found; a second one ends the program.
    if (interrupted)
        process.exit(exitCodes.interrupted);
    interrupted = true;
});
process.stdout.on('error', (error) => {
    // `stalemate … | head`: whoever reads has seen enough.
    if (error.code === 'EPIPE')
        process.exit(exitCodes.asExpected);
    process.stderr.write(`stalemate: cannot write to standard output: ${error.message}\n`);
    process.exit(exitCodes.outputFailed);
});
// There is nowhere left to say it; the exit code still tells how it went.
process.stderr.on('error', () => { });
process.exitCode = await runCli(process.argv.slice(2), {
    stdout: streamOf(process.stdout),
    stderr: streamOf(process.stderr),
    readInput: () => readFileSync(process.stdin.fd),
    environment: process.env,
    isInterrupted: () => interrupted,
});
function streamOf(stream) {
    return {
        write: (text) => {
            stream.write(text);
        },
        isTerminal: stream.isTTY === true,
        ...(stream.columns === undefined ? {} : { columns: stream.columns }),
    };
}
