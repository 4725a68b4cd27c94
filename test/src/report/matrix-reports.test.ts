import { describe, expect, test } from 'vitest';
import type { Cell } from '../../../src/matrix/axes.ts';
import { cellScenario } from '../../../src/matrix/cell-scenario.ts';
import type { Decision } from '../../../src/matrix/decide.ts';
import type { Matrix, MatrixCell } from '../../../src/matrix/matrix.ts';
import { defaultScope } from '../../../src/matrix/scope.ts';
import { matrixCsv } from '../../../src/report/matrix-csv.ts';
import { matrixHtml } from '../../../src/report/matrix-html.ts';
import { impossibleRemarks, matrixJson } from '../../../src/report/matrix-json.ts';
import { matrixMarkdown } from '../../../src/report/matrix-markdown.ts';
import type { MatrixReport } from '../../../src/report/matrix-report.ts';
import { matrixText } from '../../../src/report/matrix-text.ts';
import { createTheme, plainTheme } from '../../../src/report/theme.ts';

const usual: Cell = {
  storage: 'nfs',
  cache: 'none',
  image: 'raw',
  qemu: '2011',
  handoff: 'own',
  arbiter: 'none',
  faults: 'none',
};

const safe = decision('safe', []);
const stale = decision('unsafe', ['stale-read', 'lost-write']);

function decision(
  verdict: Decision['verdict'],
  violated: readonly string[],
  changes: Partial<Decision> = {},
): Decision {
  return {
    verdict,
    violations: violated.map((property) => ({
      property,
      explanation: `a "${property}"`,
      run: ['S.begin', 'guest.read'],
    })),
    notReached: [],
    figures: {
      complete: verdict !== 'undecided',
      ...(verdict === 'undecided' ? { stoppedBy: 'states' as const } : {}),
      states: 1234,
      transitions: 5000,
      depth: 20,
      quiescent: 3,
      bytes: 4096,
      elapsedMs: 12.34,
      reductions: [],
    },
    ...changes,
  };
}

function decided(changes: Partial<Cell>, one: Decision, sharedWith?: Cell): MatrixCell {
  const cell = { ...usual, ...changes };
  const made = cellScenario(cell, defaultScope);
  if (!made.possible) throw new Error(made.reason);
  const { scenario, text } = made;
  return { kind: 'decided', cell, scenario, text, decision: one, ...(sharedWith === undefined ? {} : { sharedWith }) };
}

const cells: readonly MatrixCell[] = [
  decided({}, safe),
  decided({ qemu: '10.0' }, safe),
  decided({ cache: 'unsafe' }, stale),
  decided({ cache: 'unsafe', qemu: '10.0' }, decision('undecided', [])),
  decided({ image: 'vmdk' }, decision('safe', [], { notReached: ['guest-runs-at-destination'] })),
  decided({ storage: 'iscsi' }, safe),
  { kind: 'impossible', cell: { ...usual, storage: 'iscsi', image: 'qed' }, reason: 'no room to <grow>, "never"' },
  decided({ storage: 'fc' }, safe, { ...usual, storage: 'iscsi' }),
];

function report(some: readonly MatrixCell[] = cells): MatrixReport {
  const matrix: Matrix = { cells: some, notReached: 0, scope: defaultScope, searches: 5, elapsedMs: 1500 };
  const header = { version: '0', modelVersion: '1', node: '20', arguments: ['matrix'] };
  return { header, matrix, settingWords: [] };
}

describe('as a table', () => {
  const text = matrixText(report(), plainTheme, 'table');

  test('versions stand side by side below their cache mode', () => {
    expect(text).toContain(
      [
        '                   none        unsafe',
        'storage    format  2011  10.0  2011  10.0',
        'nfs        raw     ✓     ✓     ✗ RW  ?',
        '           vmdk    ·',
        'iscsi, fc  raw     ✓',
        '',
      ].join('\n'),
    );
  });

  test('what the signs mean, and what limits the verdicts, stands below', () => {
    expect(text).toContain('✓ safe  ✗ unsafe  ? undecided  · vacuous  R stale-read  W lost-write');
    expect(text).toContain('of a guest that makes any number of writes, reads and flushes');
    expect(text).toContain('fc: the model is given the same as for iscsi, so one search decided both.');
    expect(text).toContain('Not possible: qed over iscsi. no room to <grow>, "never".');
    expect(text).toContain('only because something never happens: guest-runs-at-destination.');
    expect(text).toContain('(stopped by --max-states): 1 cell. A smaller scope, or a higher limit, may decide more: ');
    expect(text).toContain('--storage nfs --cache unsafe --format raw --qemu 2011 --counterexample stale-read');
    expect(text).toContain('8 cells: 4 safe, 1 vacuous, 1 unsafe, 1 undecided, 1 not possible; 5 searches,');
  });

  test('gives way to a list where there are few cells or there is too little room', () => {
    expect(matrixText(report(), plainTheme)).toContain('nfs      unsafe  raw     2011  unsafe: stale-read, lost-write');
    const many = Array.from({ length: 30 }, () => cells[2]!);
    const narrow = createTheme({ unicode: true, width: 20 });
    expect(matrixText(report(many), plainTheme)).toMatch(/storage +format +2011/);
    expect(matrixText(report(many), narrow)).not.toMatch(/format +2011/);
  });

  test('a list that is cut says so', () => {
    const cut = decision('unsafe', ['stale-read']);
    const partial = { ...cut, figures: { ...cut.figures, complete: false, stoppedBy: 'states' as const } };
    const some = report([decided({}, partial)]);
    expect(matrixText(some, plainTheme)).toContain('unsafe: stale-read and perhaps more');
    expect(matrixText(some, plainTheme, 'table')).toContain('✗ R+');
  });
});

test('as Markdown', () => {
  expect(
    matrixMarkdown(report()),
  ).toContain(`| storage | format | none, 2011 | none, 10.0 | unsafe, 2011 | unsafe, 10.0 |
| --- | --- | --- | --- | --- | --- |
| nfs | raw | ✓ | ✓ | ✗ RW | ? |
| nfs | vmdk | · |  |  |  |
| iscsi, fc | raw | ✓ |  |  |  |

✓ safe, ✗ unsafe, ? undecided, · vacuous, R \`stale-read\`, W \`lost-write\`
`);
});

test('as CSV, every cell is a line, with what it takes to get it again', () => {
  const lines = matrixCsv(report()).split('\r\n');
  expect(lines).toHaveLength(cells.length + 2);
  expect(lines[0]).toMatch(/^storage,cache,format,qemu,handoff,arbiter,faults,verdict,violations,/);
  expect(lines[3]).toMatch(
    /^nfs,unsafe,raw,2011,2011,none,none,unsafe,stale-read lost-write,,1234,5000,20,true,,none,12\.3,2,1,1,0,1,/,
  );
  expect(lines[7]).toContain(',not possible,');
  expect(lines[7]).toMatch(/,"no room to <grow>, ""never"""$/);
});

test('as HTML, every verdict stands in words, and nothing of the text is markup', () => {
  const page = matrixHtml(report());
  expect(page).toContain('<b>✗ unsafe</b><br>stale-read, lost-write</td>');
  expect(page).toContain('<th scope="rowgroup" rowspan="2">nfs</th>');
  expect(page).toContain('no room to &lt;grow&gt;, &quot;never&quot;');
  expect(page).not.toContain('<grow>');
  expect(page).not.toMatch(/(src|href)=/);
});

describe('as JSON', () => {
  const parsed = JSON.parse(matrixJson(report())) as Record<string, unknown>[];

  test('an array with an object for each cell that was decided', () => {
    expect(parsed).toHaveLength(cells.length - 1);
    expect(parsed[2]).toMatchObject({
      storage: 'nfs',
      cache: 'unsafe',
      format: 'raw',
      qemu: '2011',
      handoff: '2011',
      verdict: 'unsafe',
      violations: ['stale-read', 'lost-write'],
      states: 1234,
      complete: true,
      scope: defaultScope,
      trace: 'stalemate matrix --storage nfs --cache unsafe --format raw --qemu 2011 --counterexample stale-read',
    });
    expect(parsed[0]).not.toHaveProperty('trace');
    expect(parsed.map(({ verdict, vacuous }) => [verdict, vacuous])).toEqual([
      ['safe', false],
      ['safe', false],
      ['unsafe', false],
      ['undecided', false],
      ['safe', true],
      ['safe', false],
      ['safe', false],
    ]);
  });

  test('what is not possible is said beside it', () => {
    expect(impossibleRemarks(cells)).toEqual([
      'not possible: qed over iscsi with cache=none: no room to <grow>, "never"',
    ]);
  });
});
