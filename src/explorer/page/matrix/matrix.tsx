import { useEffect, useRef } from 'preact/hooks';
import type { MatrixPlan } from '../../engine/protocol.ts';
import { openAndGo } from '../workbench/bench.ts';
import { answers, decideAll, deciding, plan, stopDeciding } from './deciding.ts';

type Cell = MatrixPlan['cells'][number];

/** What is safe to migrate: every combination, decided one after another; each cell opens its run. */
export function Matrix() {
  useEffect(() => void decideAll(), []);
  const known = plan.value;
  const done = answers.value.size;
  return (
    <main class="page">
      <h1>What is safe to migrate?</h1>
      <p>Storage and image format, cache mode and version of QEMU: each cell is a search of every interleaving.</p>
      {known === null ? (
        <p class="hint">Loading the model…</p>
      ) : (
        <>
          <p class="progress">
            <span>
              {done} of {known.cells.length} decided
            </span>{' '}
            <button
              type="button"
              onClick={deciding.value ? stopDeciding : decideAll}
              disabled={done >= known.cells.length}
            >
              {deciding.value ? 'Stop' : 'Go on'}
            </button>
          </p>
          <Grid plan={known} />
          <p class="hint">
            ✓ safe, ✗ unsafe: R stale-read, W lost-write, M metadata-corruption, + and perhaps more; ? undecided; –
            cannot be. Arrow keys move, Enter opens.
          </p>
        </>
      )}
    </main>
  );
}

function Grid({ plan: { axes, cells } }: { readonly plan: MatrixPlan }) {
  const table = useRef<HTMLTableElement>(null);
  const across = axes.slice(-2);
  const down = axes.slice(0, -2);
  const columns = combinations(across.map(({ values }) => values.length));
  const rows = combinations(down.map(({ values }) => values.length)).filter((row) =>
    cells.some(({ at, scenario }) => scenario !== null && row.every((value, axis) => at[axis] === value)),
  );
  const cellAt = (row: readonly number[], column: readonly number[]): number =>
    cells.findIndex(({ at }) => [...row, ...column].every((value, axis) => at[axis] === value));
  const names = (which: typeof axes, at: readonly number[]): string[] =>
    at.map((value, axis) => which[axis]!.values[value]!);
  const onKeyDown = (event: KeyboardEvent): void => {
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ArrowDown: [1, 0],
      ArrowUp: [-1, 0],
      ArrowRight: [0, 1],
      ArrowLeft: [0, -1],
    };
    const move = moves[event.key];
    const cell = (event.target as HTMLElement).closest('td');
    if (move === undefined || cell === null) return;
    event.preventDefault();
    const row = (cell.parentElement as HTMLTableRowElement).sectionRowIndex + move[0];
    const next = table.current?.tBodies[0]?.rows[row]?.cells[cell.cellIndex + move[1]];
    const button = next?.querySelector('button');
    if (button == null) return;
    for (const one of table.current!.querySelectorAll('td button')) one.setAttribute('tabindex', '-1');
    button.setAttribute('tabindex', '0');
    button.focus();
  };
  return (
    <div class="table-scroll">
      <table class="matrix" ref={table} onKeyDown={onKeyDown}>
        <caption class="unseen">Verdict for each combination</caption>
        <thead>
          <tr>
            {down.map(({ name }) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
            {columns.map((column) => (
              <th scope="col" key={column.join()}>
                {names(across, column).join(', ')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, rowIndex) => (
            <tr key={row.join()}>
              {names(down, row).map((name) => (
                <th scope="row" key={name}>
                  {name}
                </th>
              ))}
              {columns.map((column, columnIndex) => {
                const number = cellAt(row, column);
                const label = [...names(down, row), ...names(across, column)].join(', ');
                return (
                  <td key={column.join()}>
                    <OneCell
                      cell={number < 0 ? undefined : cells[number]}
                      number={number}
                      label={label}
                      first={rowIndex + columnIndex === 0}
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface OneCellProps {
  readonly cell: Cell | undefined;
  readonly number: number;
  readonly label: string;
  readonly first: boolean;
}

function OneCell({ cell, number, label, first }: OneCellProps) {
  const tabIndex = first ? 0 : -1;
  if (cell === undefined || cell.scenario === null) {
    const why = cell?.impossible ?? 'cannot be';
    return (
      <button
        type="button"
        class="cell"
        tabIndex={tabIndex}
        aria-disabled="true"
        title={why}
        aria-label={`${label}: ${why}`}
      >
        –
      </button>
    );
  }
  const { scenario } = cell;
  const answer = answers.value.get(number);
  const [worst] = answer?.violations ?? [];
  const look = answer === undefined ? '' : { safe: 'good', unsafe: 'bad', undecided: 'unknown' }[answer.verdict];
  const names = answer?.violations.map(({ property }) => property) ?? [];
  const short = answer?.letters ?? '';
  const sign = answer === undefined ? '…' : { safe: '✓', unsafe: '✗', undecided: '?' }[answer.verdict];
  const more = answer?.verdict === 'unsafe' && !answer.complete ? ['and perhaps more'] : [];
  const told = answer === undefined ? 'not decided yet' : [answer.verdict, ...names, ...more].join(', ');
  const open = (): Promise<void> =>
    openAndGo(scenario, worst === undefined ? {} : { run: worst.run, property: worst.property });
  return (
    <button
      type="button"
      class={`cell ${look}`}
      tabIndex={tabIndex}
      title={told}
      aria-label={`${label}: ${told}`}
      onClick={open}
    >
      {sign} {short}
    </button>
  );
}

/** Every index into each of lists of such lengths. */
function combinations(lengths: readonly number[]): number[][] {
  return lengths.reduce<number[][]>(
    (all, length) => all.flatMap((one) => Array.from({ length }, (_, index) => [...one, index])),
    [[]],
  );
}
