import type { RegisterOutcome } from '../../sim/storage/outcome.ts';

/**
 * What a run of a litmus test ends with: the value of every register, each with a mark where it breaks the guest's
 * contract (it is not the last acknowledged write). Written `before = 0, after = 0!`.
 */
export interface Outcome {
  readonly registers: readonly RegisterOutcome[];
}

/** Identifies an outcome among those of one litmus test: registers with values and marks, in the test's order. */
export function outcomeText(outcome: Outcome): string {
  return outcome.registers.length === 0
    ? 'no registers'
    : outcome.registers.map((r) => `${r.name} = ${markedValue(r)}`).join(', ');
}

export function markedValue(register: Pick<RegisterOutcome, 'value' | 'old'>): string {
  return register.old ? `${register.value}!` : register.value;
}

/** Orders outcomes of one litmus test by the values of their registers: numbers by size, then words, old before new. */
export function compareOutcomes(left: Outcome, right: Outcome): number {
  for (const [index, a] of left.registers.entries()) {
    const b = right.registers[index];
    if (b === undefined) return 1;
    const order = compareValues(a.value, b.value) || Number(b.old) - Number(a.old);
    if (order !== 0) return order;
  }
  return left.registers.length - right.registers.length;
}

/** Numbers by size and before words; words by code unit, so that the order is the same in every locale. */
export function compareValues(left: string, right: string): number {
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a !== undefined && b !== undefined && a !== b) return a - b;
  if ((a === undefined) !== (b === undefined)) return a === undefined ? 1 : -1;
  return left < right ? -1 : left > right ? 1 : 0;
}

function numberOf(value: string): number | undefined {
  return /^\d+$/.test(value) ? Number(value) : undefined;
}
