/** Path patterns: `*` and `?` within one name, `**` across folders. */
export const isGlob = (path) => /[*?]/.test(path);
/** The folder above the first part with a wildcard: nothing outside it can match. */
export function globBase(pattern) {
    const parts = pattern.split('/');
    const fixed = parts.slice(0, parts.findIndex(isGlob));
    if (fixed.length === 0)
        return '.';
    return fixed.join('/') || '/';
}
export function globMatcher(pattern) {
    const parts = pattern.replace(/^(\.\/)+/, '').split('/');
    const strip = pattern.startsWith('./');
    return (path) => matchParts(parts, (strip ? path.replace(/^(\.\/)+/, '') : path).split('/'));
}
function matchParts(pattern, path) {
    const [first, ...rest] = pattern;
    if (first === undefined)
        return path.length === 0;
    if (first === '**')
        return matchParts(rest, path) || (path.length > 0 && matchParts(pattern, path.slice(1)));
    const [name, ...below] = path;
    return name !== undefined && matchName(first, name) && matchParts(rest, below);
}
/** Goes back to the last `*` at most, so that no pattern takes more than pattern times name. */
function matchName(pattern, name) {
    let at = 0;
    let inName = 0;
    let star = -1;
    let resume = 0;
    while (inName < name.length) {
        if (pattern[at] === '*') {
            star = at++;
            resume = inName;
        }
        else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === name[inName])) {
            at++;
            inName++;
        }
        else if (star >= 0) {
            at = star + 1;
            inName = ++resume;
        }
        else {
            return false;
        }
    }
    return /^\**$/.test(pattern.slice(at));
}
