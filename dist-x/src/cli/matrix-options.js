import { InvalidArgumentError, Option } from 'commander';
import { handoffTable } from "../../sim/machine/handoff-table.js";
import { propertyNames } from "../../sim/machine/words.js";
import { defaultAxes, ownHandoff } from "../matrix/axes.js";
import { faultNames, noFaults, unknownFaultWords } from "../matrix/fault-choice.js";
import { imageVariations, readImageChoice } from "../matrix/image-choice.js";
import { DEFAULT_MAX_STATES, defaultScope } from "../matrix/scope.js";
import { limits } from "../scenario/limits.js";
import { arbiterNames, cacheModeNames, fencings, imageFormats, qemuNames } from "../scenario/machine-names.js";
import { nearest } from "../scenario/nearest.js";
import { storageNames } from "../scenario/storage-options.js";
import { limitsOf } from "./options.js";
export function withAxes(command) {
    command
        .option('--storage <names>', `storage systems, such as nfs,iscsi; any of: ${storageNames.join(', ')}`, listOf('storage system', storageNames))
        .option('--cache <modes>', `cache modes: ${cacheModeNames.join(', ')}`, listOf('cache mode', cacheModeNames))
        .option('--format <names>', `image formats: ${imageFormats.join(', ')}; with + and any of ${imageVariations.join(', ')}, such as qed+needs-check`, parseImages)
        .option('--qemu <versions>', `versions of QEMU: ${qemuNames.join(', ')}`, listOf('version of QEMU', qemuNames))
        .option('--handoff <names>', `handoffs instead of the one the version of QEMU has: ${Object.keys(handoffTable).join(', ')}`, listOf('handoff', Object.keys(handoffTable)));
    return withCircumstances(command);
}
/** Who decides and what may go wrong: not part of a configuration, but of the question. */
export function withCircumstances(command) {
    return command
        .option('--arbiter <names>', `who decides: ${arbiterNames.join(', ')}`, listOf('arbiter', arbiterNames))
        .addOption(new Option('--fencing <kind>', 'how the arbiter makes sure of a host that does not answer').choices([
        ...fencings,
    ]))
        .option('--faults <budget>', `none, or how often each fault may strike, such as message-loss=1,link-cut=1; repeat for several budgets. Faults: ${faultNames.join(', ')}`, collectFaults);
}
export function axesOf({ storage, cache, format, qemu, handoff, arbiter, faults }) {
    return {
        storages: storage ?? defaultAxes.storages,
        caches: cacheModeNames.filter((name) => cache === undefined || cache.includes(name)),
        images: format ?? defaultAxes.images,
        qemus: qemu ?? defaultAxes.qemus,
        handoffs: handoff ?? [ownHandoff],
        arbiters: arbiter ?? defaultAxes.arbiters,
        faults: faults ?? defaultAxes.faults,
    };
}
export function settingOf({ fencing }) {
    return fencing === undefined ? {} : { fencing };
}
/** Those options again, as words for a command line. */
export function settingWords({ fencing }) {
    return fencing === undefined ? [] : ['--fencing', fencing];
}
export function withScope(command) {
    const { writes, reads, flushes, resizes } = defaultScope;
    return command
        .option('--writes <count>', `how often the guest writes (default: ${writes})`, parseAmount)
        .option('--reads <count>', `how often it reads (default: ${reads})`, parseAmount)
        .option('--flushes <count>', `how often it flushes (default: ${flushes})`, parseAmount)
        .option('--resizes <count>', `how often its disk is resized (default: ${resizes})`, parseAmount);
}
export function scopeOf({ writes, reads, flushes, resizes }) {
    return {
        writes: writes ?? defaultScope.writes,
        reads: reads ?? defaultScope.reads,
        flushes: flushes ?? defaultScope.flushes,
        resizes: resizes ?? defaultScope.resizes,
    };
}
/** As for all commands, but that a search without a limit of states has one. */
export function cellLimits(options) {
    return { maxStates: DEFAULT_MAX_STATES, ...limitsOf(options) };
}
const mostJobs = 64;
export function parseJobs(text) {
    const jobs = /^\d+$/.test(text) ? Number(text) : 0;
    if (jobs < 1 || jobs > mostJobs)
        throw new InvalidArgumentError(`Give a whole number from 1 to ${mostJobs}.`);
    return jobs;
}
export function parseProperty(text) {
    if (propertyNames.some((name) => name === text))
        return text;
    throw unknown('property', text, propertyNames);
}
function parseAmount(text) {
    if (!/^\d$/.test(text) || Number(text) > limits.guestRequests)
        throw new InvalidArgumentError(`Give a whole number from 0 to ${limits.guestRequests}.`);
    return Number(text);
}
function listOf(what, names) {
    return (text) => {
        const chosen = [...new Set(text.split(',').map((word) => word.trim()))];
        for (const name of chosen)
            if (!names.includes(name))
                throw unknown(what, name, names);
        return chosen;
    };
}
function parseImages(text) {
    const chosen = [...new Set(text.split(',').map((word) => word.trim()))];
    for (const image of chosen) {
        const words = readImageChoice(image);
        if ('unknown' in words)
            throw unknown('format', words.unknown[0] ?? image, [...imageFormats, ...imageVariations]);
    }
    return chosen;
}
/** Repeatable: collects the budgets given so far. */
function collectFaults(text, sofar = []) {
    const [wrong] = unknownFaultWords(text);
    if (wrong !== undefined) {
        const name = wrong.replace(/=.*/, '');
        if (!faultNames.includes(name))
            throw unknown('fault', name, [noFaults, ...faultNames]);
        throw new InvalidArgumentError(`How often may ${name} strike? Give one digit, such as ${name}=1.`);
    }
    return [...new Set([...sofar, text])];
}
function unknown(what, word, names) {
    const similar = nearest(word, names);
    const hint = similar === undefined ? `There are: ${names.join(', ')}.` : `Did you mean ${similar}?`;
    return new InvalidArgumentError(`There is no ${what} "${word}". ${hint}`);
}
