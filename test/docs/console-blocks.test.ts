import { describe, expect, test } from 'vitest';
import { comparable, countConsoleBlocks, filesOf, fillConsoleBlocks } from '../../src/docs/console-blocks.ts';

const printing = (output: string) => async () => output;

function block(output: string): string {
  return `before\n\n\`\`\`console\n$ npx stalemate check a.yaml\n${output}\`\`\`\n\nafter\n`;
}

describe('a command in a document', () => {
  test('gets the output it really has', async () => {
    expect(await fillConsoleBlocks(block('old\n'), printing('new\nlines\n'))).toBe(block('new\nlines\n'));
    expect(await fillConsoleBlocks(block(''), printing('$1 new\n'))).toBe(block('$1 new\n'));
  });

  test('is left alone where only times and versions differ', async () => {
    const shown = block('stalemate, Node 20.20.2\n1 scenario: fine; 12 ms\n');
    expect(await fillConsoleBlocks(shown, printing('stalemate, Node 22.1.0\n1 scenario: fine; 1.9 s\n'))).toBe(shown);
    expect(comparable('after = 12 ms\n')).toBe('after = 12 ms');
  });

  test('may leave out the middle', async () => {
    const shown = (output: string) =>
      block(output).replace('```console', '<!-- first 1 lines, last 1 -->\n\n```console');
    expect(await fillConsoleBlocks(shown(''), printing('1\n2\n3\n4\n'))).toBe(shown('1\n…\n4\n'));
    expect(await fillConsoleBlocks(shown(''), printing('1\n2\n'))).toBe(shown('1\n2\n'));
  });

  test('sees the files that the document shows', async () => {
    const document = `<!-- file: a.yaml -->\n\n\`\`\`yaml\nstalemate: 1\n\`\`\`\n\n${block('')}`;
    const seen: unknown[] = [];
    await fillConsoleBlocks(document, async (words, files) => {
      seen.push(words, files);
      return '';
    });
    expect(seen).toEqual([['check', 'a.yaml'], { 'a.yaml': 'stalemate: 1\n' }]);
    expect(filesOf(document)).toEqual({ 'a.yaml': 'stalemate: 1\n' });
    expect(countConsoleBlocks(document)).toBe(1);
  });

  test('must be one that can be run', async () => {
    await expect(fillConsoleBlocks(block('').replace('npx stalemate', 'rm'), printing(''))).rejects.toThrow(
      'only "npx stalemate',
    );
  });
});
