/**
 * A handoff of one guest over a shared LUN in Promela: a raw image, a host page cache on either side, and two QEMU
 * processes. Written from what Linux, QEMU and the thread say, not from `sim/`, of which it imports nothing: a second
 * opinion. What both must agree on is which states can be reached, how many of them violate something, and so every
 * verdict; `test/src/bench/handoff.test.ts` compares them.
 *
 * One process that repeats one atomic step, as in `promela-mig.ts`.
 */
import { type CacheName, type HostModel, hostModel, type PromelaStep } from './promela-page-cache.ts';

export interface HandoffOptions {
  /** Names of steps, in order, of the source once it begins, and of the destination before and after that. */
  readonly source: readonly string[];
  readonly launch: readonly string[];
  readonly destination: readonly string[];
  readonly caches: Readonly<Record<'source' | 'destination', CacheName>>;
  /** Addresses in sectors of 512 bytes; the first is 0, which a QEMU reads when it starts. */
  readonly addresses: readonly number[];
  /** How often the guest does each, over the whole run. */
  readonly guest: { readonly writes: number; readonly reads: number; readonly flushes: number };
}

/** A verifier that is compiled with -DPRINTF prints a line with one of these names for each state that violates it. */
export const violations = ['stale-read', 'lost-write'] as const;

export function handoffPromela(options: HandoffOptions): string {
  const { addresses, guest, caches } = options;
  const pageNumbers = [...new Set(addresses.map(pageOf))];
  const sectorPages = addresses.map((address) => pageNumbers.indexOf(pageOf(address)));
  const hosts = {
    source: hostModel('s', caches.source, pageNumbers, sectorPages, true),
    destination: hostModel('d', caches.destination, pageNumbers, sectorPages, false),
  };
  const steps = [
    ...sourceSteps(options, hosts.source),
    ...destinationSteps(options, hosts.destination),
    ...guestSteps(options, hosts.source, `sourceStep <= ${options.source.indexOf('stop') + 1}`, ['']),
    ...guestSteps(options, hosts.destination, `destinationStep == ${programOf(options).length}`, [
      // Now the disk is newer than the memory of the guest that the source still has, if there still is a source.
      `sourceMemoryOld = ${options.source.includes('quit') ? `(sourceStep <= ${options.source.indexOf('quit') + 1})` : '1'}`,
    ]),
    ...hosts.source.spontaneous,
    ...hosts.destination.spontaneous,
  ];
  const lost = addresses
    .map((_, s) => `(disk[${s}] != latest[${s}] && !(${hosts.source.holds(s)}) && !(${hosts.destination.holds(s)}))`)
    .join(' || ');
  const violated = { 'stale-read': 'staleRead', 'lost-write': lost };
  // An option that changes nothing is taken once in each state that is stored.
  const monitors = violations.map((name) => `  :: d_step { ${violated[name]} -> printf("${name}\\n") }`);
  return [
    '#define ABSENT 0',
    '#define CLEAN 1',
    '#define DIRTY 2',
    `byte disk[${addresses.length}];`,
    '/* What the guest wrote last, and what a flush has promised it. */',
    `byte latest[${addresses.length}];`,
    `byte durable[${addresses.length}];`,
    `byte writes = ${guest.writes};`,
    `byte reads = ${guest.reads};`,
    `byte flushes = ${guest.flushes};`,
    '/* How many steps source and destination have taken. */',
    'byte sourceStep;',
    'byte destinationStep;',
    '/* What the destination read in sector 0 to guess the geometry of the disk, and 1; 0: not yet. */',
    'byte geometry;',
    'bit sourceMemoryOld;',
    '/* What the last step did: the next one forgets it. */',
    'bit staleRead;',
    ...hosts.source.declarations,
    ...hosts.destination.declarations,
    'active proctype handoff() {',
    'end: do',
    ...steps.map(
      ({ guard, effects }) => `  :: d_step { ${guard} -> ${['staleRead = 0', ...effects].filter(Boolean).join('; ')} }`,
    ),
    ...monitors,
    '  od',
    '}',
    '',
  ].join('\n');
}

const SECTORS_PER_PAGE = 8;
const pageOf = (address: number): number => Math.floor(address / SECTORS_PER_PAGE);

const programOf = ({ launch, destination }: HandoffOptions): string[] => [...launch, ...destination];

/** It begins once the destination listens; then one step after the other. */
function sourceSteps({ source, launch, destination }: HandoffOptions, host: HostModel): PromelaStep[] {
  const begins = { guard: `sourceStep == 0 && destinationStep >= ${launch.length}`, effects: ['sourceStep++'] };
  return [
    begins,
    ...source.map((step, index) => {
      const acknowledged = launch.length + destination.indexOf('acknowledge') + 1;
      const waits = step === 'await-acknowledgement' ? ` && destinationStep >= ${acknowledged}` : '';
      return {
        guard: `sourceStep == ${index + 1}${waits}`,
        effects: ['sourceStep++', ...effectsOfSource(step, host)],
      };
    }),
  ];
}

function effectsOfSource(step: string, host: HostModel): readonly string[] {
  switch (step) {
    case 'flush':
    case 'flush-ignoring-errors':
      return host.flush;
    case 'close':
      return [...host.flush, ...host.lastClose];
    case 'quit':
      // What it knew of the guest goes with it.
      return [...host.lastClose, host.forgetsUnflushed, 'sourceMemoryOld = 0'];
    // Nothing is in flight when it drains; a raw image has no tables to give up; locks on a LUN stay on their host.
    case 'stop':
    case 'drain':
    case 'inactivate':
    case 'unlock':
    case 'send':
    case 'await-acknowledgement':
    case 'finish':
      return [];
    default:
      throw new Error(`no Promela for the step ${step} of a source`);
  }
}

function destinationSteps(options: HandoffOptions, host: HostModel): PromelaStep[] {
  const sent = options.source.indexOf('send') + 2;
  return programOf(options).flatMap((step, index) => {
    const guard = `destinationStep == ${index}${step === 'receive' ? ` && sourceStep >= ${sent}` : ''}`;
    return effectsOfDestination(step, host).map(({ guard: also, effects }) => ({
      guard: also === '' ? guard : `${guard} && ${also}`,
      effects: ['destinationStep++', ...effects],
    }));
  });
}

/** All the ways in which a step may go. */
function effectsOfDestination(step: string, host: HostModel): readonly PromelaStep[] {
  switch (step) {
    case 'probe':
      return host.reads(0);
    case 'read-geometry':
      return host.reads(0).map(({ guard, effects }) => ({
        guard,
        effects: [...effects, `geometry = ${host.value(0)} + 1`],
      }));
    case 'drop-cache':
      return [{ guard: '', effects: [...host.flush, ...host.dropClean] }];
    case 'reopen':
      return [{ guard: '', effects: host.lastClose }];
    // It may be told to run before it asks; a raw image has no tables to read again, and a LUN keeps its size.
    case 'open':
    case 'check':
    case 'receive':
    case 'acknowledge':
    case 'await-cont':
    case 'lock':
    case 'refresh-size':
    case 'invalidate':
    case 'activate':
    case 'start':
      return [{ guard: '', effects: [] }];
    default:
      throw new Error(`no Promela for the step ${step} of a destination`);
  }
}

function guestSteps(
  { addresses, guest }: HandoffOptions,
  host: HostModel,
  runs: string,
  onWrite: readonly string[],
): PromelaStep[] {
  const sectors = addresses.map((_, sector) => sector);
  return [
    ...sectors.flatMap((s) =>
      host.reads(s).map(({ guard, effects }) => ({
        guard: [runs, 'reads > 0', guard].filter(Boolean).join(' && '),
        effects: ['reads--', ...effects, `staleRead = (${host.value(s)} != latest[${s}])`],
      })),
    ),
    ...sectors.map((s) => ({
      guard: `${runs} && writes > 0`,
      // Every write has a version of its own.
      effects: [
        'writes--',
        `latest[${s}] = ${guest.writes} - writes`,
        ...host.write(s, `latest[${s}]`),
        ...(host.durableAtOnce ? [`durable[${s}] = latest[${s}]`] : []),
        ...onWrite,
      ],
    })),
    {
      guard: `${runs} && flushes > 0`,
      effects: ['flushes--', ...host.flush, ...sectors.map((s) => `durable[${s}] = latest[${s}]`)],
    },
  ];
}
