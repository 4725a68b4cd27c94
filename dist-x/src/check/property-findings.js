import { safetyOf } from "./safety.js";
/**
 * Exactly the listed properties may be violated, and each of them must be. Where none is, what should happen at least
 * once must happen: a guest that never moves cannot read old data, which proves nothing.
 */
export function propertyFindings(expectation, { properties, figures }) {
    if (expectation === undefined)
        return [];
    const { violated: expected, line } = expectation;
    const { violations, notReached } = safetyOf(properties, figures);
    const certain = figures.complete;
    const clause = 'properties';
    return [
        ...violations
            .filter(({ property }) => !expected.includes(property))
            .map(({ property, explanation, trace }) => ({
            kind: 'violated',
            clause,
            property,
            explanation,
            witness: trace,
            line,
            certain: true,
        })),
        ...expected
            .filter((name) => !violations.some(({ property }) => property === name))
            .map((property) => ({ kind: 'not-violated', clause, property, line, certain })),
        ...(violations.length > 0 ? [] : notReached).map((name) => {
            const reason = certain ? `no run reaches ${name}` : `no run found so far reaches ${name}`;
            return { kind: 'vacuous', clause, reason, certain };
        }),
    ];
}
