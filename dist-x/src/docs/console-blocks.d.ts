/**
 * Commands in a document and what they print. A block
 *
 *   ```console
 *   $ npx stalemate check first.yaml
 *   …its output…
 *   ```
 *
 * is run, and its output is what really comes out. `<!-- first 9 lines, last 2 -->` before a block leaves out the
 * middle. `<!-- file: first.yaml -->` before a YAML block makes it a file for the commands.
 */
export interface ConsoleBlock {
    /** What stands after the program's name. */
    readonly words: readonly string[];
    readonly output: string;
}
export type RunCommand = (words: readonly string[], files: Readonly<Record<string, string>>) => Promise<string>;
/** The document with the output of every command brought up to date. */
export declare function fillConsoleBlocks(document: string, run: RunCommand): Promise<string>;
/** The files that a document shows, by name. */
export declare function filesOf(document: string): Record<string, string>;
/** How many commands a document shows. */
export declare function countConsoleBlocks(document: string): number;
/** An output without what differs from run to run and from machine to machine. */
export declare function comparable(output: string): string;
