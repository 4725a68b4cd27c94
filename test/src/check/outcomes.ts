import type { OutcomeSet } from '../../../src/check/collect.ts';
import { type Outcome, outcomeText } from '../../../src/check/outcome.ts';
import type { ExpectedValue, Pattern } from '../../../src/scenario/types.ts';

/** `outcome({ after: '0!' })` */
export function outcome(values: Readonly<Record<string, string>>): Outcome {
  return {
    registers: Object.entries(values).map(([name, written]) => ({
      name,
      value: written.replace(/!$/, ''),
      old: written.endsWith('!'),
    })),
  };
}

export function outcomeSet(outcomes: readonly Readonly<Record<string, string>>[], complete = true): OutcomeSet {
  return {
    outcomes: outcomes.map(outcome).map((one) => ({ key: outcomeText(one), outcome: one, states: 1, witness: [] })),
    properties: [],
    figures: {
      complete,
      ...(complete ? {} : { stoppedBy: 'states' as const }),
      states: 12,
      transitions: 17,
      depth: 5,
      quiescent: outcomes.length,
      bytes: 4096,
      elapsedMs: 1.5,
      reductions: [],
    },
  };
}

/** A pattern as the loader yields it: `pattern({ after: ['0!', '1'] })`. */
export function pattern(values: Readonly<Record<string, string | readonly string[]>>, line = 1): Pattern {
  const expected = (written: string): ExpectedValue =>
    written.endsWith('!') ? { value: written.slice(0, -1), breaksContract: true } : { value: written };
  const registers = Object.entries(values).map(([name, one]) => [
    name,
    (typeof one === 'string' ? [one] : one).map(expected),
  ]);
  return { registers: Object.fromEntries(registers), line };
}
