import type { RegisterOutcome } from '../../sim/storage/outcome.ts';
import type { ExpectedValue, Pattern } from '../scenario/types.ts';
import type { Outcome } from './outcome.ts';
import { markedValue } from './outcome.ts';

/** `required`: a value without a mark means "not old". `as-written`: where no mark is said, both are meant. */
export type Marks = 'required' | 'as-written';

/** Does the outcome match the pattern in every register the pattern names? */
export function matches(pattern: Pattern, outcome: Outcome, marks: Marks): boolean {
  return Object.entries(pattern.registers).every(([name, values]) => {
    const register = outcome.registers.find((candidate) => candidate.name === name);
    return register !== undefined && values.some((value) => valueMatches(value, register, marks));
  });
}

/** The single combinations a pattern stands for: one value a register. */
export function combinations(pattern: Pattern): Combination[] {
  const registers = Object.entries(pattern.registers);
  return registers.reduce<Combination[]>(
    (sofar, [name, values]) =>
      sofar.flatMap((one) => values.map((value) => ({ ...one, registers: { ...one.registers, [name]: [value] } }))),
    [{ registers: {}, line: pattern.line }],
  );
}

/** A pattern with exactly one value a register. */
export type Combination = Pattern;

/** As in a file, in the order of the pattern: `before = 0, after = 0!`, several values as `{0!, 1}`. */
export function patternText(pattern: Pattern): string {
  return Object.entries(pattern.registers)
    .map(([name, values]) => {
      const texts = values.map((value) => markedValue({ value: value.value, old: value.breaksContract === true }));
      return texts.length === 1 ? `${name} = ${texts[0]}` : `${name} = {${texts.join(', ')}}`;
    })
    .join(', ');
}

/** The same registers and values, whatever the marks. */
export function sameValues(combination: Combination, outcome: Outcome): boolean {
  return Object.entries(combination.registers).every(([name, values]) =>
    outcome.registers.some(
      (register) => register.name === name && values.some((value) => value.value === register.value),
    ),
  );
}

function valueMatches(expected: ExpectedValue, register: RegisterOutcome, marks: Marks): boolean {
  if (expected.value !== register.value) return false;
  if (expected.breaksContract === undefined && marks === 'as-written') return true;
  return (expected.breaksContract === true) === register.old;
}
