import type { Model, Reduction } from '../../sim/model.ts';
import type { WithoutReductions } from './exploration.ts';

/** The reductions of a model that are not switched off. */
export function reductionsInUse<S>(
  { reductions = [] }: Pick<Model<S>, 'reductions'>,
  without: WithoutReductions = [],
): readonly Reduction<S>[] {
  return without === 'all' ? [] : reductions.filter(({ name }) => !without.includes(name));
}

/** What runs after every recipe: the model's own canonical form, then one representative after the other. */
export function canonicalFormOf<S>(
  { canonicalise }: Pick<Model<S>, 'canonicalise'>,
  reductions: readonly Reduction<S>[],
): ((state: S) => void) | undefined {
  const forms = [canonicalise, ...reductions.map(({ representative }) => representative)].filter(
    (form) => form !== undefined,
  );
  const [first, second] = forms;
  if (forms.length < 2) return first;
  if (forms.length === 2 && first !== undefined && second !== undefined)
    return (state) => {
      first(state);
      second(state);
    };
  return (state) => {
    for (const form of forms) form(state);
  };
}
