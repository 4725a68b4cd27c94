/** Which step a handoff lacks, as sentences. */
import type { MissingSteps } from '../explain/missing-step.ts';
export declare function missingSentences(missing: MissingSteps | null, property: string): string[];
