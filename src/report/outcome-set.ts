import { compareValues, markedValue, type Outcome } from '../check/outcome.ts';
import { counted } from './numbers.ts';
import type { Theme } from './theme.ts';

/**
 * A set of outcomes in one line: what varies first, then what does not.
 *
 *   after ∈ {0!, 1}; before = 0
 *   (r1, r2) ∈ {(0, 0), (1, 1)}      where the values depend on each other
 */
export function outcomeSetText(outcomes: readonly Outcome[], { signs }: Pick<Theme, 'signs'>): string {
  const { varying, constant } = partsOf(outcomes, signs.element);
  return varying.length + constant.length === 0 ? countText(outcomes) : [...varying, ...constant].join('; ');
}

/** The same in fewer words: without what does not vary, then only how many there are and how many with old data. */
export function shorterSetTexts(outcomes: readonly Outcome[], { signs }: Pick<Theme, 'signs'>): string[] {
  const { varying } = partsOf(outcomes, signs.element);
  return [...(varying.length > 0 ? [varying.join('; ')] : []), countText(outcomes)];
}

function countText(outcomes: readonly Outcome[]): string {
  const old = outcomes.filter(({ registers }) => registers.some((register) => register.old)).length;
  return `${counted(outcomes.length, 'outcome')}${old === 0 ? '' : old === outcomes.length ? ', old!' : `, ${old} old!`}`;
}

function partsOf(outcomes: readonly Outcome[], element: string): { varying: string[]; constant: string[] } {
  const columns = columnsOf(outcomes);
  const constant = columns
    .filter(({ values }) => values.length === 1)
    .map(({ name, values }) => `${name} = ${values[0]}`);
  const varying = columns.filter(({ values }) => values.length > 1);
  if (varying.length === 0) return { varying: [], constant };
  const product = varying.reduce((count, { values }) => count * values.length, 1);
  // Outcomes are distinct, so as many as the product has members are the whole product.
  if (product !== outcomes.length)
    return {
      varying: [
        tuples(
          outcomes,
          varying.map(({ name }) => name),
          element,
        ),
      ],
      constant,
    };
  return { varying: varying.map(({ name, values }) => `${name} ${element} {${values.join(', ')}}`), constant };
}

interface RegisterColumn {
  readonly name: string;
  /** The different values, marked, in order. */
  readonly values: readonly string[];
}

function columnsOf(outcomes: readonly Outcome[]): RegisterColumn[] {
  return (outcomes[0]?.registers ?? []).map(({ name }, index) => {
    const registers = outcomes.flatMap(({ registers: all }) => all[index] ?? []);
    const sorted = [...registers].sort((a, b) => compareValues(a.value, b.value) || Number(b.old) - Number(a.old));
    return { name, values: [...new Set(sorted.map(markedValue))] };
  });
}

function tuples(outcomes: readonly Outcome[], names: readonly string[], element: string): string {
  const members = outcomes.map(({ registers }) =>
    registers
      .filter(({ name }) => names.includes(name))
      .map(markedValue)
      .join(', '),
  );
  return `(${names.join(', ')}) ${element} {${members.map((member) => `(${member})`).join(', ')}}`;
}
