import type { End } from './problem.ts';

/** All quiescent states with the same end. */
export interface EndCount<E> extends End<E> {
  readonly states: number;
  /** The first of them in the order of the search; its trace is a shortest run that ends so. */
  readonly firstId: number;
}

/** Counts the ends of runs as a search meets them. */
export interface Ends<S, E> {
  readonly add: (state: S, id: number) => void;
  /** Takes in what another search over other states has counted. */
  readonly merge: (found: FoundEnds<E>) => void;
  readonly found: () => FoundEnds<E>;
}

/** Plain data. */
export interface FoundEnds<E> {
  /** Quiescent states, whether or not their ends are read. */
  readonly quiescent: number;
  /** In the order of `firstId`; empty when ends are not read. */
  readonly ends: readonly EndCount<E>[];
}

export const noEnds: FoundEnds<never> = { quiescent: 0, ends: [] };

export function createEnds<S, E>(endOf: ((state: S) => End<E>) | undefined): Ends<S, E> {
  const byKey = new Map<string, { value: E; states: number; firstId: number }>();
  let quiescent = 0;
  const put = ({ key, value, states, firstId }: EndCount<E>): void => {
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, { value, states, firstId });
    else {
      known.states += states;
      // Two states with one key may be read differently in what the key leaves out: the first one counts.
      if (firstId < known.firstId) Object.assign(known, { value, firstId });
    }
  };
  return {
    add: (state, id) => {
      quiescent++;
      if (endOf === undefined) return;
      const { key, value } = endOf(state);
      put({ key, value, states: 1, firstId: id });
    },
    merge: (found) => {
      quiescent += found.quiescent;
      for (const end of found.ends) put(end);
    },
    found: () => ({
      quiescent,
      ends: [...byKey].map(([key, end]) => ({ key, ...end })).sort((a, b) => a.firstId - b.firstId),
    }),
  };
}
