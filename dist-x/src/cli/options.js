import { Option } from 'commander';
import { DEFAULT_MAX_BYTES } from "../search/limits.js";
import { collectRule, parseBytes, parseCount, parseDuration } from "./values.js";
export function withOutput(command, json = 'print one JSON object instead of text') {
    return command
        .option('--json', json)
        .option('-o, --output <file>', 'write to a file; nothing is written when the command fails')
        .option('--no-color', 'no colours; NO_COLOR in the environment does the same');
}
export function withLimits(command) {
    return command
        .option('--max-states <count>', 'stop each search after so many states, such as 5M', parseCount)
        .addOption(new Option('--max-memory <size>', 'stop each search whose tables need more; with a unit, and at least 1M')
        .argParser(parseBytes)
        .default(DEFAULT_MAX_BYTES, '2G'))
        .option('--time-limit <time>', 'stop each search after this time, such as 500ms, 30s or 5m; a number alone means seconds', parseDuration);
}
export function limitsOf({ maxStates, maxMemory, timeLimit }) {
    return {
        ...(maxStates === undefined ? {} : { maxStates }),
        maxBytes: maxMemory,
        ...(timeLimit === undefined ? {} : { timeLimitMs: timeLimit }),
    };
}
export function withRules(command) {
    return command.option('--without-rule <id>', 'an experiment: switch a rule of the model off (repeatable)', collectRule);
}
