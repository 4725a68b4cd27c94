/** What the exit code of the program says. Scripts rely on it. */
export const exitCodes = {
    asExpected: 0,
    notAsExpected: 1,
    badInput: 2,
    undecided: 3,
    internalError: 70,
    outputFailed: 74,
    interrupted: 130,
};
