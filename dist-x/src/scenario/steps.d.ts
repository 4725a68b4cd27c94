/** What the steps of storage and of virtual machines have in common once each of them is understood. */
import type { Step } from '../../sim/storage/scenario.ts';
import type { ParsedStep } from './parse-operation.ts';
import type { RawStep } from './raw-steps.ts';
import type { Reading } from './reading.ts';
/** A step as the model sees it; none where it was not understood. */
export declare function toStep({ actor, text, after, concurrent }: RawStep, parsed: ParsedStep | undefined): Step[];
export declare function collectRegisters({ problems }: Reading, parsed: readonly (ParsedStep | undefined)[]): string[];
export declare function checkValues({ tree, problems }: Reading, values: readonly string[]): void;
