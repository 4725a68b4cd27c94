/** What every layer holds at one moment, layer by layer. */
import type { StorageState } from '../../../sim/storage/state.ts';
import type { World } from '../../../sim/storage/world-types.ts';
import type { Subject } from '../../report/space-time/contents.ts';
import type { Newest } from '../../report/space-time/versions.ts';
import type { DraftPanel, DraftRow, DraftTable } from './panel-cells.ts';
import { attributePanels, cacheRightPanels, clientCachePanels, pageCachePanels } from './panels-of-caches.ts';
import type { Panel, PanelCell, PanelRow, PanelTable } from './protocol.ts';

export type { DraftPanel } from './panel-cells.ts';

/** @param newest  what was written last, so that older copies look old */
export function draftPanels(world: World, state: StorageState, newest: Newest): DraftPanel[] {
  const moment = { world, state, newest };
  return [
    ...pageCachePanels(moment),
    ...clientCachePanels(moment),
    ...attributePanels(moment),
    ...cacheRightPanels(moment),
  ].filter(({ tables }) => tables.length > 0);
}

type VersionOf = (subject: Subject, content: number) => PanelCell['version'];

/**
 * The panels of every moment of a run, with what its last step changed. What stays as it is is the same object, so
 * that a long run is not sent again and again within one answer.
 */
export function shownPanels(drafts: readonly (readonly DraftPanel[])[], versionOf: VersionOf): Panel[][] {
  const moments: Panel[][] = [];
  for (const [index, panels] of drafts.entries()) {
    const before = drafts[index - 1];
    const shownBefore = moments[index - 1];
    moments.push(
      panels.map((panel) => {
        const was = before?.find(({ id }) => id === panel.id);
        const shown = shownPanel(panel, was, versionOf);
        const last = shownBefore?.find(({ id }) => id === panel.id);
        return last !== undefined && JSON.stringify(last) === JSON.stringify(shown) ? last : shown;
      }),
    );
  }
  return moments;
}

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
