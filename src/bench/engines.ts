import type { Model } from '../../sim/model.ts';
import { type Exploration, type ExploreOptions, explore } from '../search/explore.ts';

/** A way to run our own search. A new one is a line in `engines`; `--measure CASE/NAME` runs it in a process of its own. */
export interface Engine {
  readonly name: string; // unique among all tools
  /** It visits fewer states than there are: its counts are compared with its own only. */
  readonly reduced: boolean;
  readonly search: <S>(model: Model<S>) => Exploration<S> | Promise<Exploration<S>>;
}

/** The one that the ratios of all others are about. */
export const PLAIN = 'engine';

export const engines: readonly Engine[] = [
  withOptions(PLAIN, false, { withoutReductions: 'all' }),
  withOptions('reduced', true, {}),
];

function withOptions(name: string, reduced: boolean, options: Omit<ExploreOptions<unknown>, 'onQuiescent'>): Engine {
  return { name, reduced, search: (model) => explore(model, { limits: { maxBytes: MAX_BYTES }, ...options }) };
}

const MAX_BYTES = 8 * 2 ** 30;
