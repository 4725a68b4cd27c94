/**
 * The candidate that looks most like a word, or undefined where none looks like a slip of the pen.
 *
 * @limits  words over 40 characters are not compared, so that a hostile file cannot make this slow
 */
export function nearest(word, candidates, longestCompared = defaultLongest) {
    if (word.length === 0 || word.length > longestCompared)
        return undefined;
    const lower = word.toLowerCase();
    let best;
    // A third of the word may be wrong; one slip is always forgiven except in a word of one letter.
    let bestDistance = word.length === 1 ? 0.5 : Math.max(1, Math.floor(word.length / 3)) + 0.5;
    for (const candidate of candidates) {
        if (candidate.length > longestCompared)
            continue;
        const distance = editDistance(lower, candidate.toLowerCase());
        if (distance < bestDistance) {
            best = candidate;
            bestDistance = distance;
        }
    }
    return best;
}
const defaultLongest = 40;
/** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
function editDistance(left, right) {
    let beforeLast = [];
    let last = Array.from({ length: right.length + 1 }, (_, index) => index);
    for (let row = 1; row <= left.length; row++) {
        const current = [row];
        for (let column = 1; column <= right.length; column++) {
            const same = left[row - 1] === right[column - 1];
            let cost = Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + (same ? 0 : 1));
            const swapped = row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
            if (swapped)
                cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
            current.push(cost);
        }
        beforeLast = last;
        last = current;
    }
    return last[right.length] ?? 0;
}
