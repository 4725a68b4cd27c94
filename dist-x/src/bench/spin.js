import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
/** SPIN's version line, or undefined when spin or gcc is not on the PATH. */
export function spinVersion() {
    const spin = spawnSync('spin', ['-V'], { encoding: 'utf8' });
    const gcc = spawnSync('gcc', ['--version'], { encoding: 'utf8' });
    return spin.status === 0 && gcc.status === 0 ? spin.stdout.trim() : undefined;
}
/** Compiles a model as SPIN's manual advises for speed: -O2, and -DSAFETY as there is no liveness property. */
export function buildVerifier(promela, { maxDepth, hashBits }) {
    const folder = mkdtempSync(join(tmpdir(), 'stalemate-bench-'));
    const run = (command, ...args) => {
        const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: folder, encoding: 'utf8' });
        if (status !== 0)
            throw new Error(`${command} ${args.join(' ')} failed: ${error?.message ?? stderr + stdout}`);
        return stdout;
    };
    writeFileSync(join(folder, 'model.pml'), promela);
    run('spin', '-a', 'model.pml');
    run('gcc', '-O2', '-w', '-DSAFETY', '-o', 'pan', 'pan.c');
    return {
        run: () => readReport(run('./pan', `-m${maxDepth}`, `-w${hashBits}`)),
        remove: () => {
            rmSync(folder, { recursive: true });
        },
    };
}
/**
 * Reads pan's report. Its transitions count the storing of the initial state, ours do not: hence the -1.
 * Large numbers it prints with 8 digits only ('1.1530794e+08 transitions').
 */
export function readReport(report) {
    const number = (pattern) => {
        const found = pattern.exec(report)?.[1];
        if (found === undefined)
            throw new Error(`pan's report has no ${String(pattern)}:\n${report}`);
        return Number(found);
    };
    if (/max search depth too small|out of memory/.test(report))
        throw new Error(`pan's search was not exhaustive:\n${report}`);
    if (number(/errors: (\d+)/) !== 0)
        throw new Error(`pan found an error in a model that has none:\n${report}`);
    const states = number(/(\d+) states, stored/);
    return {
        states,
        transitions: number(/([\d.e+]+) transitions/) - 1,
        elapsedMs: number(/elapsed time ([\d.e+-]+) seconds/) * 1000,
        bytesPerState: (number(/([\d.]+)\s+actual memory usage for states/) * 2 ** 20) / states,
    };
}
