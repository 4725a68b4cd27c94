import { visible } from './problems.ts';
import type { ScenarioError } from './types.ts';

/**
 * An error as a person reads it: code and place, what is wrong, the source line with the place underlined, what
 * was expected, and what to do. No colour and no line feed at the end; the caller decides about both.
 *
 * @param error       as returned by `loadScenario`
 * @param sourceText  the text of the file; without it the source line is left out
 */
export function formatError(error: ScenarioError, sourceText?: string): string {
  const place = error.line > 0 ? `:${error.line}:${error.column}` : '';
  const lines = [`${error.code} ${visible(error.path)}${place}  ${visible(error.message)}`];
  if (sourceText !== undefined) lines.push(...sourceLines(error, sourceText));
  const expectation = expectationOf(error);
  if (expectation !== undefined) lines.push(`  ${expectation}`);
  if (error.hint !== undefined) lines.push(`  hint: ${visible(error.hint)}`);
  lines.push(`  more: stalemate explain ${error.code}`);
  return lines.join('\n');
}

/** A line longer than this is shown from a little before the place of the error. */
const widestLine = 110;
const contextBefore = 40;
const mostExpected = 16;

function sourceLines(error: ScenarioError, sourceText: string): string[] {
  const line = sourceText
    .replace(/^\ufeff/, '')
    .split('\n')
    [error.line - 1]?.replace(/\r$/, '');
  if (line === undefined || line.trim() === '') return [];
  const column = Math.min(error.column - 1, line.length);
  const start = line.length > widestLine ? Math.max(0, column - contextBefore) : 0;
  const before = visible(line.slice(start, column));
  const rest = visible(line.slice(column, start + widestLine));
  const carets = '^'.repeat(Math.max(1, Math.min(error.length, [...rest].length)));
  const number = String(error.line).padStart(4);
  const margin = `${' '.repeat(number.length)} |`;
  const cutBefore = start > 0 ? '…' : '';
  const cutAfter = start + widestLine < line.length ? '…' : '';
  return [
    `${number} | ${cutBefore}${before}${rest}${cutAfter}`,
    `${margin} ${' '.repeat([...cutBefore, ...before].length)}${carets}`,
  ];
}

/** What would have been allowed; undefined where that is not a matter of words. */
export function expectationOf(error: ScenarioError): string | undefined {
  const parts: string[] = [];
  if (error.expected !== undefined) {
    const shown = error.expected.slice(0, mostExpected).map(visible).join(', ');
    parts.push(`expected: ${shown}${error.expected.length > mostExpected ? ', …' : ''}`);
  }
  if (error.nearest !== undefined) parts.push(`did you mean "${visible(error.nearest)}"?`);
  return parts.length > 0 ? parts.join('   ') : undefined;
}
