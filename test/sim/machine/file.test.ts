import { describe, expect, it } from 'vitest';
import {
  callsOf,
  FAILED,
  fileClose,
  fileDropCache,
  fileFlush,
  fileOpen,
  fileRead,
  fileRefreshSize,
  fileReopenForWriting,
  fileWrite,
  libraryInvalidate,
} from '../../../sim/machine/file.ts';
import { plain } from '../../../sim/machine/variant.ts';
import type { MachineSketch } from '../../helpers/machine-builder.ts';
import { acted, dataOf, made, sectorOf } from '../../helpers/machine-changes.ts';

const S = 0;
const guest = { reads: 1, writes: 1 };
/** One process over a file or device; it has read x when it started. */
const one = (sketch: MachineSketch = {}, keys: object = {}) =>
  made({ guest, machines: { S: { cache: 'writeback', ...keys } }, ...sketch });

const [x, y] = [0, 1];

describe('a read of the image file', () => {
  it('goes through the page cache of the host', () => {
    const { world, state } = one();
    const { result, changes } = acted(world, state, (draft) => fileRead(world, draft, S, y, 'data', plain));
    expect(result).toBe(dataOf(world, 'aa'));
    expect(changes).toEqual({ 'host[S].pages[y].status': 'clean', 'host[S].data[y]': result });
  });

  it('leaves no copy with O_DIRECT', () => {
    const { world, state } = one({}, { cache: 'none' });
    expect(acted(world, state, (draft) => fileRead(world, draft, S, y, 'data', plain)).changes).toEqual({});
  });

  it('finds what is cached, unless the page was dropped before', () => {
    const { world, state } = one();
    const changed = acted(world, state, (draft) => {
      draft.media[0]!.data[x] = dataOf(world, 'w1');
    }).after;
    const read = (holds: 'table' | 'data', variant = plain) =>
      acted(world, changed, (draft) => fileRead(world, draft, S, x, holds, variant)).result;
    expect(read('data')).toBe(dataOf(world, 'aa'));
    expect(read('data', { ...plain, evictsData: true })).toBe(dataOf(world, 'w1'));
    // It is pages of tables that were dropped, and this is data.
    expect(read('data', { ...plain, evictsTables: true })).toBe(dataOf(world, 'aa'));
    expect(read('table', { ...plain, evictsTables: true })).toBe(dataOf(world, 'w1'));
  });

  it('never drops a dirty page', () => {
    const { world, state } = one();
    const { result } = acted(world, state, (draft) => {
      fileWrite(world, draft, S, x, dataOf(world, 'w1'));
      return fileRead(world, draft, S, x, 'data', { ...plain, evictsData: true });
    });
    expect(result).toBe(dataOf(world, 'w1'));
  });

  it('is zeros behind the length the block layer has, but went to the file before 1.7', () => {
    const sizes = { size: 131072, sizes: [4096, 131072], sectors: { x: 0, y: 8192 } };
    const read = (qemu: string) => {
      const { world, state } = one({ storage: 'nfs', disk: sizes, guest: { ...guest, resizes: 1 } }, { qemu });
      return acted(world, state, (draft) => {
        draft.processes[S]!.fileSize = world.sizes.indexOf(4096);
        return world.values[fileRead(world, draft, S, y, 'data', plain)];
      }).result;
    };
    expect([read('10.0'), read('1.7'), read('1.6'), read('2011')]).toEqual(['0', '0', 'aa', 'aa']);
  });

  it('fails without an open file, and without a path that is waited for', () => {
    const { world, state } = one();
    const closed = acted(world, state, (draft) => {
      fileClose(world, draft, S);
      return fileRead(world, draft, S, x, 'data', plain);
    });
    expect(closed.result).toBe(FAILED);
    const cut = acted(world, state, (draft) => {
      draft.hosts[0]!.connected = false;
      return [x, y].map((sector) => fileRead(world, draft, S, sector, 'data', plain));
    });
    // x is in the page cache, unless that was dropped.
    expect(cut.result).toEqual([dataOf(world, 'aa'), FAILED]);
    expect(cut.changes).toEqual({ 'hosts[S].connected': false });
    const dropped = acted(world, cut.after, (draft) =>
      fileRead(world, draft, S, x, 'data', { ...plain, evictsData: true }),
    );
    expect(dropped.result).toBe(FAILED);
  });
});

describe('a write to the image file', () => {
  it('stays in the page cache, and makes the next flush worth something', () => {
    const { world, state } = one();
    const w1 = dataOf(world, 'w1');
    const { result, changes } = acted(world, state, (draft) => fileWrite(world, draft, S, x, w1));
    expect(result).toBe(true);
    expect(changes).toEqual({
      'host[S].data[x]': w1,
      'host[S].pages[x].status': 'dirty',
      'host[S].written[x]': true,
      'S.unflushed': true,
    });
  });

  it('reaches the storage with O_DIRECT', () => {
    const { world, state } = one({}, { cache: 'none' });
    const w1 = dataOf(world, 'w1');
    expect(acted(world, state, (draft) => fileWrite(world, draft, S, x, w1)).changes).toEqual({
      'storage[x]': w1,
      'S.unflushed': true,
    });
  });

  it('brings in the rest of its page again where that was dropped before', () => {
    const { world, state } = one({ disk: { size: 131072, sectors: { x: 0, z: 1 } } });
    const w1 = dataOf(world, 'w1');
    const neighbour = (variant = plain) =>
      acted(world, state, (draft) => {
        draft.media[0]!.data[1] = w1;
        fileWrite(world, draft, S, x, w1, variant);
        return world.values[draft.views[0]!.data[1]!];
      }).result;
    expect([neighbour(), neighbour({ ...plain, evictsData: true })]).toEqual(['aa', 'w1']);
  });

  it('makes a file longer, and fails behind the end of a device', () => {
    const grown = one({ storage: 'nfs', image: { format: 'qcow2', allocated: ['x'] }, initial: { x: 'aa' } });
    const behind = sectorOf(grown.world, 'cluster-3');
    const { result, after } = acted(grown.world, grown.state, (draft) => fileWrite(grown.world, draft, S, behind, 1));
    expect(result).toBe(true);
    expect(grown.world.sizes[after.processes[S]!.fileSize]).toBe((4 + 4) * 128);
    const sizes = { size: 4096, sizes: [4096, 131072], sectors: { x: 0, y: 8192 } };
    const device = one({ disk: sizes, guest: { ...guest, resizes: 1 } });
    const refused = acted(device.world, device.state, (draft) => fileWrite(device.world, draft, S, y, 1));
    expect(refused).toMatchObject({ result: false, changes: {} });
  });
});

describe('a flush of the image file', () => {
  const dirty = (sketch: MachineSketch = {}, keys: object = {}) => {
    const { world, state } = one(sketch, keys);
    const { after } = acted(world, state, (draft) => fileWrite(world, draft, S, x, dataOf(world, 'w1')));
    return { world, after };
  };

  it('writes back what is dirty', () => {
    const { world, after } = dirty();
    const { result, changes } = acted(world, after, (draft) => fileFlush(world, draft, S, plain));
    expect(result).toBe(true);
    expect(changes).toEqual({
      'storage[x]': dataOf(world, 'w1'),
      'host[S].pages[x].status': 'clean',
      'host[S].written[x]': false,
      'S.unflushed': false,
    });
  });

  it('does nothing where this process has written nothing since the last', () => {
    const { world, after } = dirty();
    const { result, changes } = acted(world, after, (draft) => {
      draft.processes[S]!.unflushed = false;
      return fileFlush(world, draft, S, { ...plain, fails: true });
    });
    expect({ result, changes }).toEqual({ result: true, changes: { 'S.unflushed': false } });
  });

  it('does nothing with cache.no-flush', () => {
    const { world, after } = dirty({}, { cache: 'unsafe' });
    expect(acted(world, after, (draft) => fileFlush(world, draft, S, plain))).toMatchObject({
      result: true,
      changes: {},
    });
  });

  it('that fails calls the pages clean; later ones fail too since 2.10, and buffered only', () => {
    const failing = (keys: object) => {
      const { world, after } = dirty({ faults: { 'flush-error': { S: 2 } } }, keys);
      const { result, changes } = acted(world, after, (draft) => [
        fileFlush(world, draft, S, { ...plain, fails: true }),
        fileFlush(world, draft, S, plain),
      ]);
      return { result, changes };
    };
    const lost = { 'host[S].pages[x].status': 'clean', 'host[S].written[x]': false };
    expect(failing({})).toEqual({ result: [false, false], changes: { ...lost, 'S.poisoned': true } });
    expect(failing({ qemu: '2.6' })).toEqual({ result: [false, true], changes: { ...lost, 'S.unflushed': false } });
    expect(failing({ cache: 'none' })).toEqual({ result: [false, true], changes: { 'S.unflushed': false } });
  });
});

describe('dropping the page cache', () => {
  it('flushes first, then drops what is clean', () => {
    const { world, state } = one();
    const w1 = dataOf(world, 'w1');
    const { after } = acted(world, state, (draft) => {
      fileRead(world, draft, S, y, 'data', plain);
      fileWrite(world, draft, S, x, w1);
      fileDropCache(world, draft, S);
    });
    expect(after.media[0]!.data[x]).toBe(w1);
    expect(after.views[0]!.pages.map(({ status }) => status)).toEqual(['absent', 'absent']);
  });

  it.each([
    ['with drop-cache=off', {}, { 'drop-cache': false }],
    ['with O_DIRECT', {}, { cache: 'none' }],
    ['where there is no page cache', { storage: 'rbd' }, {}],
  ])('does nothing %s', (_, sketch, keys) => {
    const { world, state } = one(sketch, keys);
    expect(acted(world, state, (draft) => fileDropCache(world, draft, S)).changes).toEqual({});
  });
});

describe('the length of the file', () => {
  it('is asked for at open and when it is refreshed, and remembered between', () => {
    const sizes = { size: 4096, sizes: [4096, 131072], sectors: { x: 0 } };
    const { world, state } = one({ storage: 'gfs2', disk: sizes, guest: { ...guest, resizes: 1 } });
    const known = (draft: typeof state) => world.sizes[draft.processes[S]!.fileSize];
    const { result } = acted(world, state, (draft) => {
      draft.media[0]!.size = world.sizes.indexOf(131072);
      const before = known(draft);
      fileRefreshSize(world, draft, S);
      return [before, known(draft)];
    });
    expect(result).toEqual([4096, 131072]);
  });
});

describe('with auto-read-only a process', () => {
  it('opens for reading first, and afresh for writing when it may write', () => {
    const { world, state } = one({}, { 'auto-read-only': true });
    const open = (draft: typeof state) =>
      world.handles.filter((_, at) => draft.handles[at]!.open).map(({ name }) => name);
    const { result } = acted(world, state, (draft) => {
      fileClose(world, draft, S);
      const closed = [open(draft), callsOf(world, draft, S)];
      fileOpen(world, draft, S, false);
      const reading = open(draft);
      fileReopenForWriting(world, draft, S);
      return { closed, reading, writing: open(draft) };
    });
    expect(result).toEqual({ closed: [[], null], reading: ['image-read-only'], writing: ['image'] });
  });

  it('reopens nothing when it writes already', () => {
    const { world, state } = one({}, { 'auto-read-only': true });
    expect(acted(world, state, (draft) => fileReopenForWriting(world, draft, S)).changes).toEqual({});
  });
});

describe('invalidating librbd', () => {
  it('writes what is dirty in its cache, then forgets the rest', () => {
    const { world, state } = one({ storage: { name: 'rbd', cache: 'writeback' } });
    const w1 = dataOf(world, 'w1');
    const { after } = acted(world, state, (draft) => {
      fileRead(world, draft, S, y, 'data', plain);
      fileWrite(world, draft, S, x, w1);
      libraryInvalidate(world, draft, S);
    });
    expect(after.media[0]!.data[x]).toBe(w1);
    expect(after.views[0]!.client.map(({ status }) => status)).toEqual(['absent', 'absent']);
  });

  it('does nothing to a page cache', () => {
    const { world, state } = one();
    expect(acted(world, state, (draft) => libraryInvalidate(world, draft, S)).changes).toEqual({});
  });
});
