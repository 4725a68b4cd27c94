import type { Figures } from '../check/collect.ts';
import { counted } from './numbers.ts';
import { stopText } from './stop-text.ts';

/** `23 states, searched completely; reductions: late-eviction, late-write-back`. */
export function searchedText({ complete, stoppedBy, states, reductions }: Figures): string {
  const visited = complete
    ? `${counted(states, 'state')}, searched completely`
    : `${stopText(stoppedBy)} after ${counted(states, 'state')}`;
  return `${visited}${reductions.length === 0 ? '' : `; reductions: ${reductions.join(', ')}`}`;
}

/** The reductions that some of the searches used; undefined where none did. */
export function reductionsInUseText(searches: readonly Pick<Figures, 'reductions'>[]): string | undefined {
  const used = [...new Set(searches.flatMap(({ reductions }) => reductions))].sort();
  return used.length === 0 ? undefined : `reductions in use: ${used.join(', ')}`;
}
