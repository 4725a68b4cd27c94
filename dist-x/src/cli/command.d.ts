import type { Command } from 'commander';
import type { Theme } from '../report/theme.ts';
import type { ExitCode } from './exit-codes.ts';
import type { OutputOptions } from './options.ts';
import { type System } from './system.ts';
/** What a command has to say on standard output (or in the file of -o), and how it went. */
export interface CommandResult {
    readonly text: string;
    readonly exitCode: ExitCode;
    /** For standard error, after the text. */
    readonly remarks?: readonly string[];
}
/** What a command may use. */
export interface Context {
    readonly system: System;
    /** The command line as it was given, for the header. */
    readonly words: readonly string[];
    /** Called once, by the command that ran. */
    readonly finish: (exitCode: ExitCode) => void;
}
/** Makes a function the action of a command: prints what it returns, or writes it to the file of -o. */
export declare function runs<O extends Partial<OutputOptions>>(command: Command, { system, finish }: Context, action: (words: readonly string[], options: O, theme: Theme) => CommandResult | Promise<CommandResult>): Command;
