import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../../src/scenario/error-codes.ts';
import { loadScenario } from '../../../src/scenario/load.ts';
import { profileErrorCases } from '../timed/profile-error-cases.ts';
import { errorCases } from './error-cases.ts';

describe('a file that is wrong in one way gives one error, at the right place', () => {
  it.each(errorCases)('$code $what', ({ code, marked, expected, nearest, hint }) => {
    const { text, place } = unmark(marked);
    const result = loadScenario(text, 'dir/wrong.yaml');
    if (result.ok) expect.fail('the file was accepted');
    const [error] = result.errors;
    expect(result.errors.map((each) => `${each.code} ${each.message}`)).toHaveLength(1);
    expect(error).toMatchObject({ code, path: 'dir/wrong.yaml', ...place });
    if (expected !== undefined) expect(error?.expected).toEqual(expected);
    expect(error?.nearest).toBe(nearest ?? error?.nearest);
    expect(error?.hint ?? '').toContain(hint ?? '');
  });

  it('every code of a text has a case', () => {
    const fromFiles = ['V001', 'V002'];
    const covered = new Set<string>([...[...errorCases, ...profileErrorCases].map(({ code }) => code), ...fromFiles]);
    expect(Object.keys(errorCodes).filter((code) => !covered.has(code))).toEqual([]);
  });
});

/** Takes the guillemets out and says where they were; without any, only the code is compared. */
function unmark(marked: string): { text: string; place: { line?: number; column?: number; length?: number } } {
  const from = marked.indexOf('«');
  if (from < 0) return { text: marked, place: {} };
  const before = marked.slice(0, from);
  const inside = marked.slice(from + 1, marked.indexOf('»'));
  const line = before.split('\n').length;
  const column = from - before.lastIndexOf('\n');
  const length = Math.max(1, inside.split('\n')[0]?.length ?? 1);
  return { text: before + inside + marked.slice(marked.indexOf('»') + 1), place: { line, column, length } };
}
