/** What happens above the storage, in words: `flushes format tables and file`, `asks D to run the guest`. */
import type { StorageState } from '../storage/state.ts';
import type { World } from '../storage/world-types.ts';
import type { ArbiterRequest, ArbiterStep } from './arbiters.ts';
import { valueText } from './contents.ts';
import type { DestinationStep, SourceStep } from './handoffs.ts';

/** The steps of every handoff as something that a process does. */
export const stepTexts = {
  stop: 'stops the guest',
  drain: 'waits until requests in flight have completed',
  flush: 'flushes format tables and file',
  'flush-ignoring-errors': 'flushes format tables and file, and ignores errors',
  pause: 'pauses before the switchover',
  inactivate: 'gives the image up',
  unlock: 'releases the image locks',
  close: 'closes the image',
  send: 'sends the last of the state',
  'await-acknowledgement': 'hears that the destination has everything',
  finish: 'calls the migration completed',
  quit: 'exits',
  resume: 'lets the guest run again',
  lock: 'takes the image locks',
  'drop-cache': 'flushes the image file and drops its page cache',
  'refresh-size': 'asks for the size of the image file again',
  invalidate: 'forgets what the format has cached, and reads header and tables again',
  reopen: 'closes the image and opens it again',
  activate: 'activates the image, to write to it',
  open: 'opens the image and reads header and tables',
  check: 'checks the image if its header asks for that',
  probe: 'reads the start of the image file to guess the format',
  'read-geometry': 'reads guest sector 0 and the size to guess a geometry',
  receive: 'receives the last of the state',
  acknowledge: 'tells the source that everything has arrived',
  'await-cont': 'need not wait for cont',
  'refresh-devices': 'tells the devices the size of the disk',
  start: 'starts the guest',
} as const satisfies Readonly<Record<SourceStep | DestinationStep, string>>;

export const requestTexts = {
  prepare: 'start and wait for the guest',
  perform: 'migrate the guest',
  query: 'say whether it has the guest',
  cont: 'run the guest',
  kill: 'exit',
  resume: 'run the guest again',
} as const satisfies Readonly<Record<ArbiterRequest, string>>;

/**
 * An action of the machine layer in words, without its actor.
 *
 * @param name    as in `Action.name`
 * @param before  the state in which it happens; absent: what only the state knows is left out
 * @returns null when the action is not one of the machine layer
 */
export function machineActionText(world: World, name: string, label: string, before?: StorageState): string | null {
  if (world.machine === null) return null;
  const at = name.indexOf('.');
  const subject = name.slice(0, at);
  // A process of several migrations says which one after a comma.
  const kind = name.slice(at + 1).split(', ')[0]!;
  if (subject === 'arbiter' || subject === 'agent') return arbiterText(world, kind, label, before);
  if (subject === 'network') return networkText(kind, label);
  if (subject === 'host') return `kills the process ${label} (fault)`;
  if (subject === 'management') return `cancels the migration from ${label} (fault)`;
  const process = world.machine.processes.findIndex((one) => one.name === subject);
  if (process < 0) return null;
  const step = stepText(world, process, kind, before);
  if (step !== null) return withVariant(step, label);
  return processText(world, process, kind, label, before);
}

function stepText(world: World, process: number, kind: string, before: StorageState | undefined): string | null {
  if (!(kind in stepTexts)) return null;
  const migrations = [...world.machine!.migrations.entries()];
  if (kind === 'pause' && before !== undefined) {
    const resumes = migrations.some(
      ([index, { source }]) => source === process && before.migrations[index]!.status === 'pre-switchover',
    );
    if (resumes) return 'goes on with the switchover';
  }
  if (
    kind === 'await-cont' &&
    migrations.some(([, { destination, waitsForCont }]) => destination === process && waitsForCont)
  )
    return 'has been told to run (cont)';
  return stepTexts[kind as keyof typeof stepTexts];
}

/** What chance decided, behind what is done. */
export function withVariant(text: string, label: string): string {
  if (label === '') return text;
  return label === 'failing' ? `${text}; this fails` : `${text} (${variantText(label)})`;
}

function variantText(label: string): string {
  return label
    .split(', ')
    .map((part) => {
      const dropped = /^pages of (.*) dropped before$/.exec(part);
      return dropped === null ? part : `the kernel had dropped its clean pages of ${dropped[1]}`;
    })
    .join(', ');
}

function processText(
  world: World,
  process: number,
  kind: string,
  label: string,
  before: StorageState | undefined,
): string | null {
  const { name } = world.machine!.processes[process]!;
  switch (kind) {
    case 'begins-migration':
      return 'begins to migrate';
    case 'sees-error':
      return 'sees an error and gives the migration up';
    case 'sends-remaining-pages':
      return 'sends the rest of the memory';
    case 'waits-for-a-lost-page':
      return 'needs a page of memory that nobody can send any more, and stops';
    case 'loses-its-source':
      return 'sees the stream end before it has everything, and exits';
    case 'guest-writes':
      return guestWriteText(world, label, before);
    case 'guest-reads': {
      const { sector, variant } = sectorOf(world, label);
      return withVariant(`reads ${sector}`, variant);
    }
    case 'guest-flushes':
      return withVariant('flushes its disk', label);
    case 'block-resize':
      return `gives the disk ${label.replace(/^to /, '')} (block_resize on ${name})`;
    case 'request-completes':
      return withVariant(
        before === undefined ? 'completes the request in flight' : `completes ${requestText(world, before)}`,
        label,
      );
    case 'need-check-timer':
      return withVariant('clears NEED_CHECK, because its timer has run out', label);
    default:
      return null;
  }
}

/** `the write of w1 to x`. */
export function requestText(world: World, state: StorageState): string {
  const { sector, value } = state.guest[0]!.request;
  return `the write of ${valueText(world, value)} to ${world.machine!.setup.guestSectors[sector]!.name}`;
}

function guestWriteText(world: World, label: string, before: StorageState | undefined): string {
  const { sector, variant } = sectorOf(world, label);
  const { dataValues, setup } = world.machine!;
  const what = before === undefined ? '' : `${valueText(world, dataValues - before.guest[0]!.left.writes)} to `;
  const verb = setup.workload?.inFlight === true ? 'sends a write of' : 'writes';
  return withVariant(`${verb} ${what}${sector}`, variant);
}

/** The choices of guest I/O are labelled `x`, or `x, what chance decided`. */
export function sectorOf(world: World, label: string): { readonly sector: string; readonly variant: string } {
  const found = world.machine!.setup.guestSectors.find(({ name }) => label === name || label.startsWith(`${name}, `));
  if (found === undefined) return { sector: label, variant: '' };
  return { sector: found.name, variant: label.slice(found.name.length + 2) };
}

function arbiterText(world: World, kind: string, label: string, before: StorageState | undefined): string | null {
  if (kind === 'crashes') return 'crashes (fault)';
  if (kind === 'restarts') return 'restarts';
  for (const [migration, { arbiter }] of world.machine!.migrations.entries()) {
    const step = arbiter?.steps.find((one) => label === one.label || label.startsWith(`${one.label}, `));
    if (step === undefined) continue;
    return withVariant(arbiterStepText(world, migration, step, kind, before), label.slice(step.label.length + 2));
  }
  return null;
}

export function arbiterStepText(
  world: World,
  migration: number,
  step: ArbiterStep,
  kind: string,
  before: StorageState | undefined,
): string {
  const { setup } = world.machine!.migrations[migration]!;
  const nameOf = (side: 'source' | 'destination'): string => (side === 'source' ? setup.source : setup.destination);
  switch (step.kind) {
    case 'request': {
      const whom = nameOf(step.to);
      const what = requestTexts[step.request];
      if (kind === 'asks') return `asks ${whom} to ${what}`;
      if (kind === 'asks-in-vain') return `asks ${whom} once more, in vain, to ${what}`;
      if (kind === 'carries-out') return `tells ${whom} to ${what}`;
      if (kind === 'answers') return `answers for ${whom}`;
      if (kind === 'hears-nothing') return `hears nothing from ${whom}`;
      const answer = before === undefined ? '' : `: ${before.arbiters[migration]!.call}`;
      return `hears the answer of ${whom}${answer}`;
    }
    case 'decide':
      return `decides that the guest runs at ${nameOf(step.outcome)}`;
    case 'fence':
      return setup.fencing === 'none'
        ? `has no way to make sure of ${nameOf(step.node)}`
        : `makes sure of ${nameOf(step.node)} (${fencingTexts[setup.fencing]})`;
    case 'end':
      return 'is done';
  }
}

export const fencingTexts = {
  'process-kill': 'kills its process',
  power: 'switches its host off',
  reservation: 'takes its access to the storage away',
} as const;

function networkText(kind: string, label: string): string | null {
  if (kind === 'cut') return `cuts the link ${label} (fault)`;
  if (kind === 'heals') return `mends the link ${label}`;
  const lost = /^loses-(.*)-of-(.*)-to-(.*)$/.exec(kind);
  if (lost === null) return null;
  const [, what, source, destination] = lost;
  switch (what) {
    case 'state':
      return `loses the state on its way from ${source} to ${destination} (fault)`;
    case 'acknowledgement':
      return `loses the acknowledgement of ${destination} (fault)`;
    default:
      return `loses a request of the arbiter, or the answer (fault)`;
  }
}
