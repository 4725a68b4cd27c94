import { expect, test } from 'vitest';
import type { SingleChange } from '../../../src/explain/single-change.ts';
import type { TriedChange } from '../../../src/explain/tried-changes.ts';
import { changeSentences } from '../../../src/report/change-sentences.ts';

const cache = (value: string, ...processes: string[]): SingleChange => ({
  kind: 'machine',
  processes,
  key: 'cache',
  value,
});
const safe = (change: SingleChange): TriedChange => ({
  change,
  thisRun: 'harmless',
  everyRun: { kind: 'safe', states: 10 },
});
const unsafe = (change: SingleChange, thisRun: TriedChange['thisRun'] = 'violates'): TriedChange => ({
  change,
  thisRun,
  everyRun: { kind: 'unsafe', property: 'stale-read' },
});

test('values of one setting are told together, and what is enough on one machine is not told for two', () => {
  const changes = [safe(cache('none', 'D')), safe(cache('none', 'S', 'D')), safe(cache('directsync', 'D'))];
  expect(changeSentences(changes, 'stale-read', true)).toEqual([
    'It would not happen either with cache: none or directsync on D.',
  ]);
});

test('what takes both machines is told for both', () => {
  expect(changeSentences([unsafe(cache('none', 'D')), safe(cache('none', 'S', 'D'))], 'stale-read', false)).toEqual([
    'It would not happen with cache: none on S and D.',
  ]);
});

test('settings, options and steps each in their words', () => {
  const changes = [
    safe({ kind: 'storage', key: 'export', value: 'sync' }),
    safe({ kind: 'migration', migration: 0, key: 'fencing', value: 'power' }),
    safe({ kind: 'step-left-out', migration: 0, process: 'D', side: 'launch', index: 2, step: 'probe' }),
  ];
  expect(changeSentences(changes, 'durability', false)).toEqual([
    'It would not happen with the storage option export: sync; or with fencing: power in migration 1; or if D did not read the first 2 KiB to guess the format (probe when it is launched).',
  ]);
});

test('what helps against this run only is told apart, but not a run that just cannot be taken', () => {
  const changes = [unsafe(cache('none', 'S'), 'harmless'), unsafe(cache('directsync', 'S'), 'impossible')];
  expect(changeSentences(changes, 'stale-read', false)).toEqual([
    'No other value of a single setting, and no step left out, keeps stale-read from happening.',
    'This run would be harmless, but others would not, with cache: none on S.',
  ]);
});

test('with a search that was not ended nobody says that nothing helps', () => {
  const open: TriedChange = { change: cache('none', 'D'), thisRun: 'harmless', everyRun: { kind: 'undecided' } };
  expect(changeSentences([open, unsafe(cache('none', 'S'))], 'stale-read', false)).toEqual([
    '1 other change could not be searched to the end: with cache: none on D.',
  ]);
});

test('there is nothing to say where nothing was tried', () => {
  expect(changeSentences([], 'stale-read', false)).toEqual([]);
});
