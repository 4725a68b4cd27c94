/** What a question that takes long is given beside the question: whom to tell how far it is, and when to give up. */
import { counted } from '../../report/numbers.ts';
import type { Exploration, Progress } from '../../search/exploration.ts';
import type { Limits as SearchLimits } from '../../search/limits.ts';
import type { Limits, SearchProgress } from './protocol.ts';

export interface Hooks {
  readonly onProgress: (progress: SearchProgress) => void;
  /** Asked now and then; true ends a search as incomplete. */
  readonly shouldStop: () => boolean;
}

/** Tables of one search in a page, which is given less memory than a program. */
const BYTES_MAX = 2 ** 30;

export interface SearchOptions {
  readonly limits: SearchLimits;
  readonly onProgress: (progress: Progress) => void;
  readonly shouldStop: () => boolean;
}

/** The options of a search of the library. */
export function searchOptions({ maxStates }: Limits, { onProgress, shouldStop }: Hooks): SearchOptions {
  return {
    limits: { maxStates, maxBytes: BYTES_MAX },
    onProgress: ({ states, frontier, depth, elapsedMs }) => onProgress({ states, frontier, depth, elapsedMs }),
    shouldStop,
  };
}

/** Why a search ended before it had visited everything, without the options of the command line. */
export function stoppedText(stoppedBy: Exploration<unknown>['stoppedBy'], states: number): string {
  const after = `after ${counted(states, 'state')}`;
  switch (stoppedBy) {
    case 'states':
      return `the search stopped ${after}, which is its limit`;
    case 'memory':
      return `the search stopped ${after}, because it may not take more memory`;
    case 'time':
      return `the search stopped ${after}, because its time was up`;
    default:
      return `the search was stopped ${after}`;
  }
}
