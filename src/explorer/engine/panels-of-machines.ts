/** What is above the storage: the guest, QEMU processes with their image formats, and who may write. */
import { clusterText, headerText, l1Text, l2Text, refcountsText, valueText } from '../../../sim/machine/contents.ts';
import { requestText } from '../../../sim/machine/describe-action.ts';
import { eventLines } from '../../../sim/machine/describe-change.ts';
import { memoryTexts, runText } from '../../../sim/machine/describe-process.ts';
import { entryAt, l2Content, refcountsContent, refcountsSector } from '../../../sim/machine/tables-in-file.ts';
import type { MachineWorld } from '../../../sim/machine/world-types.ts';
import type { StorageState } from '../../../sim/storage/state.ts';
import { sectorsText } from '../../report/leaf-basics.ts';
import { guestSubject } from '../../report/space-time/contents.ts';
import {
  absentCell,
  copyCell,
  type DraftCell,
  type DraftPanel,
  type DraftRow,
  fact,
  factTable,
  type PanelMoment,
  plainCell,
} from './panel-cells.ts';

export function guestPanels(moment: PanelMoment): DraftPanel[] {
  const { world, state } = moment;
  const guest = state.guest[0];
  if (world.machine === null || guest === undefined) return [];
  const { guestSectors } = world.machine.setup;
  const showsHome = guest.home.length > 0;
  const rows = guestSectors.map(({ name }, sector): DraftRow => {
    const latest = guest.latest[sector]!;
    const flushed = guest.flushed[sector]!;
    const home = guest.home[sector] ?? 0;
    return {
      name,
      cells: [
        copyCell(moment, guestSubject(world, sector), latest, valueText(world, latest), 'plain'),
        plainCell(valueText(world, flushed), 'plain', [flushed]),
        ...(showsHome ? [home === 0 ? absentCell('–') : plainCell(clusterText(0, home - 1), 'plain', [home])] : []),
      ],
    };
  });
  return [
    {
      id: 'guest',
      title: 'guest',
      host: null,
      tables: [
        { caption: 'disk', columns: ['wrote last', 'promised by a flush', ...(showsHome ? ['put in'] : [])], rows },
        ...factTable('guest', guestFacts(moment, world.machine)),
      ],
    },
  ];
}

function guestFacts(moment: PanelMoment, { setup, processes }: MachineWorld): DraftRow[] {
  const { world, state } = moment;
  const guest = state.guest[0]!;
  const running = processes.filter(
    ({ setup: { program } }, process) => program === 'qemu' && state.processes[process]!.run === 'running',
  );
  const places = running.map(({ name }) => name).join(' and ');
  const { workload } = setup;
  const { status, process } = guest.request;
  const wrong = eventLines(guest.event).map((line) => line.replace(/^wrong: /, ''));
  const left = Object.entries(guest.left).filter(([what]) => workload !== null && workload[what as 'writes'] > 0);
  return [
    fact(
      'runs on',
      running.length === 0 ? absentCell('no host') : plainCell(places, running.length > 1 ? 'bad' : 'plain'),
    ),
    ...(setup.guestSizes.length > 1
      ? [
          fact(
            'size of its disk',
            copyCell(moment, { kind: 'disk-size' }, guest.size, sectorsText(setup.guestSizes[guest.size]), 'plain'),
          ),
        ]
      : []),
    ...(status === 'none'
      ? []
      : [
          fact(
            status === 'parked' ? 'failed request' : 'request in flight',
            plainCell(`${requestText(world, state)} on ${processes[process]!.name}`, 'dirty'),
          ),
        ]),
    ...(workload === null || workload.anyNumber || left.length === 0
      ? []
      : [fact('may still do', plainCell(left.map(([what, count]) => `${count} ${what}`).join(', ')))]),
    ...(guest.died ? [fact('died', plainCell('with what it ran on', 'bad'))] : []),
    ...wrong.map((line, index) => fact(index === 0 ? 'wrong' : `wrong too (${index})`, plainCell(line, 'bad'))),
  ];
}

/** Each process with what it knows of the machine, and its image format with the tables in its memory. */
export function processPanels(moment: PanelMoment): DraftPanel[] {
  const { machine } = moment.world;
  return (machine?.processes ?? []).map(({ name, host, setup }, process): DraftPanel => {
    const tables = factTable('process', processFacts(moment, machine!, process));
    return {
      id: `process ${name}`,
      title: `${setup.program === 'qemu' ? 'QEMU' : 'tool'} ${name}`,
      host,
      tables: [
        ...tables,
        ...machine!.images.flatMap((_, image) =>
          factTable(formatCaption(machine!, image), tableRows(moment, process, image)),
        ),
      ],
    };
  });
}

const formatCaption = ({ images }: MachineWorld, image: number): string =>
  `${image === 0 ? '' : 'backing '}${images[image]!.format} in memory`;

function processFacts(moment: PanelMoment, machine: MachineWorld, process: number): DraftRow[] {
  const { world, state } = moment;
  const { setup } = machine.processes[process]!;
  const own = state.processes[process]!;
  const { guestSizes } = machine.setup;
  const isThere = own.run !== 'absent' && own.run !== 'gone';
  const size = (index: number, of: number | undefined, kind: 'file-size' | 'disk-size'): DraftCell =>
    index < 0 ? absentCell('–') : copyCell(moment, { kind }, index, sectorsText(of), 'clean');
  return [
    fact('state', plainCell(runText(own.run, setup.program), isThere ? 'plain' : 'absent', [own.run])),
    ...(machine.migrations.length > 0 && setup.program === 'qemu'
      ? [
          fact(
            'memory of the guest',
            plainCell(
              ownMemory(own.memory),
              own.memory === 'old' ? 'old' : own.memory === 'none' ? 'absent' : 'plain',
              [own.memory],
            ),
          ),
        ]
      : []),
    fact(
      'since its last flush',
      plainCell(own.unflushed ? 'has written' : 'has written nothing', own.unflushed ? 'dirty' : 'clean'),
    ),
    ...(own.poisoned ? [fact('flushes', plainCell('fail for good', 'bad'))] : []),
    ...(own.contOrdered ? [fact('told to run', plainCell('yes (cont)'))] : []),
    ...(world.sizes.length > 1
      ? [
          fact(
            'length of the file it goes by',
            size(own.images[0]!.loaded ? own.fileSize : -1, world.sizes[own.fileSize], 'file-size'),
          ),
        ]
      : []),
    ...(guestSizes.length > 1 && setup.program === 'qemu'
      ? [fact('size its device keeps', size(own.deviceSize - 1, guestSizes[own.deviceSize - 1], 'disk-size'))]
      : []),
    ...(own.geometry > 0
      ? [
          fact(
            'geometry',
            plainCell(`guessed from ${geometryText(moment, machine, own.geometry)}`, 'plain', [own.geometry]),
          ),
        ]
      : []),
  ];
}

const ownMemory = (memory: StorageState['processes'][number]['memory']): string =>
  memory === 'none'
    ? 'has none of it'
    : memory === 'current'
      ? 'has all of it'
      : memory === 'part'
        ? 'has part of it'
        : memoryTexts.old;

function geometryText({ world }: PanelMoment, machine: MachineWorld, geometry: number): string {
  const { guestSizes, guestSectors } = machine.setup;
  const value = valueText(world, Math.floor((geometry - 1) / guestSizes.length));
  return `${guestSectors[machine.geometrySector]!.name} = ${value} and ${sectorsText(guestSizes[(geometry - 1) % guestSizes.length])}`;
}

/** Header and tables of an image as a process has them. */
function tableRows(moment: PanelMoment, process: number, image: number): DraftRow[] {
  const { world, state } = moment;
  const layout = world.machine!.images[image]!;
  if (layout.header < 0) return [];
  const cached = state.processes[process]!.images[image]!;
  const copy = (sector: number, content: number, text: string, status: 'clean' | 'dirty'): DraftCell =>
    copyCell(
      moment,
      { kind: 'sector', sector },
      content,
      status === 'dirty' ? `${text} (not written yet)` : text,
      status,
    );
  const table = (
    name: string,
    { status, code }: (typeof cached)['refcounts'],
    sector: number,
    content: number,
    text: () => string,
  ): DraftRow => {
    if (!cached.loaded || status === 'absent') return fact(name, absentCell('not read'));
    if (sector < 0) return fact(name, plainCell(text(), status, [code, status]));
    const cell = copy(sector, content, text(), status);
    return fact(name, { ...cell, holds: `${code} ${status}` });
  };
  const whole = (name: string, sector: number, content: number, text: () => string): DraftRow =>
    fact(name, cached.loaded ? copy(sector, content, text(), 'clean') : absentCell('not read'));
  const of = (l1Index: number): string => (cached.l2.length > 1 ? `L2 table ${l1Index + 1}` : 'L2 table');
  return [
    whole('header', layout.header, cached.header, () => headerText(world, image, cached.header)),
    whole('L1 table', layout.l1, cached.l1, () => l1Text(world, image, cached.l1)),
    ...cached.l2.map((entry, l1Index) => {
      const { cluster } = entryAt(layout, cached.l1, l1Index);
      const sector = cluster < 0 ? -1 : layout.pool[cluster]![0]!;
      return table(of(l1Index), entry, sector, l2Content(layout, entry.code), () =>
        l2Text(world, image, entry.code, l1Index),
      );
    }),
    ...(layout.refcounts < 0
      ? []
      : [
          table(
            'refcounts',
            cached.refcounts,
            refcountsSector(layout, cached.header),
            refcountsContent(layout, cached.header, cached.refcounts.code),
            () => refcountsText(world, image, cached.refcounts.code),
          ),
        ]),
    fact(
      layout.format === 'qed' ? 'next cluster at the end' : 'looks for free clusters from',
      cached.loaded ? plainCell(clusterText(image, cached.next), 'plain', [cached.next]) : absentCell('–'),
    ),
    ...(cached.bitmap ? [fact('dirty bitmap', plainCell('loaded'))] : []),
  ];
}

/** Everybody who has the file open, or could, and what he may do with it. */
export function authorityPanels(moment: PanelMoment): DraftPanel[] {
  const { world } = moment;
  const rows = world.machine === null ? handleRows(moment) : processRows(moment, world.machine);
  const owner: DraftRow[] = world.features.exclusiveWriteLock ? [ownerRow(moment)] : [];
  if (rows.length === 0) return [];
  const columns = world.machine === null ? ['descriptor', 'lock'] : ['image', 'image lock', 'may write'];
  return [
    {
      id: 'authority',
      title: world.machine === null ? 'who has it open' : 'who may write',
      host: null,
      tables: [{ caption: 'access', columns, rows }, ...factTable('exclusive lock', owner)],
    },
  ];
}

function ownerRow({ world, state }: PanelMoment): DraftRow {
  const view = world.views[state.writeOwner - 1];
  return fact('owner', view === undefined ? absentCell('nobody') : plainCell(view.name));
}

function handleRows({ world, state }: PanelMoment): DraftRow[] {
  return world.handles.map(({ actor, name, mode }, handle): DraftRow => {
    const { open, locked } = state.handles[handle]!;
    return {
      name: name === '' ? actor : `${actor} ${name}`,
      cells: [
        plainCell(open ? `open, ${mode === 'direct' ? 'O_DIRECT' : mode}` : 'closed', open ? 'plain' : 'absent', [
          open,
        ]),
        locked ? plainCell('held') : absentCell('none'),
      ],
    };
  });
}

function processRows({ state }: PanelMoment, machine: MachineWorld): DraftRow[] {
  return machine.processes.map(({ name, main, readOnly, setup, view }, process): DraftRow => {
    const own = state.processes[process]!;
    const calls = [main, ...(readOnly === null ? [] : [readOnly])];
    const isLocked = calls.some(({ handle }) => state.handles[handle]!.locked);
    const openForWriting = state.handles[main.handle]!.open;
    const isOpen = openForWriting || calls.some(({ handle }) => state.handles[handle]!.open);
    const refused = !openForWriting
      ? 'no: not open for writing'
      : setup.readOnly
        ? 'no: opened read-only'
        : own.inactive
          ? 'no: the image is inactive'
          : state.views[view]!.blocklisted
            ? 'no: blocklisted'
            : null;
    return {
      name,
      cells: [
        isOpen ? plainCell(openForWriting ? 'open' : 'open read-only') : absentCell('closed'),
        isLocked ? plainCell('held') : absentCell('none'),
        refused === null ? plainCell('yes', 'plain') : plainCell(refused, 'absent'),
      ],
    };
  });
}
