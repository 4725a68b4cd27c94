import { runsOf } from "./observed-text.js";
export function totalsOf({ checked }) {
    const count = (verdict) => checked.filter(({ result }) => result.verdict === verdict).length;
    const observed = checked.flatMap(({ result }) => result.observed);
    return {
        verdicts: {
            'as-expected': count('as-expected'),
            'not-as-expected': count('not-as-expected'),
            undecided: count('undecided'),
            'nothing-expected': count('nothing-expected'),
        },
        runs: runsOf(observed),
        runsOutside: runsOf(observed.filter(({ standing }) => standing === 'outside')),
        runsNotReached: runsOf(observed.filter(({ standing }) => standing === 'not-reached')),
    };
}
