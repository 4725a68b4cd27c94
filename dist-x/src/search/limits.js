export const DEFAULT_MAX_BYTES = 2 ** 31;
/** More would take an index of 2^32 slots, whose numbers no longer fit a signed 32-bit hash. */
export const MAX_STATES = 2 ** 30;
/** The limits with every default filled in. */
export function resolveLimits(limits = {}) {
    const resolved = {
        maxStates: Math.min(limits.maxStates ?? MAX_STATES, MAX_STATES),
        maxBytes: limits.maxBytes ?? DEFAULT_MAX_BYTES,
        timeLimitMs: limits.timeLimitMs ?? Number.POSITIVE_INFINITY,
    };
    for (const [name, value] of Object.entries(resolved)) {
        if (!(value > 0))
            throw new Error(`limit ${name} must exceed 0, it is ${value}`);
    }
    return resolved;
}
