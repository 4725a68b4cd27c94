/** The expected and the observed outcomes. */
import { limits } from "./limits.js";
import { impossibility } from "./possible-results.js";
import { problem, quote, unknownWord } from "./problems.js";
import { words } from "./words.js";
export function readExpectation(reading, results, lineOf) {
    const outcomes = reading.document.outcomes ?? {};
    const parts = ['exactly', 'quiet', 'always', 'never', 'sometimes'].flatMap((part) => {
        const patterns = outcomes[part];
        if (patterns === undefined)
            return [];
        const read = patterns.map((_, index) => {
            const path = ['outcomes', part, index];
            const line = lineOf(reading.tree.value(path).offset);
            return { registers: readPattern(reading, path, results, part === 'exactly' || part === 'quiet'), line };
        });
        const count = read.reduce((sum, pattern) => sum + combinationsOf(pattern), 0);
        if (count > limits.combinations) {
            const message = `outcomes.${part}: stands for more than ${limits.combinations} outcomes`;
            reading.problems.push(problem('V019', reading.tree.key(['outcomes', part]), message));
        }
        return [[part, read]];
    });
    return Object.fromEntries(parts);
}
const combinationsOf = ({ registers }) => Object.values(registers).reduce((product, values) => product * values.length, 1);
function readPattern(reading, path, results, complete) {
    const { tree, problems } = reading;
    const pattern = reading.document.outcomes?.[path[1]]?.[Number(path[2])] ?? {};
    const named = Object.keys(pattern);
    const where = path.slice(0, 2).join('.');
    const absent = [...results.keys()].filter((name) => !named.includes(name));
    if (complete && absent.length > 0) {
        const message = `${where}: the pattern says nothing about ${absent.join(', ')}`;
        problems.push(problem('V042', tree.value(path), message, {
            hint: 'name every register, with a list where several values are possible',
        }));
    }
    if (!complete && named.length === 0) {
        problems.push(problem('V042', tree.value(path), `${where}: an empty pattern matches everything`));
    }
    const registers = named.map((name) => {
        const value = pattern[name];
        const paths = Array.isArray(value) ? value.map((_, index) => [...path, name, index]) : [[...path, name]];
        if (!checkRegister(reading, [...path, name], results))
            return [name, []];
        return [name, paths.flatMap((at) => readValue(reading, at, name, results) ?? [])];
    });
    return Object.fromEntries(registers);
}
function checkRegister({ tree, problems }, path, results) {
    const name = String(path.at(-1));
    if (results.has(name))
        return true;
    problems.push(unknownWord('V024', tree.key(path), `unknown register ${quote(name)}`, name, [...results.keys()]));
    return false;
}
/** An expected value as written: for YAML `01` is a number, here it is data of two characters. */
function readValue({ tree, problems }, path, register, results) {
    const written = tree.written(path).trim();
    const span = tree.value(path);
    if (!words.expected.test(written)) {
        const hint = 'a value, eof, EIO, EAGAIN, ok or "-"; several sectors as "aa bb"; "!" at the end';
        problems.push(problem('V029', span, `${quote(written)} is not a result`, { hint }));
        return undefined;
    }
    const marked = written.endsWith('!');
    const value = marked ? written.slice(0, -1) : written;
    const possible = results.get(register);
    const wrong = possible === undefined ? undefined : impossibility(value, possible);
    const whole = tree.inside(path, 0, written.length);
    if (wrong?.kind === 'word') {
        problems.push(unknownWord('V043', whole, `${register} can never be ${quote(wrong.word)}`, wrong.word, wrong.allowed));
    }
    else if (wrong?.kind === 'count') {
        const sectors = wrong.wanted === 1 ? 'one result' : `${wrong.wanted} results, one for each sector`;
        const hint = wrong.wanted === 1 ? undefined : `for example "${Array.from({ length: wrong.wanted }, () => '0').join(' ')}"`;
        const message = `${register}: ${quote(value)} does not fit, the step gives ${sectors}`;
        problems.push(problem('V043', whole, message, hint === undefined ? {} : { hint }));
    }
    return marked ? { value, breaksContract: true } : { value };
}
export function readObserved(reading, results) {
    const { document, tree } = reading;
    return (document.observed ?? []).map(({ what, where, runs, versions, outcomes }, index) => {
        const path = ['observed', index];
        return {
            id: tree.written([...path, 'id']),
            ...(what === undefined ? {} : { what }),
            ...(where === undefined ? {} : { where }),
            ...(runs === undefined ? {} : { runs }),
            versions: Object.fromEntries(Object.keys(versions ?? {}).map((key) => [key, tree.written([...path, 'versions', key])])),
            outcomes: outcomes.map(({ count, registers }, at) => {
                const inside = [...path, 'outcomes', at, 'registers'];
                const read = Object.keys(registers).flatMap((name) => {
                    if (!checkRegister(reading, [...inside, name], results))
                        return [];
                    const found = readValue(reading, [...inside, name], name, results);
                    return found === undefined ? [] : [[name, found.value]];
                });
                return { ...(count === undefined ? {} : { count }), registers: Object.fromEntries(read) };
            }),
        };
    });
}
