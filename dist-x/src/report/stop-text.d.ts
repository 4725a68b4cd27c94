import type { StoppedBy } from '../search/limits.ts';
/** Why a search ended before it had visited everything. */
export declare function stopText(stoppedBy: StoppedBy | undefined): string;
