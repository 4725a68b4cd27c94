import { Command, CommanderError } from 'commander';
import { nearest } from '../scenario/nearest.ts';
import type { Context } from './command.ts';
import { addCheck } from './commands/check.ts';
import { addDiff } from './commands/diff.ts';
import { addExplain } from './commands/explain.ts';
import { addExplore } from './commands/explore.ts';
import { addFuzz } from './commands/fuzz.ts';
import { addHistory } from './commands/history.ts';
import { addMatrix } from './commands/matrix.ts';
import { addOutcomes } from './commands/outcomes.ts';
import { addReplay } from './commands/replay.ts';
import { addRules } from './commands/rules.ts';
import { addRun } from './commands/run.ts';
import { addSchema } from './commands/schema.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import type { System } from './system.ts';
import { UsageError } from './usage-error.ts';
import { programVersion } from './version.ts';

/**
 * Runs the command line.
 *
 * @param words  what stands after the program's name
 * @returns the exit code; everything else has been written to the streams of the system
 */
export async function runCli(words: readonly string[], system: System): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.asExpected;
  const program = createProgram({
    system,
    words,
    finish: (code) => {
      exitCode = code;
    },
  });
  try {
    await program.parseAsync(words.length === 0 ? ['--help'] : [...words], { from: 'user' });
    return exitCode;
  } catch (error) {
    // commander has printed its own message already; help and --version end with 0.
    if (error instanceof CommanderError && error.code === 'commander.unknownOption') {
      const hint = whoHas(program, error.message);
      if (hint !== undefined) system.stderr.write(`${hint}\n`);
    }
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.asExpected : exitCodes.badInput;
    if (error instanceof UsageError) {
      system.stderr.write(`${error.message}\n`);
      return exitCodes.badInput;
    }
    const report = error instanceof Error ? (error.stack ?? error.message) : String(error);
    system.stderr.write(`stalemate: internal error; please report it with this text and the scenario\n${report}\n`);
    return exitCodes.internalError;
  }
}

/** The commands that do have the option which the message of commander is about. */
function whoHas({ commands }: Command, message: string): string | undefined {
  const [, option] = /'(--[a-z-]+)/.exec(message) ?? [];
  const names = commands.filter(({ options }) => options.some(({ long }) => long === option)).map((one) => one.name());
  return names.length === 0 ? undefined : `${option} is an option of ${names.join(', ')}`;
}

function createProgram(context: Context): Command {
  const { stdout, stderr } = context.system;
  const program = new Command('stalemate')
    .description(
      'Can a virtual machine read old data while it moves between hosts over shared storage? Searches every interleaving.',
    )
    .version(programVersion())
    .configureHelp({ showGlobalOptions: false })
    .configureOutput({ writeOut: (text) => stdout.write(text), writeErr: (text) => stderr.write(text) })
    .showHelpAfterError('("--help" shows what is possible)')
    .exitOverride()
    .addHelpText('after', examples);
  for (const add of [
    addCheck,
    addOutcomes,
    addMatrix,
    addHistory,
    addRun,
    addFuzz,
    addReplay,
    addRules,
    addExplain,
    addExplore,
    addDiff,
    addSchema,
  ])
    add(program, context);
  return addHelp(program);
}

/** Like the one commander brings along, which says nothing about a command that does not exist. */
function addHelp(program: Command): Command {
  program
    .helpCommand(false)
    .command('help [command]')
    .summary('say more about a command')
    .action((name?: string) => {
      const command = name === undefined ? program : program.commands.find((one) => one.name() === name);
      if (command !== undefined) return command.outputHelp();
      const similar = nearest(
        name ?? '',
        program.commands.map((one) => one.name()),
      );
      throw new UsageError(
        `there is no command "${name}"${similar === undefined ? '' : `; did you mean ${similar}?`} "stalemate help" lists them`,
      );
    });
  return program;
}

const examples = `
Examples:
  $ stalemate check scenarios            is everything as expected?
  $ stalemate outcomes scenario.yaml     what can happen, and how?
`;
