import { expect, test } from 'vitest';
import { outcomesOf } from '../../../src/check/outcomes-of.ts';
import { tellRun } from '../../../src/report/tell.ts';
import { plainTheme } from '../../../src/report/theme.ts';
import { witnessLines } from '../../../src/report/witness-text.ts';
import { scenarioOf, stalePrefetch } from './load.ts';

test('a stale read is told with its reason: the copy, when it was made, what it missed, and by which rules', () => {
  const { litmus } = scenarioOf(stalePrefetch);
  const [stale] = outcomesOf(litmus).outcomes;
  expect(witnessLines(tellRun(litmus, {}, stale?.witness ?? []), plainTheme).join('\n')).toMatchInlineSnapshot(`
    "  1  D  read x -> before
              page cache of D: page of x now clean (x = 0)
              before = 0, from storage
      2  S  write x 1
              storage: x 0 -> 1
      3  D  read x -> after
              after = 0!  old data, from page cache of D (page of x)
                a copy made in step 1; it misses the write of step 2, which is in: storage
                rule page-cache.read-fills-page: A buffered read of a missing page brings in the whole page and keeps it,
                  however few bytes were asked for. [Linux mm/filemap.c filemap_get_pages; measured on Linux 6.18 and 6.1]
                rule page-cache.hit: A buffered read of a page that is in the host page cache is served from there; the
                  storage is not asked. [Linux mm/filemap.c filemap_read; Kevin Wolf, qemu-devel 2011-11-11 09:15: "reading
                  still uses the cache there"]"
  `);
});

test('a rule is quoted once, however many reads it explains', () => {
  const { litmus } = scenarioOf(`
stalemate: 1
title: Two stale reads
storage: iscsi
hosts: {S: direct, D: buffered}
steps:
  - D: read x -> before
  - S: write x 1
  - D: read x -> first
  - D: read x -> second
`);
  const stale = outcomesOf(litmus).outcomes.find(({ key }) => key === 'before = 0, first = 0!, second = 0!');
  const text = witnessLines(tellRun(litmus, {}, stale?.witness ?? []), plainTheme).join('\n');
  expect(text.match(/rule page-cache\.hit: /g)).toHaveLength(1);
  expect(text).toMatch(/as above: .*page-cache\.hit/);
});

test('a step that never ends is told with what it waits for', () => {
  const { litmus } = scenarioOf(`
stalemate: 1
title: Server gone
storage: nfs
hosts: {D: direct}
steps:
  - storage: crash
  - D: read x -> after
`);
  const [stuck] = outcomesOf(litmus).outcomes;
  expect(stuck?.key).toBe('after = -');
  const text = witnessLines(tellRun(litmus, {}, stuck?.witness ?? []), plainTheme).join('\n');
  expect(text).toMatch(
    / {2}- {2}D {8}read x -> after\n {16}never ends: waits for the storage, which it cannot reach\n {18}rule path\.lost-storage/,
  );
});

test('an error and an old size are told with the rules that led there', () => {
  const { litmus } = scenarioOf(`
stalemate: 1
title: A grown LUN
storage: iscsi
hosts: {S: direct, D: direct}
steps:
  - storage: resize 256
  - D: size -> known
  - S: partition
  - S: write x 1 -> written
`);
  const [only] = outcomesOf(litmus).outcomes;
  expect(only?.key).toBe('known = 128!, written = EIO');
  const text = witnessLines(tellRun(litmus, {}, only?.witness ?? []), plainTheme).join('\n');
  expect(text).toMatch(/known = 128! {2}not what it should be\n +rule block\.size-is-kept-until-rescan: /);
  expect(text).toMatch(/written = EIO\n +rule path\.lost-storage-fails: /);
});
