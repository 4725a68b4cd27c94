/** What searches of a shipped scenario find; each search is made once, however many tests ask for it. */
import type { Litmus } from '../../sim/storage/scenario.ts';
import type { OutcomeSet } from '../../src/check/collect.ts';
import { outcomesOf } from '../../src/check/outcomes-of.ts';

/** Reductions by representatives: what they merge has runs of the same length. */
export const representatives: readonly string[] = ['dead-values', 'settled-copies'];

export interface ShippedSearches {
  /** As `check` searches it, with everything that happens by itself. */
  readonly full: () => OutcomeSet;
  /** Only what the steps themselves cause. */
  readonly quiet: () => OutcomeSet;
  /** `full` and `quiet` without representatives. */
  readonly unmerged: { readonly full: () => OutcomeSet; readonly quiet: () => OutcomeSet };
}

const searches = new WeakMap<Litmus, ShippedSearches>();

export function searchesOf(litmus: Litmus): ShippedSearches {
  const known = searches.get(litmus) ?? searchesOnDemand(litmus);
  searches.set(litmus, known);
  return known;
}

function searchesOnDemand(litmus: Litmus): ShippedSearches {
  const full = once(() => outcomesOf(litmus));
  const quiet = once(() => outcomesOf(litmus, { quiet: true }));
  // Where a search has used no representatives, switching them off gives the same search again.
  const unmerged = (merged: () => OutcomeSet, options: { readonly quiet?: boolean }) =>
    once(() =>
      usesRepresentatives(merged()) ? outcomesOf(litmus, { ...options, withoutReductions: representatives }) : merged(),
    );
  return { full, quiet, unmerged: { full: unmerged(full, {}), quiet: unmerged(quiet, { quiet: true }) } };
}

export function usesRepresentatives({ figures }: OutcomeSet): boolean {
  return figures.reductions.some((name) => representatives.includes(name));
}

/** A function that computes its value when it is first asked. */
function once<T>(compute: () => T): () => T {
  let value: { readonly it: T } | undefined;
  return () => {
    value ??= { it: compute() };
    return value.it;
  };
}
