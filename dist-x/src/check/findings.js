import { neverRan } from "../scenario/words.js";
import { combinations, matches, patternText, sameValues } from "./patterns.js";
/**
 * Where the outcomes differ from what the scenario expects.
 *
 * A finding is `certain` when no longer search could take it back: an outcome that was reached stays reached, but one
 * that is missing may yet turn up while the search is not complete.
 */
export function findingsOf(expectation, sets) {
    const { full, quiet } = sets;
    return [
        ...exactFindings('exactly', expectation.exactly, full),
        ...(quiet === undefined ? [] : exactFindings('quiet', expectation.quiet, quiet)),
        ...alwaysFindings(expectation.always, full),
        ...neverFindings(expectation.never, full),
        ...sometimesFindings(expectation.sometimes, full),
        ...vacuousFindings(full),
    ];
}
function exactFindings(clause, patterns, set) {
    if (patterns === undefined)
        return [];
    const certain = set.figures.complete;
    const wanted = patterns.flatMap(combinations);
    const absent = wanted.filter((one) => !set.outcomes.some(({ outcome }) => matches(one, outcome, 'required')));
    const unexpected = set.outcomes.filter(({ outcome }) => !wanted.some((one) => matches(one, outcome, 'required')));
    // Same values with another mark: one finding that says so, rather than one missing and one extra outcome.
    const twins = new Map(unexpected.flatMap((reached) => {
        const twin = wanted.find((one) => sameValues(one, reached.outcome));
        return twin === undefined ? [] : [[reached, twin]];
    }));
    const explained = new Set(twins.values());
    return [
        ...absent
            .filter((one) => !explained.has(one))
            .map((one) => ({ kind: 'missing', clause, expected: patternText(one), line: one.line, certain })),
        ...unexpected.map((reached) => {
            const twin = twins.get(reached);
            if (twin === undefined)
                return { kind: 'extra', clause, reached, certain: true };
            return { kind: 'wrong-mark', clause, reached, expected: patternText(twin), line: twin.line, certain: true };
        }),
    ];
}
function alwaysFindings(patterns, set) {
    if (patterns === undefined)
        return [];
    return set.outcomes
        .filter(({ outcome }) => !patterns.some((pattern) => matches(pattern, outcome, 'as-written')))
        .map((reached) => ({ kind: 'extra', clause: 'always', reached, certain: true }));
}
function neverFindings(patterns, set) {
    return (patterns ?? []).flatMap((pattern) => {
        const reached = set.outcomes.find(({ outcome }) => matches(pattern, outcome, 'as-written'));
        if (reached !== undefined)
            return [{ kind: 'extra', clause: 'never', reached, line: pattern.line, certain: true }];
        const idle = neverFilled(pattern, set);
        if (idle === undefined)
            return [];
        const certain = set.figures.complete;
        const reason = certain ? `no step ever fills ${idle}` : `no run found so far fills ${idle}`;
        return [{ kind: 'vacuous', clause: 'never', reason, certain }];
    });
}
function sometimesFindings(patterns, set) {
    return (patterns ?? [])
        .filter((pattern) => !set.outcomes.some(({ outcome }) => matches(pattern, outcome, 'as-written')))
        .map((pattern) => ({
        kind: 'missing',
        clause: 'sometimes',
        expected: patternText(pattern),
        line: pattern.line,
        certain: set.figures.complete,
    }));
}
/** "It never reads old data" means nothing where it never reads at all. */
function neverFilled(pattern, { outcomes }) {
    return Object.entries(pattern.registers).find(([name, values]) => !values.some(({ value }) => value === neverRan) &&
        outcomes.every(({ outcome }) => outcome.registers.every((register) => register.name !== name || register.value === neverRan)))?.[0];
}
function vacuousFindings(set) {
    if (set.outcomes.length > 0)
        return [];
    const certain = set.figures.complete;
    const reason = certain ? 'no run comes to an end' : 'the search has not reached the end of any run';
    return [{ kind: 'vacuous', reason, certain }];
}
