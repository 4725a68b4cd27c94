import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { benchmarks } from "./cases.js";
import { caseResult } from "./result.js";
import { buildVerifier, spinVersion } from "./spin.js";
import { formatTable } from "./table.js";
const USAGE = `npm run bench -- [options]    how fast is the exhaustive search, and against what?
  --json         print JSON instead of a table
  --rounds <n>   repetitions, tools interleaved (default 5; the slow baseline runs once)
  --only <name>  one case: ${benchmarks.map(({ name }) => name).join(', ')}
  --deep         the large cases too (minutes, gigabytes)`;
const options = {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '5' },
    only: { type: 'string' },
    deep: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
    measure: { type: 'string' }, // internal: what a measuring child process is asked for, 'case/tool'
};
main();
function main() {
    const { values } = parseArgs({ options });
    if (values.help)
        return print(USAGE);
    if (values.measure !== undefined)
        return print(JSON.stringify(measureHere(values.measure)));
    const rounds = Number(values.rounds);
    if (!Number.isInteger(rounds) || rounds < 1)
        throw new Error(`--rounds ${values.rounds}: expected a whole number above 0`);
    const chosen = benchmarks.filter(({ name, deep }) => values.only === undefined ? !deep || values.deep : name === values.only);
    if (chosen.length === 0)
        throw new Error(`--only ${values.only}: no such case\n${USAGE}`);
    const spin = spinVersion();
    const cases = chosen.map((benchmark) => runCase(benchmark, rounds, spin !== undefined));
    const machine = {
        node: process.version,
        cpu: cpus()[0]?.model ?? 'unknown',
        cores: cpus().length,
        spin: spin ?? 'not found',
    };
    print(values.json ? JSON.stringify({ machine, rounds, cases }, undefined, 2) : formatTable(machine, cases));
}
/** Interleaved, so that a machine that gets busy meanwhile slows every tool, not one. */
function runCase(benchmark, rounds, spinFound) {
    const verifier = spinFound && benchmark.spin !== undefined ? buildVerifier(benchmark.spin.promela(), benchmark.spin.pan) : undefined;
    const samples = { engine: [], baseline: [], spin: [] };
    try {
        for (let round = 0; round < rounds; round++) {
            report(`${benchmark.name}: round ${round + 1} of ${rounds}`);
            samples.engine.push(measureInChild(benchmark, 'explore'));
            if (verifier !== undefined)
                samples.spin.push(verifier.run());
            if (benchmark.baseline && round === 0)
                samples.baseline.push(measureInChild(benchmark, 'baseline'));
        }
    }
    finally {
        verifier?.remove();
    }
    return caseResult(benchmark.name, samples);
}
/** A process of its own: no measurement finds code that another one compiled or memory that it left behind. */
function measureInChild({ name }, tool) {
    const args = [
        ...process.execArgv,
        '--expose-gc',
        '--max-old-space-size=6000',
        process.argv[1] ?? '',
        '--measure',
        `${name}/${tool}`,
    ];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    if (status !== 0)
        throw new Error(`measuring ${name}/${tool} failed: ${stderr}`);
    return JSON.parse(stdout);
}
function measureHere(request) {
    const [name, tool] = request.split('/');
    const benchmark = benchmarks.find((candidate) => candidate.name === name);
    if (benchmark === undefined || (tool !== 'explore' && tool !== 'baseline'))
        throw new Error(`--measure ${request}: expected case/explore or case/baseline`);
    return benchmark.measure[tool]();
}
function print(text) {
    process.stdout.write(`${text}\n`);
}
function report(text) {
    process.stderr.write(`${text}\n`);
}
