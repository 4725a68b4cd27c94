/**
 * Writes recorded runs, each into a file of its own: none where one of them would take the place of something else.
 *
 * @returns what to tell the user
 */
export declare function saveRuns(files: readonly {
    readonly path: string;
    readonly text: string;
}[], folder: string): string[];
