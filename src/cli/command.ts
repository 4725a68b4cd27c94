import type { Command } from 'commander';
import type { Theme } from '../report/theme.ts';
import type { ExitCode } from './exit-codes.ts';
import type { OutputOptions } from './options.ts';
import { checkFilePlace, writeWhole } from './output.ts';
import { type System, themeFor } from './system.ts';

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
export function runs<O extends Partial<OutputOptions>>(
  command: Command,
  { system, finish }: Context,
  action: (words: readonly string[], options: O, theme: Theme) => CommandResult | Promise<CommandResult>,
): Command {
  return command.action(async (...received: unknown[]) => {
    // commander passes the arguments, then the options, then the command itself.
    const options = received.at(-2) as O;
    const words = received
      .slice(0, -2)
      .flat()
      .filter((word): word is string => typeof word === 'string');
    if (options.output !== undefined) checkFilePlace(options.output);
    const toFile = options.output !== undefined;
    const stream = toFile ? { isTerminal: false } : system.stdout;
    const {
      text,
      exitCode,
      remarks = [],
    } = await action(words, options, themeFor(stream, system.environment, options.color !== false));
    if (options.output === undefined) system.stdout.write(text);
    else writeWhole(options.output, text);
    for (const remark of remarks) system.stderr.write(`${remark}\n`);
    finish(exitCode);
  });
}
