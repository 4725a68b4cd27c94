/**
 * Writes a file as a whole or not at all: under another name first, so that nobody ever reads half of it and a failed
 * write leaves what was there before. What is not a file, such as /dev/null, is written to and stays what it is.
 *
 * @throws UsageError where it cannot be written
 */
export declare function writeWhole(path: string, text: string): void;
/**
 * Before anything is computed: what a command writes must not take the place of what it reads.
 *
 * @throws UsageError
 */
export declare function keepInputs(option: string, output: string | undefined, inputs: readonly string[]): void;
/**
 * A run may take the place of another saved run, which can be made again, but of nothing that somebody wrote.
 *
 * @throws UsageError
 */
export declare function keepAllButRuns(path: string): void;
/** Also where the file is no valid scenario any more. */
export declare function hasRecordedRun(text: string): boolean;
