import type { ToldRun } from './tell.ts';
import type { Theme } from './theme.ts';
/**
 * A run, step by step: who does what, what changes where, and for each read where its data came from. A read that
 * returns old data is explained: whose copy it was, when that was made, which write it missed, and which rules of the
 * real system led there. At the end stand the steps that never run, and what they wait for.
 */
export declare function witnessLines({ steps, waiting }: ToldRun, theme: Theme): string[];
