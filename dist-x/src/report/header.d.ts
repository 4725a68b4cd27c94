import type { RuleId } from '../../sim/storage/rules.ts';
import type { Limits } from '../search/limits.ts';
/** What somebody needs to get the same output again. Stands at the top of every report. */
export interface Header {
    /** Version of the program. */
    readonly version: string;
    readonly modelVersion: string;
    /** Version of Node.js. */
    readonly node: string;
    /** The words after the program's name. */
    readonly arguments: readonly string[];
    /** One scenario: its hash. Several: a hash over theirs. Absent where no scenario takes part. */
    readonly scenarios?: {
        readonly count: number;
        readonly hash: string;
    };
    readonly limits?: Limits;
    /** Of a random walk. */
    readonly seed?: string;
    /** Rules switched off for an experiment. */
    readonly withoutRules?: readonly RuleId[];
}
/** Two lines; a third where rules are switched off, because then nothing below describes real systems. More where they are too long. */
export declare function headerLines(header: Header, width: number): string[];
/** A command that can be pasted into a shell. */
export declare function commandLine(words: readonly string[]): string;
