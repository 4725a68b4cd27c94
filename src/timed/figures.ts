/** Every figure a profile has, with its unit and what it means. Action clocks are made of them; `--set` takes their names. */
import type { Distribution } from './distributions.ts';

/** How long something takes, or that it never happens. */
export type Delay = Distribution | { readonly kind: 'never' };

/** Which of the guest's blocks its requests go to. */
export type Pattern =
  | { readonly kind: 'sequential' }
  | { readonly kind: 'random' }
  /** Block k is asked for in proportion to 1 / (k + 1)^exponent. */
  | { readonly kind: 'zipf'; readonly exponent: number };

/** `closed`: the next request comes some time after the last was answered. `open`: requests come whether or not. */
export type Loop = 'closed' | 'open';

interface Values {
  readonly delay: Delay;
  /** A fixed duration. */
  readonly ns: number;
  readonly bytes: number;
  readonly 'bytes-per-second': number;
  readonly fraction: number; // 0..1
  readonly count: number;
  readonly pattern: Pattern;
  readonly loop: Loop;
}

export type Unit = keyof Values;

export interface FigureDefinition {
  readonly unit: Unit;
  readonly meaning: string;
  /** The least and the greatest value of a count; absent: none but 0. */
  readonly range?: readonly [number, number];
}

export const figureDefinitions = {
  'host.system-call': delay('a system call that stays on the host'),
  'host.cached-io': delay('a read or write that the page cache answers'),
  'storage.open': delay('opening the image, with what the storage has to say to it'),
  'storage.close': delay('closing it, without what has to be written back'),
  'storage.attributes': delay('asking for attributes or size'),
  'storage.read': delay('one small read'),
  'storage.write': delay('one small write, until it is acknowledged'),
  'storage.flush': delay('a flush, without the data it has to send: fsync, COMMIT, SYNCHRONIZE CACHE'),
  'storage.lock': delay('taking or releasing a lock'),
  'storage.write-bandwidth': rate('at which dirty pages are written back'),
  'storage.destage': delay('until a target has put a write from its volatile cache on stable storage'),
  'storage.head-lag': delay('until one head of a server has what another was told'),
  'storage.restart': delay('until a server that crashed serves again'),
  'storage.lease': delay('until a server gives up a client that is silent'),
  'page-cache.expire': fixed('how old a dirty page gets before Linux writes it back (dirty_expire_centisecs)'),
  'page-cache.wake-up': fixed('how often Linux looks for such pages (dirty_writeback_centisecs)'),
  'page-cache.background-limit': bytes('dirty pages beyond this are written back at once (dirty_background_ratio)'),
  'page-cache.dirty-at-start': bytes('dirty pages of the image that a source with a page cache begins with'),
  'page-cache.commit': delay('until an NFS client sends COMMIT for what it has written back'),
  'page-cache.residence': delay('how long a clean page stays without being used'),
  'page-cache.hit': share('of the reads of blocks without a name that the page cache answers'),
  'page-cache.read-ahead': share('of the accesses that may read ahead that do'),
  'client-cache.write-back': delay('until a cache below the page cache writes back'),
  'client-cache.residence': delay('how long a clean entry of it stays without being used'),
  'client-cache.dirty-limit': bytes('most that a cache below the page cache holds dirty'),
  'attributes.least': fixed('how long an NFS client believes attributes at first (acregmin)'),
  'attributes.most': fixed('how long it believes those that have not changed for long (acregmax)'),
  'attributes.delegation': share('of the opens that are granted a delegation where the server may'),
  'guest.memory': bytes('memory of the guest'),
  'guest.dirty-rate': rate('at which the guest writes to its memory, each page once'),
  'guest.writable-working-set': bytes('most of its memory that is dirty again after a round'),
  'migration.delay': delay('from the moment the destination listens to the beginning of the migration'),
  'migration.bandwidth': rate('at which memory is sent'),
  'migration.max-downtime': fixed('the guest is stopped once what is left can be sent in this time'),
  'migration.rounds-most': count('the guest is stopped after so many rounds even if it is not'),
  'migration.device-state': bytes('state of devices, sent while the guest is stopped'),
  'migration.latency': delay('one way between the hosts of a migration'),
  'qemu.launch': delay('until a QEMU process that was started looks at its disks'),
  'qemu.stop': delay('stopping the virtual processors'),
  'qemu.step': delay('a step of a handoff that needs neither storage nor network'),
  'qemu.load': delay('loading the state of the devices'),
  'qemu.start': delay('starting the virtual processors'),
  'qemu.need-check-timer': delay('until QED clears its need-check flag'),
  'management.message': delay('one message between the management and an agent'),
  'management.timeout': delay('until the management gives up waiting for an answer'),
  'management.resize': delay('until the management resizes the disk'),
  'network.heals': delay('until a link that was cut works again'),
  'script.step': delay('between two steps of a script, beside what the step itself takes'),
  'script.wait': delay('what a step "wait" waits'),
  'fault.host-crash': delay('until a host crashes'),
  'fault.server-crash': delay('until the server crashes'),
  'fault.power-loss': delay('until the target loses power'),
  'fault.lose-path': delay('until a host loses its path to the storage'),
  'fault.link-cut': delay('until a link is cut'),
  'fault.message-loss': delay('until a message that is under way is lost'),
  'fault.process-kill': delay('until a process is killed'),
  'fault.cancel': delay('until the management cancels the migration'),
  'fault.arbiter-crash': delay('until the arbiter crashes'),
  'fault.delayed-write': delay('until a delayed copy of a WRITE arrives'),
  'fault.flush-error': share('of the flushes and loads that may fail that do'),
  'fault.duplicate': share('of the WRITEs that may be delayed that are'),
  'workload.loop': { unit: 'loop', meaning: 'whether requests wait for answers: closed or open' },
  'workload.think': delay('closed loop: from an answer to the next request of the same slot'),
  'workload.arrivals': delay('open loop: between two requests; exponential for a Poisson process'),
  'workload.outstanding': count(
    'requests in service at once; in a closed loop also how many slots there are',
    [1, 65_536],
  ),
  'workload.pattern': { unit: 'pattern', meaning: 'which blocks are asked for: sequential, random or zipf(exponent)' },
  'workload.blocks': count(
    'blocks that are asked for; the first are those the scenario names, 0 only those',
    [0, 2 ** 24], // each is kept track of
  ),
  'workload.block-size': bytes('of one request'),
  'workload.reads': share('of the requests that are reads'),
  'workload.flush-every': count('a flush after so many writes; 0 none'),
  'run.warm-up': fixed('left out of averages over time and over requests'),
  'run.observe': fixed('how long a run goes on after the guest runs again'),
} as const satisfies Readonly<Record<string, FigureDefinition>>;

export type FigureName = keyof typeof figureDefinitions;
export const figureNames = Object.keys(figureDefinitions) as readonly FigureName[];

export type FigureValue<N extends FigureName = FigureName> = Values[(typeof figureDefinitions)[N]['unit']];

/** The names of all figures with this unit. */
export type FigureOf<U extends Unit> = {
  [N in FigureName]: (typeof figureDefinitions)[N]['unit'] extends U ? N : never;
}[FigureName];

export interface Figure<V> {
  readonly value: V;
  /** A document, a measurement, or `assumed: ` and why. */
  readonly source: string;
}

export type Figures = { readonly [N in FigureName]: Figure<FigureValue<N>> };

/** A named set of figures. */
export interface Profile {
  readonly name: string;
  readonly summary: string;
  readonly figures: Figures;
}

function delay(meaning: string) {
  return { unit: 'delay', meaning } as const;
}

function fixed(meaning: string) {
  return { unit: 'ns', meaning } as const;
}

function bytes(meaning: string) {
  return { unit: 'bytes', meaning } as const;
}

function rate(meaning: string) {
  return { unit: 'bytes-per-second', meaning } as const;
}

function share(meaning: string) {
  return { unit: 'fraction', meaning } as const;
}

function count(meaning: string, range?: readonly [number, number]) {
  return { unit: 'count', meaning, ...(range === undefined ? {} : { range }) } as const;
}
