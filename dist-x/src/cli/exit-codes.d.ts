/** What the exit code of the program says. Scripts rely on it. */
export declare const exitCodes: {
    readonly asExpected: 0;
    readonly notAsExpected: 1;
    readonly badInput: 2;
    readonly undecided: 3;
    readonly internalError: 70;
    readonly outputFailed: 74;
    readonly interrupted: 130;
};
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
