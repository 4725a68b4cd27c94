/** @throws Error when the tools disagree on the number of states or transitions: then their speeds compare nothing. */
export function caseResult(name, samples) {
    const [first] = samples.engine;
    if (first === undefined)
        throw new Error(`${name}: the engine was not measured`);
    const tools = Object.keys(samples).filter((tool) => samples[tool].length > 0);
    for (const tool of tools) {
        for (const { states, transitions } of samples[tool]) {
            if (agree(states, first.states) && agree(transitions, first.transitions))
                continue;
            throw new Error(`${name}: ${tool} found ${states} states and ${transitions} transitions, the engine ${first.states} and ${first.transitions}`);
        }
    }
    return {
        name,
        states: first.states,
        transitions: first.transitions,
        tools: tools.map((tool) => toolResult(tool, samples[tool], samples.engine)),
    };
}
function toolResult(tool, samples, engine) {
    return {
        tool,
        runs: samples.length,
        elapsedMs: spreadOf(samples.map(({ elapsedMs }) => elapsedMs)),
        statesPerSecond: spreadOf(samples.map(rateOf)),
        bytesPerState: spreadOf(samples.map(({ bytesPerState }) => bytesPerState)).median,
        engineRatio: spreadOf(samples.flatMap((sample, round) => {
            const beside = engine[round];
            return beside === undefined ? [] : [rateOf(beside) / rateOf(sample)];
        })),
    };
}
export function spreadOf(values) {
    const sorted = [...values].sort((a, b) => a - b);
    const at = (index) => sorted[index] ?? Number.NaN;
    const middle = (sorted.length - 1) / 2;
    return { median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2, min: at(0), max: at(sorted.length - 1) };
}
/** Equal, up to the 8 digits that SPIN prints: exact below 10 million. */
function agree(found, expected) {
    return Math.abs(found - expected) <= expected * 1e-7;
}
/** States per second. Times are kept above SPIN's resolution of 10 ms, so that none divides by zero. */
function rateOf({ states, elapsedMs }) {
    return (states * 1000) / Math.max(elapsedMs, MIN_ELAPSED_MS);
}
const MIN_ELAPSED_MS = 10;
