import { findScenarios, loadBytes, readScenario } from "../scenario/files.js";
import { formatError } from "../scenario/format-error.js";
import { UsageError } from "./usage-error.js";
/** In place of a path: the scenario comes on standard input. */
export const standardInput = '-';
/** @throws UsageError listing everything that is wrong with the file */
export function loadOne(path, system) {
    const { text, result } = read(path, system);
    if (!result.ok)
        throw new UsageError(errorsText(result.errors, text));
    return { scenario: result.scenario, text };
}
/**
 * The scenarios of files, folders and patterns.
 *
 * @throws UsageError listing everything that is wrong with any of the files, so that all can be mended at once
 */
export function loadAll(paths, system) {
    const found = findScenarios(paths.filter((path) => path !== standardInput));
    if (!found.ok)
        throw new UsageError(errorsText(found.errors, undefined));
    const problems = [];
    const loaded = [];
    for (const path of [...(paths.includes(standardInput) ? [standardInput] : []), ...found.files]) {
        const { text, result } = read(path, system);
        if (result.ok)
            loaded.push({ scenario: result.scenario, text });
        else
            problems.push(errorsText(result.errors, text));
    }
    if (problems.length > 0)
        throw new UsageError(problems.join('\n'));
    return loaded;
}
export function read(path, system) {
    return path === standardInput ? loadBytes(system.readInput(), path) : readScenario(path);
}
export function errorsText(errors, text) {
    return errors.map((error) => formatError(error, text)).join('\n');
}
