// Is this configuration safe to migrate? Every interleaving is searched.
import 'stalemate/fast-check/matchers';
import { plainConfiguration, plainProcess } from 'stalemate/fast-check';
import { expect, test } from 'vitest';

test('a raw image on a LUN migrates safely with cache=writeback, but did not in 2011', () => {
  const writeback = { ...plainProcess, cache: 'writeback' } as const;
  const old = { ...writeback, qemu: '2011' };
  expect({ ...plainConfiguration, source: writeback, destination: writeback }).toMigrateSafely();
  expect({ ...plainConfiguration, source: old, destination: old }).not.toMigrateSafely();
});
