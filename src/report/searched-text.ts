import type { Figures } from '../check/collect.ts';
import { counted } from './numbers.ts';
import { stopText } from './stop-text.ts';

/** `23 states, searched completely; reductions: late-eviction, late-write-back`. */
export function searchedText({ complete, stoppedBy, states, reductions }: Figures): string {
  const visited = complete
    ? `${counted(states, 'state')}, searched completely`
    : `${stopText(stoppedBy)} after ${counted(states, 'state')}`;
  return `${visited}; ${reductions.length === 0 ? 'no reductions' : `reductions: ${reductions.join(', ')}`}`;
}

/** `violated: stale-read (5 states, …)`; where the search was cut, that the rest is undecided. */
export function violatedText(names: readonly string[], figures: Figures): string {
  const searched = `(${searchedText(figures)})`;
  if (names.length === 0)
    return figures.complete ? `nothing is violated ${searched}` : `undecided: nothing is violated so far ${searched}`;
  return `violated: ${names.join(', ')}${figures.complete ? '' : '; undecided whether anything else is'} ${searched}`;
}

/** The reductions that some of the searches used; undefined where there was no search. */
export function reductionsInUseText(searches: readonly Pick<Figures, 'reductions'>[]): string | undefined {
  if (searches.length === 0) return undefined;
  const used = [...new Set(searches.flatMap(({ reductions }) => reductions))].sort();
  return used.length === 0 ? 'no reductions in use' : `reductions in use: ${used.join(', ')}`;
}
