import { describe, expect, it } from 'vitest';
import { formatError } from '../../../src/scenario/format-error.ts';
import { loadScenario } from '../../../src/scenario/load.ts';

function show(text: string, path = 'demo.yaml'): string {
  const result = loadScenario(text, path);
  return result.ok ? 'ok' : result.errors.map((error) => formatError(error, text)).join('\n');
}

describe('formatError', () => {
  it('shows code, place, source line, what was expected and what to do', () => {
    const text =
      'stalemate: 1\ntitle: t\nstorage: {name: nfs, export: asnyc}\nhosts: {S: direct}\nsteps:\n  - S: wait\n';
    expect(show(text)).toBe(
      [
        'V012 demo.yaml:3:30  storage.export: "asnyc" is not one of the values allowed here',
        '   3 | storage: {name: nfs, export: asnyc}',
        '     |                              ^^^^^',
        '  expected: sync, async   did you mean "async"?',
        '  more: stalemate explain V012',
      ].join('\n'),
    );
  });

  it('lists errors in the order of the text, ten at most', () => {
    const steps = Array.from({ length: 20 }, (_, index) => `  - S: nonsense${index}\n`).join('');
    const result = loadScenario(`stalemate: 1\ntitle: t\nstorage: nfs\nsteps:\n${steps}`, 'a.yaml');
    const lines = result.ok ? [] : result.errors.map(({ line }) => line);
    expect(lines).toEqual([5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
  });

  it('shows only the part of a long line that matters', () => {
    const shown = show(
      `{stalemate: 1, title: ${'t'.repeat(5000)}, wrong: 1, storage: nfs, steps: [{S: wait}], note: ${'n'.repeat(5000)}}`,
    );
    const [, source = '', carets = ''] = shown.split('\n');
    expect(source.length).toBeLessThan(140);
    expect(source.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('wrong');
  });

  it('lets no control character of a file or a path reach the terminal', () => {
    const shown = show('stalemate: 1\ntitle: "\u009b31m"\nwr\u202eong: 1\n', 'a\u001b[2J.yaml');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that none is left is the point
    expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });

  it('needs no source text', () => {
    expect(
      formatError({ code: 'V014', path: 'a.yaml', line: 1, column: 1, length: 1, message: 'the key is missing' }),
    ).toBe('V014 a.yaml:1:1  the key is missing\n  more: stalemate explain V014');
  });

  it('names no place for a file as a whole', () => {
    expect(
      formatError({ code: 'V001', path: 'a.yaml', line: 0, column: 0, length: 1, message: 'no such file or folder' }),
    ).toBe('V001 a.yaml  no such file or folder\n  more: stalemate explain V001');
  });

  it('places the carets under the word when the line has tabs or Windows line ends', () => {
    const shown = show('stalemate: 1\r\ntitle: t\r\nstorage:\tiscis\r\nsteps: [{S: wait}]\r\n');
    const [, source = '', carets = ''] = shown.split('\n');
    expect(source.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('iscis');
  });
});
