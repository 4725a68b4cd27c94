import { describe, expect, test } from 'vitest';
import { outcomesOf } from '../../../src/check/outcomes-of.ts';
import { explainViolation } from '../../../src/explain/explain.ts';
import { explainJson } from '../../../src/report/explain-json.ts';
import { type ExplainReport, explanationSentences, shortStory } from '../../../src/report/explain-report.ts';
import { explainText } from '../../../src/report/explain-text.ts';
import { tellRun } from '../../../src/report/tell.ts';
import { plainTheme } from '../../../src/report/theme.ts';
import { type MachineSketch, machineLitmus, machineText } from '../../helpers/machine-builder.ts';
import { header, scenarioOf } from './load.ts';

const qcow2 = { format: 'qcow2', allocated: ['x'] };
const guest = { writes: 1, reads: 1, sectors: ['x'] };

function report(sketch: MachineSketch): ExplainReport {
  const scenario = scenarioOf(machineText(sketch));
  const { litmus } = scenario;
  const set = outcomesOf(litmus);
  const explained = set.properties
    .filter(({ kind, found }) => kind === 'always' && found !== undefined)
    .map(({ name }) => {
      const one = explainViolation(litmus, name, set.properties);
      return { ...one, told: tellRun(litmus, {}, one.trace) };
    });
  return { header, scenario, set, explained };
}

test('a violation is the run, then why, then the rules', () => {
  const text = explainText(report({ qemu: '2011', cache: 'writeback', guest }), plainTheme);
  expect(text.slice(text.indexOf('violated:'))).toMatchInlineSnapshot(`
    "violated: stale-read (122 states, searched completely; reductions: late-eviction, late-write-back, settled-copies,
    dead-values)

    stale-read: a read did not return what the guest wrote last
    a shortest run takes 14 steps
    * moves what the violation is made of; the others only let such a step happen
      1* D           opens the image and reads header and tables
                       D: waits for the guest
                       D: image file open
      2  D           checks the image if its header asks for that
      3* D           reads the start of the image file to guess the format
                       page cache of D: page of x now clean (x = aa)
      4  D           reads guest sector 0 and the size to guess a geometry
                       geometry kept by the device of D: guessed from x = aa and 131072 sectors
      5  S           begins to migrate
                       migration S to D: under way
      6* guest on S  writes w1 to x
                       guest: last write to x is w1
                       S: has written since its last flush
                       page cache of S: page of x clean -> dirty (x = w1)
      7  S           stops the guest
                       S: the guest is stopped for the switchover
      8  S           waits until requests in flight have completed
      9  S           flushes format tables and file, and ignores errors
                       S: has flushed all it wrote
                       page cache of S: page of x dirty -> clean (x = w1)
                       storage: x aa -> w1
     10  S           sends the last of the state
                       state of the guest: on its way
     11  D           receives the last of the state
                       D: has the memory of the guest
                       state of the guest: arrived
     12  D           need not wait for cont
     13  D           starts the guest
                       D: the guest runs
     14* guest on D  reads x
                       guest: reads aa from x, but its last write is w1
                       wrong: the read did not return what the guest wrote last

    why
      D reads aa from x in step 14, but x has been w1 since step 6.
      What misled it is the page cache of D (page of x): it says aa; true is w1.
      It was made in step 3 (D: reads the start of the image file to guess the format); it has missed step 6 (guest on S:
        writes w1 to x).
      At that moment the newest was in: page cache of S (page of x), storage.
    cause after cause
      (1) Step 1 (D: opens the image and reads header and tables): D: image file open. Cause: nothing keeps it from doing
          so.
      (2) Step 3 (D: reads the start of the image file to guess the format): page cache of D: page of x now clean (x = aa).
          Cause: (1) and the rule page-cache.read-fills-page.
      (3) Step 6 (guest on S: writes w1 to x): guest: last write to x is w1. Cause: nothing keeps it from doing so.
      (4) Step 14 (guest on D: reads x): wrong: the read did not return what the guest wrote last. Cause: (1), (2), (3) and
          the rule page-cache.hit.
    what would prevent it
      It would not happen if D had dropped the page cache of the image file before it started the guest (drop-cache, since
        QEMU 3.0: dd577a26ff).
      The same goes if D had closed the image and opened it again before it started the guest (reopen, as in the handoff
        reopen: Anthony Liguori, qemu-devel 2011-11-11 00:11: "reopen may be a viable short term strategy for qcow2").
      It would not happen either with cache: none or directsync on D.
    the rules behind it
      page-cache.read-fills-page: A buffered read of a missing page brings in the whole page and keeps it, however few bytes
        were asked for. [Linux mm/filemap.c filemap_get_pages; measured on Linux 6.18 and 6.1]
      page-cache.hit: A buffered read of a page that is in the host page cache is served from there; the storage is not
        asked. [Linux mm/filemap.c filemap_read; Kevin Wolf, qemu-devel 2011-11-11 09:15: "reading still uses the cache
        there"]
    "
  `);
});

test('nothing violated is said, with how much was searched', () => {
  const text = explainText(report({ cache: 'none', guest }), plainTheme);
  expect(text).toMatch(/nothing is violated \(\d+ states, searched completely; reductions: [a-z-]+,/);
});

test('what a script has told is data too', () => {
  const parsed: unknown = JSON.parse(explainJson(report({ qemu: '2011', cache: 'writeback', guest })));
  expect(parsed).toMatchObject({
    schema: 'stalemate/explain/1',
    violations: [
      {
        property: 'stale-read',
        sentences: expect.arrayContaining([expect.stringContaining('page cache of D (page of x)')]),
        story: { kind: 'stale-read', process: 'D', copy: { madeStep: 2, missedStep: 5 } },
        rules: [{ id: 'page-cache.read-fills-page' }, { id: 'page-cache.hit' }],
        missing: { remedies: [{ steps: [{ step: 'drop-cache', side: 'destination' }] }, {}] },
        changes: expect.arrayContaining([
          {
            change: { kind: 'machine', processes: ['D'], key: 'cache', value: 'none' },
            thisRun: 'harmless',
            everyRun: { kind: 'safe', states: expect.any(Number) },
          },
        ]),
      },
    ],
  });
});

/** Sentences about a property, and the short form. */
function sentences(sketch: MachineSketch, property: string): { long: string[]; short: string } {
  const { explained, set } = report(sketch);
  const one = explained.find((each) => each.property === property);
  const found = set.properties.find(({ name }) => name === property)?.found;
  if (one === undefined || found === undefined) throw new Error(`${property} is not violated`);
  return { long: explanationSentences(one), short: shortStory(machineLitmus(sketch), { property, ...found }) };
}

describe('in sentences', () => {
  test('a stale mapping', () => {
    const { long, short } = sentences(
      { qemu: '2011', image: qcow2, guest: { writes: 2, reads: 1 } },
      'metadata-corruption',
    );
    expect(long.slice(0, 4)).toEqual([
      'In step 14 (guest on D: writes w2 to y) D goes by a mapping of y that is not the last one.',
      'What misled it is the L2 table in memory of D: it says y has no cluster; true is y -> cluster 2.',
      'It was made in step 4 (D: reads guest sector 0 and the size to guess a geometry); it has missed step 6 (guest on S: writes w1 to y).',
      'At that moment the newest was in: L2 table in memory of S, storage.',
    ]);
    expect(long.at(-3)).toMatch(
      /^It would not happen if D had forgotten what the format had cached, and read it again before it started the guest \(invalidate, since QEMU 1\.0: 0f15423c3/,
    );
    expect(long.at(-2)).toContain('"reopen may be a viable short term strategy for qcow2"');
    expect(long.at(-1)).toBe(
      'It would not happen either if D did not read guest sector 0 and size to guess a CHS geometry (read-geometry when it is launched).',
    );
    expect(short).toBe('D uses an old mapping of y: the L2 table in memory of D, made in step 4, has missed step 6');
  });

  test('a late write-back', () => {
    const { long, short } = sentences(
      { qemu: '2011', cache: 'unsafe', guest: { writes: 2, reads: 0, sectors: ['x'] } },
      'lost-write',
    );
    expect(long.slice(0, 3)).toEqual([
      'w2, the last write to x in step 14, is lost in step 16 (S: kernel writes back the page of x): it is on no storage, and in no cache that will still be written.',
      'The storage held w2 until step 16 (S: kernel writes back the page of x) wrote w1 over it.',
      'That came out of the page cache of S (page of x), made in step 6 (guest on S: writes w1 to x). It does not know step 14 (guest on D: writes w2 to x).',
    ]);
    expect(short).toBe(
      'w2 in x is lost in step 16: the storage is overwritten in step 16 out of the page cache of S (page of x), which has missed step 14',
    );
  });

  test('a size', () => {
    const disk = { size: 131072, sizes: [131072, 196608], sectors: { x: 0 } };
    const busy = { writes: 0, reads: 1, resizes: 1 };
    const { long, short } = sentences({ storage: 'nfs', keys: { device: 'ide' }, disk, guest: busy }, 'stale-size');
    expect(long[0]).toBe('The guest was told that its disk has 196608 sectors, but D goes by 131072 in step 19.');
    expect(long.at(-2)).toBe(
      'It would not happen if D had told its devices the size of the disk before it started the guest (refresh-devices, which no handoff has).',
    );
    expect(short).toBe(
      'D goes by 131072 sectors, the disk has 196608: the size of the disk that the device of D keeps, made in step 3, has missed step 5',
    );
  });

  test('a promise of a flush', () => {
    const storage = { name: 'iscsi', 'write-cache': true };
    const faults = { 'power-loss': 1 };
    const busy = { writes: 1, reads: 0, flushes: 1, sectors: ['x'] };
    const { long, short } = sentences({ storage, cache: 'unsafe', faults, guest: busy }, 'durability');
    expect(long.slice(0, 2)).toEqual([
      'Step 4 (storage: loses power and comes back (fault)) takes back what a completed flush had promised: x was w1 in step 1, and is aa.',
      'The flush is step 2 (guest on S: flushes its disk). When it had ended, w1 was in: page cache of S (page of x) (not written yet).',
    ]);
    expect(short).toBe('step 4 takes back w1 in x, which a flush had promised in step 2');
  });

  test('a guest that runs twice, from memory that is old', () => {
    const sketch = {
      qemu: '2011',
      cache: 'none',
      faults: { 'link-cut': 1 },
      guest: { writes: 1, reads: 0, sectors: ['x'] },
    };
    const twice = sentences(sketch, 'split-brain');
    expect(twice.long.slice(0, 4)).toEqual([
      'The guest runs twice: on D since step 12, and on S since step 15.',
      'What led there: step 12 (D: starts the guest); step 13 (network: cuts the link S-D (fault)); step 14 (S: sees an error and gives the migration up); step 15 (S: lets the guest run again).',
      'There is no third node that decides: the destination starts by itself, and the source goes by what it sees.',
      'Image locks did not stop it: the QEMU of D and S has none.',
    ]);
    expect(twice.long.at(-2)).toBe(
      'No step, and no pair of steps, added to this handoff keeps split-brain from happening.',
    );
    expect(twice.short).toBe('the guest runs on D since step 12 and on S since step 15');
    const old = sentences(sketch, 'metadata-corruption');
    expect(old.long.slice(0, 3)).toEqual([
      'In step 16 the guest goes on at S from memory that is older than its disk.',
      'That memory is as it was in step 6 (S: stops the guest).',
      'Since then the disk has changed: step 13 (guest on D: writes w1 to x). The guest does not know of that write.',
    ]);
    expect(old.short).toBe('the guest goes on at S from memory that does not know the write of step 13');
  });

  test('a guest that is lost, and one that is stuck', () => {
    const migrations = [{ from: 'S', to: 'D', arbiter: 'libvirt-v2' }];
    const sketch = { migrations, faults: { 'load-failure': 1 }, guest: { writes: 1, reads: 0, sectors: ['x'] } };
    const lost = sentences(sketch, 'vm-lost');
    expect(lost.long.slice(0, 3)).toEqual([
      'Nobody has the guest any more.',
      'S had it until step 22 (agent: tells S to exit).',
      'D never got it, and ended in step 18 (D: receives the last of the state; this fails).',
    ]);
    expect(lost.short).toBe('nobody has the guest any more: S ended in step 22, D ended in step 18');
    const stuck = sentences(sketch, 'stuck');
    expect(stuck.long[0]).toBe('The guest runs nowhere, and nobody will start it.');
    expect(stuck.long[1]).toBe('S: the process is gone since step 22.');
    expect(stuck.long[2]).toBe('D: the guest is paused since step 18; it waits for cont.');
  });
});
