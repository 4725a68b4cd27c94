const unicodeSigns = {
    good: '✓',
    bad: '✗',
    doubtful: '?',
    neutral: '·',
    element: '∈',
    times: '×',
    ellipsis: '…',
    dot: '·',
};
const asciiSigns = {
    good: '+',
    bad: 'X',
    doubtful: '?',
    neutral: '-',
    element: 'in',
    times: 'x',
    ellipsis: '...',
    dot: '-',
};
const asItIs = (text) => text;
const noPaint = {
    bold: asItIs,
    dim: asItIs,
    good: asItIs,
    bad: asItIs,
    doubtful: asItIs,
    neutral: asItIs,
};
export function createTheme({ paint = noPaint, unicode, width }) {
    return { width, paint, signs: unicode ? unicodeSigns : asciiSigns };
}
/** What files and pipes get. */
export const plainTheme = createTheme({ unicode: true, width: 120 });
