import type { OutcomeSet } from '../check/collect.ts';
import { type Safety } from '../check/safety.ts';
import type { Scenario } from '../scenario/types.ts';
import type { Theme } from './theme.ts';
/**
 * What the model allows in one line: the outcomes, and for a virtual machine what can be violated.
 *
 *   after ∈ {0!, 1}
 *   unsafe: stale-read, lost-write
 *   after = 1; safe
 */
export declare function allowedText(scenario: Tested, set: OutcomeSet, theme: Pick<Theme, 'signs'>): string;
/** The same in fewer words. */
export declare function shorterAllowedTexts(scenario: Tested, set: OutcomeSet, theme: Pick<Theme, 'signs'>): string[];
/** `safe`, `unsafe: stale-read, lost-write`, `undecided`. */
export declare function safetyText(safety: VerdictParts): string;
interface VerdictParts extends Pick<Safety, 'verdict' | 'notReached' | 'figures'> {
    readonly violations: readonly {
        readonly property: string;
    }[];
}
type Tested = Pick<Scenario, 'litmus'>;
/** Without a register there is only one outcome, which says nothing. */
export declare function showsOutcomes({ litmus }: Tested): boolean;
export {};
