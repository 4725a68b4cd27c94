/** The largest search that is made for a mutant. */
export const STATES_MAX = 2_000;

const slow =
  /\/(random-[a-z]+|coherence|reductions|every-witness|matrix-reports|limits|visited|explore|simplest-run)\.test\.ts$/;

/**
 * Random tests take seconds each, and large searches too; tests of limits fill the memory. All are left out: a mutant that only they notice counts as
 * one that survives, so the score is a lower bound.
 */
export function isCheap(path: string, sizes: Readonly<Record<string, number>>): boolean {
  if (path.endsWith('.test.ts')) return !slow.test(path);
  return (sizes[path] ?? Number.POSITIVE_INFINITY) <= STATES_MAX;
}
