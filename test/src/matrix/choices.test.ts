import { describe, expect, test } from 'vitest';
import { faultsText } from '../../../src/configuration/faults.ts';
import { hasClusters, imageText } from '../../../src/configuration/text.ts';
import { cellName, cellsOf, defaultAxes, ownHandoff } from '../../../src/matrix/axes.ts';
import { faultsOfChoice, unknownFaultWords } from '../../../src/matrix/fault-choice.ts';
import { readImageChoice } from '../../../src/matrix/image-choice.ts';
import { defaultScope, type Scope, scopeOptions, scopeText, smallerScope } from '../../../src/matrix/scope.ts';

describe('axes', () => {
  test('every combination is a cell, once', () => {
    const cells = cellsOf(defaultAxes);
    expect(cells).toHaveLength(10 * 5 * 3 * 2);
    expect(new Set(cells.map(cellName)).size).toBe(cells.length);
    expect(cells.slice(0, 3).map(cellName)).toEqual([
      'iscsi/none/raw/2011',
      'iscsi/none/raw/10.0',
      'iscsi/directsync/raw/2011',
    ]);
  });

  test('what is not as usual is part of the name of a cell', () => {
    const [cell] = cellsOf({ ...defaultAxes, handoffs: ['reopen'], arbiters: ['cont'], faults: ['message-loss=1'] });
    expect(cell && cellName(cell)).toBe('iscsi/none/raw/2011/reopen/cont/message-loss=1');
    expect(cell && cellName({ ...cell, handoff: ownHandoff })).toBe('iscsi/none/raw/2011/cont/message-loss=1');
  });
});

describe('images', () => {
  test.each([
    ['raw', 'raw'],
    ['vmdk', 'vmdk'],
    ['qcow2', '{format: qcow2, allocated: [x, y]}'],
    ['qed+needs-check', '{format: qed, allocated: [x, y], needs-check: true}'],
    ['qcow2+bitmap+lazy-refcounts', '{format: qcow2, allocated: [x, y], lazy-refcounts: true, bitmap: true}'],
  ])('%s is %s in a scenario file', (choice, yaml) => {
    const words = readImageChoice(choice);
    if ('unknown' in words) throw new Error(choice);
    expect(imageText({ ...words, allocated: hasClusters(words) ? ['x', 'y'] : [] })).toBe(yaml);
  });

  test('words that mean nothing are named', () => {
    expect(readImageChoice('qcow3')).toEqual({ unknown: ['qcow3'] });
    expect(readImageChoice('qcow2+fast+bitmap')).toEqual({ unknown: ['fast'] });
  });
});

describe('fault budgets', () => {
  test.each([
    ['none', undefined],
    ['message-loss=1,link-cut', '{message-loss: 1, link-cut: 1}'],
    ['link-cut=2,cuts-are-for-good', '{link-cut: 2, cuts-are-for-good: true}'],
    ['host-crash=1', '{host-crash: {S: 1, D: 1}}'],
  ])('%s is %s in a scenario file', (choice, yaml) => {
    expect(unknownFaultWords(choice)).toEqual([]);
    expect(faultsText(faultsOfChoice(choice))).toBe(yaml);
  });

  test('words that mean nothing are named', () => {
    expect(unknownFaultWords('message-loss=1,lightning=1,cancel=x,')).toEqual(['lightning=1', 'cancel=x', '']);
  });
});

describe('scopes', () => {
  test('are told in words and as options', () => {
    expect(scopeText(defaultScope)).toBe('any number of writes, reads and flushes');
    expect(scopeText({ ...defaultScope, anyNumber: false })).toBe('2 writes, 1 read and 1 flush');
    expect(scopeText({ ...defaultScope, writes: 0, resizes: 1 })).toBe('any number of reads and flushes and 1 resize');
    expect(scopeText({ writes: 1, reads: 0, flushes: 0, resizes: 2, anyNumber: false })).toBe('1 write and 2 resizes');
    expect(scopeText({ writes: 0, reads: 0, flushes: 0, resizes: 0, anyNumber: false })).toBe('no request');
    expect(scopeOptions(defaultScope).join(' ')).toBe('--writes 2 --reads 1 --flushes 1');
    expect(scopeOptions({ ...defaultScope, resizes: 1 }).join(' ')).toContain('--resizes 1');
  });

  test('shrink until nothing is left, and only ever shrink', () => {
    let scope: Scope | undefined = { writes: 4, reads: 3, flushes: 2, resizes: 2, anyNumber: true };
    let steps = 0;
    for (let next = smallerScope(scope); next !== undefined; next = smallerScope(next)) {
      const before: Scope = scope as Scope;
      for (const key of ['writes', 'reads', 'flushes', 'resizes'] as const)
        expect(next[key]).toBeLessThanOrEqual(before[key]);
      expect(next).not.toEqual(before);
      scope = next;
      steps++;
    }
    expect(scope).toEqual({ writes: 1, reads: 1, flushes: 0, resizes: 1, anyNumber: false });
    expect(steps).toBeLessThan(10);
  });
});
