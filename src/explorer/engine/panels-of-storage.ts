/** What lies below and between the hosts: storage, servers, the network, and what has happened to the hosts. */
import { contentText } from '../../../sim/machine/contents.ts';
import { requestTexts } from '../../../sim/machine/describe-action.ts';
import { contains } from '../../../sim/storage/medium.ts';
import { registerOf } from '../../../sim/storage/outcome.ts';
import { sectorsText } from '../../report/leaf-basics.ts';
import {
  absentCell,
  copyCell,
  type DraftPanel,
  type DraftRow,
  fact,
  factTable,
  type PanelMoment,
  plainCell,
} from './panel-cells.ts';

/** Data and tables as they are stored, each medium apart. */
export function storagePanels(moment: PanelMoment): DraftPanel[] {
  const { world, state } = moment;
  return state.media.map((medium, index): DraftPanel => {
    const hasStable = medium.stable.length > 0;
    const held = (content: number, sector: number, size: number, isBase: boolean) =>
      contains(world, size, sector)
        ? copyCell(
            moment,
            { kind: 'sector', sector },
            content,
            contentText(world, sector, content, state),
            isBase ? 'plain' : 'clean',
          )
        : absentCell('beyond the end');
    const rows = medium.data.map(
      (content, sector): DraftRow => ({
        name: world.sectors[sector]!.name,
        cells: [
          held(content, sector, medium.size, true),
          ...(hasStable ? [held(medium.stable[sector]!, sector, medium.stableSize, false)] : []),
        ],
      }),
    );
    const size = (of: number) => copyCell(moment, { kind: 'file-size' }, of, sectorsText(world.sizes[of]), 'plain');
    const sizeRow: DraftRow = {
      name: 'size',
      cells: [size(medium.size), ...(hasStable ? [size(medium.stableSize)] : [])],
    };
    return {
      id: `storage ${index}`,
      title: world.features.shared ? 'storage' : `disk of ${world.hosts[index]}`,
      host: world.features.shared ? null : index,
      tables: [
        {
          caption: 'stored',
          columns: ['others can read', ...(hasStable ? ['outlives a loss of power'] : [])],
          rows: [...rows, ...(world.sizes.length > 1 ? [sizeRow] : [])],
        },
      ],
    };
  });
}

/** Heads of a server that may lag behind one another. */
export function headPanels(moment: PanelMoment): DraftPanel[] {
  const { world, state } = moment;
  return state.heads.map(
    ({ data }, view): DraftPanel => ({
      id: `head ${view}`,
      title: `server head for ${world.views[view]!.name}`,
      host: null,
      tables: factTable(
        'serves',
        data.map((content, sector) =>
          fact(
            world.sectors[sector]!.name,
            copyCell(moment, { kind: 'sector', sector }, content, contentText(world, sector, content, state), 'clean'),
          ),
        ),
      ),
    }),
  );
}

/** Links, hosts and servers that are not as they should be could be so in this scenario; messages on their way. */
export function networkPanels(moment: PanelMoment): DraftPanel[] {
  const tables = [
    ...factTable('hosts', hostRows(moment)),
    ...factTable('links', linkRows(moment)),
    ...factTable('on its way', messageRows(moment)),
  ];
  return tables.length === 0 ? [] : [{ id: 'network', title: 'hosts and network', host: null, tables }];
}

const failingHosts: readonly string[] = [
  'crash',
  'boot',
  'partition',
  'heal',
  'fence',
  'server-crash',
  'server-restart',
];

function hostRows({ world, state }: PanelMoment): DraftRow[] {
  const { faults, steps } = world.litmus;
  const machine = world.machine?.setup;
  const budgets = [...Object.values(faults.hostCrash), ...Object.values(faults.partition), faults.serverCrash];
  const canFail =
    budgets.some((left) => left > 0) ||
    steps.some(({ operation }) => failingHosts.includes(operation.kind)) ||
    machine?.migrations.some(({ fencing }) => fencing !== 'none') === true;
  if (!canFail) return [];
  return [
    ...world.hosts.map((name, host) => {
      const { up, connected } = state.hosts[host]!;
      return fact(
        `host ${name}`,
        plainCell(!up ? 'down' : connected ? 'up' : 'cut off from the storage', up && connected ? 'plain' : 'bad'),
      );
    }),
    ...world.views.flatMap(({ name }, view) =>
      state.views[view]!.blocklisted ? [fact(`access of ${name}`, plainCell('taken away', 'bad'))] : [],
    ),
    ...(state.server.up ? [] : [fact('server', plainCell('down', 'bad'))]),
  ];
}

function linkRows({ world, state }: PanelMoment): DraftRow[] {
  if (world.machine === null || world.machine.setup.faults.linkCut === 0) return [];
  return world.machine.links.map((name, link) =>
    fact(`link ${name}`, state.cut[link] ? plainCell('cut', 'bad') : plainCell('works')),
  );
}

function messageRows({ world, state }: PanelMoment): DraftRow[] {
  const machine = world.machine;
  const own = (machine?.migrations ?? []).flatMap(({ setup, arbiter }, migration): DraftRow[] => {
    const { source, destination } = setup;
    const { stream, acknowledgement } = state.migrations[migration]!;
    const asked = state.arbiters[migration];
    const step = arbiter?.steps[asked?.step ?? -1];
    const whom = step?.kind === 'request' ? (step.to === 'source' ? source : destination) : '';
    return [
      ...(stream === 'sent' ? [fact('state of the guest', plainCell(`${source} to ${destination}`, 'dirty'))] : []),
      ...(acknowledgement === 'sent'
        ? [fact('acknowledgement', plainCell(`${destination} to ${source}`, 'dirty'))]
        : []),
      ...(step?.kind === 'request' && asked?.call === 'requested'
        ? [fact('request', plainCell(`arbiter to ${whom}: ${requestTexts[step.request]}`, 'dirty'))]
        : []),
      ...(step?.kind === 'request' && (asked?.call === 'ok' || asked?.call === 'error')
        ? [fact('answer', plainCell(`${whom} to arbiter: ${asked.call}`, 'dirty'))]
        : []),
    ];
  });
  const { pending, sent, data } = state.duplicate;
  if (!pending) return own;
  const carried = sent.flatMap((isSent, sector) =>
    isSent ? [`${world.sectors[sector]!.name} = ${contentText(world, sector, data[sector]!, state)}`] : [],
  );
  return [...own, fact('delayed copy of a WRITE', plainCell(carried.join(', '), 'dirty'))];
}

/** What the steps of the scenario have returned so far. */
export function resultPanels({ world, state }: PanelMoment): DraftPanel[] {
  const rows = world.registers.map((_, register): DraftRow => {
    const { name, value, old } = registerOf(world, state, register);
    if (value === '-') return fact(name, absentCell('–'));
    return fact(name, plainCell(old ? `${value}, which is old` : value, old ? 'bad' : 'plain', [value, old]));
  });
  if (rows.length === 0) return [];
  return [
    { id: 'results', title: 'results', host: null, tables: [{ caption: 'registers', columns: ['returned'], rows }] },
  ];
}
