import type { Litmus } from '../../sim/storage/scenario.ts';
/**
 * Identifies what the model is given: 16 hexadecimal digits. Titles, comments, layout and expectations do not count,
 * so a recorded run stays valid while the words around the test improve.
 */
export declare function scenarioHash(litmus: Litmus): string;
