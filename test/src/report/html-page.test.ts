import { expect, test } from 'vitest';
import { csvText } from '../../../src/report/csv.ts';
import { htmlPage, htmlTable } from '../../../src/report/html-page.ts';

test('fields of a row are quoted where they have to be', () => {
  expect(
    csvText([
      ['a', 'b c'],
      [1, 'x,"y"'],
    ]),
  ).toBe('a,b c\r\n1,"x,""y"""\r\n');
});

test('a page asks for nothing, and shows what it is given as text', () => {
  const table = htmlTable({
    caption: '<c>',
    columns: ['a', 'b'],
    rows: [
      ['<x>', 1],
      ['y', '2.5 ms'],
    ],
  });
  const header = { version: '1', modelVersion: '2', node: '20', arguments: ['run', 'a&b'] };
  const page = htmlPage({ title: '<t>', header, body: table });
  expect(page).toContain('<title>&lt;t&gt;</title>');
  expect(page).toContain("stalemate run 'a&amp;b'");
  expect(page).toContain('<th scope="row">&lt;x&gt;</th><td class="quantity">1</td>');
  expect(page).toContain('<td class="quantity">2.5 ms</td>');
  expect(page).not.toMatch(/<script|src=|href=|url\(/);
});
