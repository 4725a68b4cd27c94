import { setTimeout as sleep } from 'node:timers/promises';
import { type Command, InvalidArgumentError } from 'commander';
import { storageModel } from '../../../sim/storage/storage-model.ts';
import { buildWorld } from '../../../sim/storage/world.ts';
import { changedSince } from '../../check/recorded-run.ts';
import { traceOfNames } from '../../check/trace-names.ts';
import type { Scenario } from '../../scenario/types.ts';
import { type Context, runs } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { explorerFiles } from '../explorer-files.ts';
import { explorerLink } from '../explorer-link.ts';
import { startServer } from '../explorer-server.ts';
import { loadOne } from '../input.ts';
import { openBrowser } from '../open-browser.ts';
import type { OutputOptions } from '../options.ts';

interface Options extends Partial<OutputOptions> {
  readonly host: string;
  readonly port?: number;
  readonly open: boolean;
}

/** Nothing well-known is there. If it is taken, the next ones are tried. */
const PORT_FIRST = 8765;
const PORTS_TRIED = 20;

/** A longer address is no use on a screen; `/open` leads to the same. */
const ADDRESS_SHOWN_MAX = 2000;

const WAIT_MS = 50;

export function addExplore(program: Command, context: Context): void {
  const command = program
    .command('explore')
    .summary('step through interleavings in the browser')
    .description(
      'Serves the explorer on this machine and opens it in the browser: choose what happens next, look into every cache, let it be broken, guess what is read. It runs the same model and the same search, and needs no network. Ends with Ctrl-C.',
    )
    .argument(
      '[file]',
      'a scenario, or a saved run, to begin with (- for standard input); absent: all that are shipped',
    )
    .option(
      '--port <number>',
      `where to listen, 0 for any that is free (default: ${PORT_FIRST}, or the next free)`,
      port,
    )
    .option('--host <address>', 'the address to listen on; others than this machine can come with 0.0.0.0', '127.0.0.1')
    .option('--no-open', 'print the address and open nothing')
    .addHelpText('after', examples);
  runs<Options>(command, context, async ([path], options) => {
    const { system } = context;
    const files = explorerFiles();
    const loaded = path === undefined ? undefined : loadOne(path, system);
    const link = loaded === undefined ? '' : explorerLink(loaded);
    const changed = loaded === undefined ? undefined : changedRun(loaded.scenario);
    if (changed !== undefined) system.stderr.write(`${changed}\n`);
    const server = await startServer({
      files,
      link,
      host: options.host,
      port: options.port ?? PORT_FIRST,
      attempts: options.port === undefined ? PORTS_TRIED : 1,
    });
    const whole = server.address + link;
    const short = link === '' ? server.address : `${server.address}open`;
    system.stdout.write(`${whole.length > ADDRESS_SHOWN_MAX ? short : whole}\n`);
    if (system.stdout.isTerminal) system.stderr.write('Ctrl-C ends it\n');
    if (options.open) openBrowser(short, process.platform);
    while (!system.isInterrupted()) await sleep(WAIT_MS);
    await server.close();
    // Being stopped is how it always ends.
    return { text: '', exitCode: exitCodes.asExpected };
  });
}

/** Whether the saved run does something else by now; it is shown as it is now. */
function changedRun(scenario: Scenario): string | undefined {
  if (scenario.trace === undefined) return undefined;
  const read = traceOfNames(storageModel(buildWorld(scenario.litmus)), scenario.trace.choices);
  return read.ok ? changedSince(scenario, read.trace) : undefined;
}

function port(text: string): number {
  const number = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(number <= 65_535)) throw new InvalidArgumentError('Give a whole number from 0 to 65535.');
  return number;
}

const examples = `
Examples:
  $ stalemate explore
  $ stalemate explore scenario.yaml
  $ stalemate explain scenario.yaml --save runs && stalemate explore runs/scenario-stale-read.yaml
  $ stalemate explore --no-open --port 0

The page works from a disk too: open dist/explorer/index.html, or lay that folder on any web host.

Exit code: 0 ended with Ctrl-C, 2 bad usage or input.
`;
