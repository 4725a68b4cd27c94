import { sha256 } from "../scenario/sha256.js";
/** Identifies what the model was given: the hash of a single scenario, a hash over the hashes of several. */
export function combinedHash(scenarios) {
    const [first, ...others] = scenarios.map(({ hash }) => hash);
    if (first !== undefined && others.length === 0)
        return first;
    return sha256([first, ...others].join('\n')).slice(0, 16);
}
