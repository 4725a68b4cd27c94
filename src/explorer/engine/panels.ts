/** What every layer holds at one moment, layer by layer. */
import type { StorageState } from '../../../sim/storage/state.ts';
import type { World } from '../../../sim/storage/world-types.ts';
import type { Subject } from '../../report/space-time/contents.ts';
import type { Newest } from '../../report/space-time/versions.ts';
import type { DraftPanel, DraftRow, DraftTable, PanelMoment } from './panel-cells.ts';
import { attributePanels, cacheRightPanels, clientCachePanels, pageCachePanels } from './panels-of-caches.ts';
import { authorityPanels, guestPanels, processPanels } from './panels-of-machines.ts';
import { arbiterPanels, migrationPanels } from './panels-of-migrations.ts';
import { headPanels, networkPanels, resultPanels, storagePanels } from './panels-of-storage.ts';
import type { Panel, PanelCell, PanelRow, PanelTable } from './protocol.ts';

export type { DraftPanel } from './panel-cells.ts';

/** From those who decide down to the storage, as lanes stand in the drawing. */
const layers: readonly ((moment: PanelMoment) => DraftPanel[])[] = [
  arbiterPanels,
  migrationPanels,
  guestPanels,
  authorityPanels,
  processPanels,
  pageCachePanels,
  clientCachePanels,
  attributePanels,
  cacheRightPanels,
  networkPanels,
  headPanels,
  storagePanels,
  resultPanels,
];

/**
 * @param newest  what was written last, so that older copies look old
 * @param before  the panels a moment ago: what is as it was is the same object again
 */
export function draftPanels(
  world: World,
  state: StorageState,
  newest: Newest,
  before: readonly DraftPanel[] = [],
): DraftPanel[] {
  const moment = { world, state, newest };
  return layers
    .flatMap((panelsOf) => panelsOf(moment))
    .filter(({ tables }) => tables.length > 0)
    .map((panel) => {
      const was = before.find(({ id }) => id === panel.id);
      return was !== undefined && textOf(was) === textOf(panel) ? was : panel;
    });
}

const texts = new WeakMap<DraftPanel, string>();

function textOf(panel: DraftPanel): string {
  const text = texts.get(panel) ?? JSON.stringify(panel);
  texts.set(panel, text);
  return text;
}

type VersionOf = (subject: Subject, content: number) => PanelCell['version'];

/**
 * The panels of every moment of a run, with what its last step changed. What stays as it is is the same object, so
 * that a long run is not sent again and again within one answer.
 */
export function shownPanels(drafts: readonly (readonly DraftPanel[])[], versionOf: VersionOf): Panel[][] {
  const unchanged = new Map<DraftPanel, Panel>();
  return drafts.map((panels, index) =>
    panels.map((panel) => {
      const was = drafts[index - 1]?.find(({ id }) => id === panel.id);
      const isNew = index > 0 && was !== panel;
      const known = isNew ? undefined : unchanged.get(panel);
      const shown = known ?? shownPanel(panel, index === 0 ? undefined : (was ?? emptied(panel)), versionOf);
      if (!isNew) unchanged.set(panel, shown);
      return shown;
    }),
  );
}

/** The same panel when it was not there yet. */
const emptied = (panel: DraftPanel): DraftPanel => ({ ...panel, tables: [] });

/** @param was  the same panel a moment ago; absent: there was no moment before */
function shownPanel({ id, title, host, tables }: DraftPanel, was: DraftPanel | undefined, versionOf: VersionOf): Panel {
  return {
    id,
    title,
    host,
    tables: tables.map((table): PanelTable => {
      const tableBefore = was?.tables.find(({ caption }) => caption === table.caption);
      return { ...table, rows: table.rows.map((row) => shownRow(row, was && rowsOf(tableBefore), versionOf)) };
    }),
  };
}

const rowsOf = (table: DraftTable | undefined): readonly DraftRow[] => table?.rows ?? [];

function shownRow({ name, cells }: DraftRow, before: readonly DraftRow[] | undefined, versionOf: VersionOf): PanelRow {
  const was = before?.find((row) => row.name === name);
  return {
    name,
    cells: cells.map(
      (cell, column): PanelCell => ({
        text: cell.text,
        look: cell.look,
        version: cell.copy === null ? null : versionOf(cell.copy.subject, cell.copy.content),
        changed: before !== undefined && was?.cells[column]?.holds !== cell.holds,
      }),
    ),
  };
}
