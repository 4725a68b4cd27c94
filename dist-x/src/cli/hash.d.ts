import type { Scenario } from '../scenario/types.ts';
/** Identifies what the model was given: the hash of a single scenario, a hash over the hashes of several. */
export declare function combinedHash(scenarios: readonly Pick<Scenario, 'hash'>[]): string;
