import { imageFormats } from "../scenario/machine-names.js";
/** What an image may have beside its format; scenario files use the same words. */
export const imageVariations = [
    'preallocated-file',
    'lazy-refcounts',
    'needs-check',
    'unknown-autoclear',
    'bitmap',
];
/** Undefined, with the words that mean nothing, where there are such. */
export function readImageChoice(choice) {
    const [first = '', ...rest] = choice.split('+');
    const format = imageFormats.find((name) => name === first);
    const variations = imageVariations.filter((name) => rest.includes(name));
    const unknown = rest.filter((word) => !imageVariations.some((name) => name === word));
    if (format === undefined)
        return { unknown: [first, ...unknown] };
    return unknown.length > 0 ? { unknown } : { format, variations };
}
/** As in a scenario file. */
export function imageYaml(choice, allocated) {
    const words = readImageChoice(choice);
    if ('unknown' in words)
        throw new Error(`an image has no ${words.unknown.join(', ')}`);
    const { format, variations } = words;
    const places = format === 'qcow2' || format === 'qed' ? [`allocated: [${allocated.join(', ')}]`] : [];
    const keys = [`format: ${format}`, ...places, ...variations.map((name) => `${name}: true`)];
    return keys.length === 1 ? format : `{${keys.join(', ')}}`;
}
