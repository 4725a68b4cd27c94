/** The caches of each host, and what they hang on: pages, client caches, attributes, locks. */
import { contentText } from '../../../sim/machine/contents.ts';
import { pageName } from '../../../sim/storage/describe.ts';
import type { StorageState } from '../../../sim/storage/state.ts';
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

type Page = StorageState['views'][number]['pages'][number];

const statusTexts = {
  absent: 'not cached',
  clean: 'clean',
  dirty: 'dirty: still to be written',
  unstable: 'sent, not committed',
  lost: 'sent, lost by the server',
} as const satisfies Readonly<Record<Page['status'], string>>;

const statusLooks = {
  absent: 'absent',
  clean: 'clean',
  dirty: 'dirty',
  unstable: 'plain',
  lost: 'dirty',
} as const satisfies Readonly<Record<Page['status'], string>>;

export function pageCachePanels(moment: PanelMoment): DraftPanel[] {
  const { world } = moment;
  if (world.features.pageCache === 'none') return [];
  return world.views.map(
    (view, index): DraftPanel => ({
      id: `page-cache ${index}`,
      title: `page cache of ${view.name}`,
      host: view.host,
      tables: [
        {
          caption: 'pages',
          columns: ['holds', 'page', ...(maps(moment) ? ['mapped'] : [])],
          rows: pageRows(moment, index),
        },
        ...factTable('knows', knownRows(moment, index)),
      ],
    }),
  );
}

const maps = ({ world }: PanelMoment): boolean => world.steps.some(({ operation }) => operation.kind === 'mmap');

function pageRows(moment: PanelMoment, view: number): DraftRow[] {
  const { world, state } = moment;
  const cached = state.views[view]!;
  return world.sectors.map(({ name, page: index }, sector): DraftRow => {
    const page = cached.pages[index]!;
    const content = cached.data[sector]!;
    const isThere = page.status !== 'absent';
    const isToBeSent = (page.status === 'dirty' || page.status === 'lost') && cached.written[sector]!;
    const held = isThere
      ? copyCell(
          moment,
          { kind: 'sector', sector },
          content,
          contentText(world, sector, content, state),
          isToBeSent ? 'dirty' : 'clean',
        )
      : absentCell('–');
    const mapped = page.mapped ? 'in use' : page.vma ? 'yes' : 'no';
    return {
      name,
      cells: [
        held,
        plainCell(statusTexts[page.status], statusLooks[page.status], [page.status]),
        ...(maps(moment) ? [plainCell(mapped)] : []),
      ],
    };
  });
}

function knownRows(moment: PanelMoment, view: number): DraftRow[] {
  const { world, state } = moment;
  const { size, writeError } = state.views[view]!;
  return [
    ...(world.features.size === 'live' || world.sizes.length === 1
      ? []
      : [fact('size', copyCell(moment, { kind: 'file-size' }, size, sectorsText(world.sizes[size]), 'clean'))]),
    ...(writeError ? [fact('write error', plainCell('waits to be reported', 'bad'))] : []),
  ];
}

export function clientCachePanels(moment: PanelMoment): DraftPanel[] {
  const { world, state } = moment;
  if (world.dimensions.clientSectors === 0) return [];
  return world.views.map(
    (view, index): DraftPanel => ({
      id: `client-cache ${index}`,
      title: `client cache of ${view.name}`,
      host: view.host,
      tables: [
        {
          caption: 'entries',
          columns: ['holds', 'entry'],
          rows: state.views[index]!.client.map(({ status, data }, sector): DraftRow => {
            const text = contentText(world, sector, data, state);
            return {
              name: world.sectors[sector]!.name,
              cells: [
                status === 'absent'
                  ? absentCell('–')
                  : copyCell(moment, { kind: 'sector', sector }, data, text, status),
                plainCell(statusTexts[status], statusLooks[status], [status]),
              ],
            };
          }),
        },
      ],
    }),
  );
}

/** What a client of NFS or Gluster knows of the file, and what it does about its pages. */
export function attributePanels({ world, state }: PanelMoment): DraftPanel[] {
  const { nfs, validity } = world.features;
  if (validity !== 'attributes') return [];
  return world.views.map((view, index): DraftPanel => {
    const { attributesFresh, behind, invalid, deferred, delegation, directMode } = state.views[index]!;
    const pages = invalid
      ? 'to be dropped at the next access'
      : deferred
        ? 'to be dropped at the next first open'
        : 'in use';
    const rows = [
      fact('age', plainCell(attributesFresh ? 'fresh' : 'timed out')),
      fact(
        'beside the file',
        plainCell(behind ? 'older than its last change' : 'as on the server', behind ? 'old' : 'clean'),
      ),
      fact('cached pages', plainCell(pages)),
      ...(nfs?.delegations === true ? [fact('delegation', plainCell(delegation))] : []),
      ...(directMode ? [fact('last access', plainCell('O_DIRECT'))] : []),
    ];
    const title = nfs === null ? `attributes at ${view.name}` : `NFS attributes at ${view.name}`;
    return { id: `attributes ${index}`, title, host: view.host, tables: factTable('attributes', rows) };
  });
}

/** Locks of a cluster file system, or capabilities. */
export function cacheRightPanels({ world, state }: PanelMoment): DraftPanel[] {
  if (world.dimensions.cacheRights === 0) return [];
  const what = world.features.validity === 'capabilities' ? 'capabilities' : 'cluster locks';
  return world.views.map((view, index): DraftPanel => {
    const { cacheRights } = state.views[index]!;
    const rows = cacheRights.map((held, unit) =>
      fact(cacheRights.length > 1 ? pageName(world, unit) : 'file', plainCell(held)),
    );
    return {
      id: `cache-rights ${index}`,
      title: `${what} of ${view.name}`,
      host: view.host,
      tables: factTable(what, rows),
    };
  });
}
