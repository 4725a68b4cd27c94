/** When to give up. An exploration that hits a limit is not complete: it never means that a property holds. */
export interface Limits {
  readonly maxStates?: number; // distinct states stored; default: what the tables can number
  /** Ends a search that has found a violation and goes on to look for others; checked between expansions. */
  readonly maxStatesOnceViolated?: number;
  readonly maxBytes?: number; // size of the tables, the copy made while one grows included; default 2 GiB
  readonly timeLimitMs?: number; // checked between expansions; default: none
}

/** `lossy`: it ended by itself, but in a mode in which states can be left out. */
export type StoppedBy = 'states' | 'memory' | 'time' | 'interrupted' | 'violation' | 'lossy';

export const DEFAULT_MAX_BYTES = 2 ** 31;

/** More would take an index of 2^32 slots, whose numbers no longer fit a signed 32-bit hash. */
export const MAX_STATES = 2 ** 30;

/** The limits with every default filled in. */
export function resolveLimits(limits: Limits = {}): Required<Limits> {
  const resolved = {
    maxStates: Math.min(limits.maxStates ?? MAX_STATES, MAX_STATES),
    maxStatesOnceViolated: limits.maxStatesOnceViolated ?? Number.POSITIVE_INFINITY,
    maxBytes: limits.maxBytes ?? DEFAULT_MAX_BYTES,
    timeLimitMs: limits.timeLimitMs ?? Number.POSITIVE_INFINITY,
  };
  for (const [name, value] of Object.entries(resolved)) {
    if (!(value > 0)) throw new Error(`limit ${name} must exceed 0, it is ${value}`);
  }
  return resolved;
}
