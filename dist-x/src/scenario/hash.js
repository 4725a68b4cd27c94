import { sha256 } from "./sha256.js";
/**
 * Identifies what the model is given: 16 hexadecimal digits. Titles, comments, layout and expectations do not count,
 * so a recorded run stays valid while the words around the test improve.
 */
export function scenarioHash(litmus) {
    const { title: _title, steps, machine, ...rest } = litmus;
    const content = {
        format: 1,
        ...rest,
        steps: steps.map(({ text: _text, ...step }) => step),
        ...(machine === undefined ? {} : { machine: { ...machine, migrations: machine.migrations.map(withoutWords) } }),
    };
    return sha256(canonicalJson(content)).slice(0, hashDigits);
}
const hashDigits = 16;
/** A handoff and an arbiter are what they do, whatever they are called. */
function withoutWords({ handoff, arbiter, ...rest }) {
    const { name: _handoff, summary: _does, cites: _says, ...does } = handoff;
    if (arbiter === null)
        return { ...rest, handoff: does, arbiter };
    const { name: _arbiter, summary: _decides, cites: _who, ...decides } = arbiter;
    return { ...rest, handoff: does, arbiter: decides };
}
/** JSON with sorted keys, so that two equal objects give one text. */
function canonicalJson(value) {
    if (Array.isArray(value))
        return `[${value.map(canonicalJson).join(',')}]`;
    if (typeof value !== 'object' || value === null)
        return JSON.stringify(value) ?? 'null';
    const fields = Object.entries(value)
        .filter(([, field]) => field !== undefined)
        .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`).join(',')}}`;
}
