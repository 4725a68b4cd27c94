import { versionMark } from '../../../report/space-time/glyphs.ts';
import type { Panel, PanelCell, PanelTable } from '../../engine/protocol.ts';
import { branch, shown } from './bench.ts';

/** What each layer holds at the moment that is shown. */
export function StatePanels() {
  const run = shown.value;
  const moment = run?.moments[Math.min(branch.value.cursor, run.moments.length - 1)];
  if (moment === undefined) return null;
  return (
    <div class="panels">
      <p class="hint">
        <span class="changed">bold, after ▸</span>: what the last step changed
      </p>
      {moment.panels.map((panel) => (
        <OnePanel key={panel.id} panel={panel} />
      ))}
    </div>
  );
}

function OnePanel({ panel: { title, tables, host } }: { readonly panel: Panel }) {
  const changes = tables.some(({ rows }) => rows.some(({ cells }) => cells.some(({ changed }) => changed)));
  return (
    <section class={`panel ${host === null ? 'shared' : `host-${host % 4}`}`} aria-label={title}>
      <h4>
        {title}
        {changes && <span class="changed-sign"> ▸ changed</span>}
      </h4>
      {tables.map((table) => (
        <OneTable key={table.caption} table={table} only={tables.length === 1 && table.caption === title} />
      ))}
    </section>
  );
}

function OneTable({ table: { caption, columns, rows }, only }: { readonly table: PanelTable; readonly only: boolean }) {
  return (
    <table>
      <caption class={only ? 'unseen' : undefined}>{caption}</caption>
      {columns.some((column) => column !== '') && (
        <thead>
          <tr>
            <td />
            {columns.map((column) => (
              <th scope="col" key={column}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {rows.map(({ name, cells }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {cells.map((cell, index) => (
              <Cell key={index} cell={cell} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ cell: { text, look, version, changed } }: { readonly cell: PanelCell }) {
  return (
    <td class={`cell ${look}${changed ? ' changed' : ''}`}>
      {changed && (
        <span class="changed-sign" role="img" aria-label="changed">
          ▸{' '}
        </span>
      )}
      {version !== null && <span aria-hidden="true">{versionMark(version.version)} </span>}
      {text}
    </td>
  );
}
