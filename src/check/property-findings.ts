import type { Trace } from '../../sim/model.ts';
import type { ExpectedProperties } from '../scenario/types.ts';
import type { OutcomeSet } from './collect.ts';
import { safetyOf } from './safety.ts';

/** One way in which the properties of the model and what the file says about them disagree. */
export type PropertyFinding =
  /** Violated although the file does not list it. */
  | {
      readonly kind: 'violated';
      readonly clause: 'properties';
      readonly property: string;
      readonly explanation: string;
      readonly witness: Trace;
      readonly line: number;
      readonly certain: true;
    }
  /** Listed as violated, but no run violates it. */
  | {
      readonly kind: 'not-violated';
      readonly clause: 'properties';
      readonly property: string;
      readonly line: number;
      readonly certain: boolean;
    }
  /** Nothing was put to the test. */
  | { readonly kind: 'vacuous'; readonly clause: 'properties'; readonly reason: string; readonly certain: boolean };

/**
 * Exactly the listed properties may be violated, and each of them must be. Where none is, what should happen at least
 * once must happen: a guest that never moves cannot read old data, which proves nothing.
 */
export function propertyFindings(
  expectation: ExpectedProperties | undefined,
  { properties, figures }: Pick<OutcomeSet, 'properties' | 'figures'>,
): PropertyFinding[] {
  if (expectation === undefined) return [];
  const { violated: expected, line } = expectation;
  const { violations, notReached } = safetyOf(properties, figures);
  const certain = figures.complete;
  const clause = 'properties';
  return [
    ...violations
      .filter(({ property }) => !expected.includes(property))
      .map(
        ({ property, explanation, trace }): PropertyFinding => ({
          kind: 'violated',
          clause,
          property,
          explanation,
          witness: trace,
          line,
          certain: true,
        }),
      ),
    ...expected
      .filter((name) => !violations.some(({ property }) => property === name))
      .map((property): PropertyFinding => ({ kind: 'not-violated', clause, property, line, certain })),
    ...(violations.length > 0 ? [] : notReached).map((name): PropertyFinding => {
      const reason = certain ? `no run reaches ${name}` : `no run found so far reaches ${name}`;
      return { kind: 'vacuous', clause, reason, certain };
    }),
  ];
}
