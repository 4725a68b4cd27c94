import { type Theme } from '../report/theme.ts';
/** Everything the program has of the world around it, so that tests can give it another. */
export interface System {
    readonly stdout: Stream;
    readonly stderr: Stream;
    readonly environment: Readonly<Record<string, string | undefined>>;
    /** Everything that comes on standard input. */
    readonly readInput: () => Uint8Array;
    /** True once somebody has pressed Ctrl-C. */
    readonly isInterrupted: () => boolean;
}
export interface Stream {
    readonly write: (text: string) => void;
    readonly isTerminal: boolean;
    /** Columns of the terminal. */
    readonly columns?: number;
}
/** How to write to a stream: colours only on a terminal that wants them, signs beyond ASCII only where they can be shown. */
export declare function themeFor(stream: Pick<Stream, 'isTerminal' | 'columns'>, environment: System['environment'], colour: boolean): Theme;
