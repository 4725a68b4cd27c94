/** Cells of panels before it is known which versions a run brings up, and what its last step changed. */
import type { StorageState } from '../../../sim/storage/state.ts';
import type { World } from '../../../sim/storage/world-types.ts';
import { type Subject, subjectKey } from '../../report/space-time/contents.ts';
import type { Newest } from '../../report/space-time/versions.ts';
import type { Panel, PanelCell, PanelRow, PanelTable } from './protocol.ts';

/** What a panel is made from. */
export interface PanelMoment {
  readonly world: World;
  readonly state: StorageState;
  readonly newest: Newest;
}

export type DraftPanel = Panel<DraftCell>;
export type DraftTable = PanelTable<DraftCell>;
export type DraftRow = PanelRow<DraftCell>;

export interface DraftCell extends Pick<PanelCell, 'text' | 'look'> {
  /** What it is a copy of; null: of nothing that has versions. */
  readonly copy: { readonly subject: Subject; readonly content: number } | null;
  /** The leaves it was made from, as one text: another text means that a step changed it. */
  readonly holds: string;
}

/**
 * @param text    for people
 * @param leaves  what it was made from; absent: the text says it all
 */
export function plainCell(
  text: string,
  look: PanelCell['look'] = 'plain',
  leaves: readonly (number | boolean | string)[] = [text],
): DraftCell {
  return { text, look, copy: null, holds: leaves.join(' ') };
}

export const absentCell = (text = 'nothing'): DraftCell => plainCell(text, 'absent', ['absent']);

/** A copy of something that has versions: it looks old where something else was written since. */
export function copyCell(
  { newest }: PanelMoment,
  subject: Subject,
  content: number,
  text: string,
  state: 'clean' | 'dirty' | 'plain',
): DraftCell {
  const latest = newest.get(subjectKey(subject));
  const isOld = state !== 'dirty' && latest !== undefined && latest !== content;
  return { text, look: isOld ? 'old' : state, copy: { subject, content }, holds: String(content) };
}

/** A row that says one thing. */
export const fact = (name: string, cell: DraftCell): DraftRow => ({ name, cells: [cell] });

/** Facts about one thing; no table where there are none. */
export function factTable(caption: string, rows: readonly DraftRow[]): DraftTable[] {
  return rows.length === 0 ? [] : [{ caption, columns: ['now'], rows }];
}
