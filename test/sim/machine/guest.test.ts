import { describe, expect, it } from 'vitest';
import { FAILED } from '../../../sim/machine/file.ts';
import {
  completeRequest,
  deviceSizeOf,
  guessGeometry,
  guestFlush,
  guestOf,
  guestRead,
  guestWrite,
  isOldForGuest,
} from '../../../sim/machine/guest.ts';
import { header } from '../../../sim/machine/layout.ts';
import { withField } from '../../../sim/machine/tables.ts';
import { cachedOf, imageOf } from '../../../sim/machine/tables-in-file.ts';
import { plain } from '../../../sim/machine/variant.ts';
import type { WorldOptions } from '../../../sim/storage/world.ts';
import type { MachineSketch } from '../../helpers/machine-builder.ts';
import { acted, dataOf, made, sectorOf } from '../../helpers/machine-changes.ts';

const [S, D] = [0, 1];
const [x, y] = [0, 1];
const guest = { reads: 1, writes: 2 };
const one = (keys: object = {}, sketch: MachineSketch = {}, options: WorldOptions = {}) =>
  made({ guest, machines: { S: { cache: 'none', ...keys } }, ...sketch }, options);
const qcow2: MachineSketch = { image: { format: 'qcow2', allocated: ['x'] }, initial: { x: 'aa' } };

describe('a read of the guest', () => {
  it('that returns what it wrote last changes nothing', () => {
    const { world, state } = one();
    const { result, changes } = acted(world, state, (draft) => guestRead(world, draft, S, x, plain));
    expect(result).toEqual({ value: dataOf(world, 'aa'), old: false });
    expect(changes).toEqual({});
  });

  it('that returns something else is stale, and says so once', () => {
    const { world, state } = one();
    const { result, changes } = acted(world, state, (draft) => {
      draft.media[0]!.data[x] = dataOf(world, 'w1');
      return guestRead(world, draft, S, x, plain);
    });
    expect(result).toEqual({ value: dataOf(world, 'w1'), old: true });
    expect(changes).toEqual({ 'storage[x]': dataOf(world, 'w1'), 'guest.event.staleRead': true });
  });

  it('through tables that no longer say where the data is goes wrong even where the data is right', () => {
    const { world, state } = one({}, qcow2);
    const { result, after } = acted(world, state, (draft) => {
      const copy = sectorOf(world, 'cluster-3');
      draft.media[0]!.data[copy] = dataOf(world, 'aa');
      guestOf(draft).home[x] = 3 + 1;
      return guestRead(world, draft, S, x, plain);
    });
    expect(result.old).toBe(false);
    expect(guestOf(after).event.staleMapping).toBe(true);
  });

  it('beyond the size this process knows fails, and is wrong where the disk is larger', () => {
    const disk = { size: 4096, sizes: [4096, 131072], sectors: { x: 0, y: 8192 } };
    const { world, state } = one({}, { disk, guest: { ...guest, resizes: 1 } });
    const read = (size: number) =>
      acted(world, state, (draft) => {
        guestOf(draft).size = size;
        return guestRead(world, draft, S, y, plain);
      });
    expect(read(0).result.value).toBe(FAILED);
    expect(guestOf(read(0).after).event.staleSize).toBe(false);
    expect(guestOf(read(1).after).event.staleSize).toBe(true);
  });
});

describe('a write of the guest', () => {
  it('that completes is what reads have to return from now on', () => {
    const { world, state } = one();
    const w1 = dataOf(world, 'w1');
    const { result, changes } = acted(world, state, (draft) => guestWrite(world, draft, S, x, w1, plain));
    expect(result).toBe(true);
    expect(changes).toEqual({ 'storage[x]': w1, 'S.unflushed': true, 'guest.latest[x]': w1 });
  });

  it('is safe at once where the device offers no write cache', () => {
    const { world, state } = one({ cache: 'directsync' });
    const w1 = dataOf(world, 'w1');
    const { changes } = acted(world, state, (draft) => guestWrite(world, draft, S, x, w1, plain));
    expect(changes).toEqual({ 'storage[x]': w1, 'guest.latest[x]': w1, 'guest.flushed[x]': w1 });
    const without = one(
      { cache: 'directsync' },
      {},
      { withoutRules: ['device.without-write-cache-flushes-each-write'] },
    );
    const late = acted(without.world, without.state, (draft) => guestWrite(without.world, draft, S, x, w1, plain));
    expect(late.changes['guest.flushed[x]']).toBeUndefined();
  });

  it('is refused by an inactive image', () => {
    const { world, state } = one();
    const { result, changes } = acted(world, state, (draft) => {
      draft.processes[S]!.inactive = true;
      return guestWrite(world, draft, S, x, dataOf(world, 'w1'), plain);
    });
    expect({ result, changes }).toEqual({ result: false, changes: { 'S.inactive': true } });
  });

  it('remembers where it put the data, for every sector of the cluster', () => {
    const disk = { size: 131072, sectors: { x: 0, z: 9 } };
    const { world, state } = one({}, { image: { format: 'qcow2', allocated: [] }, disk });
    const { after } = acted(world, state, (draft) => guestWrite(world, draft, S, x, dataOf(world, 'w1'), plain));
    expect(guestOf(state).home).toEqual([0, 0]);
    expect(guestOf(after).home).toEqual([1 + 1, 1 + 1]);
  });

  it('makes what others know of the memory of the guest old, and a state that was sent before it', () => {
    const { world, state } = made({ guest });
    const { changes } = acted(world, state, (draft) => {
      draft.processes[D]!.memory = 'current';
      draft.migrations[0]!.stream = 'sent';
      guestWrite(world, draft, S, x, dataOf(world, 'w1'), plain);
    });
    expect(changes).toMatchObject({ 'D.memory': 'old', 'migrations[0].overtaken': true });
    expect(changes['S.memory']).toBeUndefined();
  });

  it('that fails is reported, or parked with a guest that stops', () => {
    const failing = (werror: string) => {
      const { world, state } = one({ werror });
      const { result, after } = acted(world, state, (draft) => {
        draft.hosts[0]!.connected = false;
        return guestWrite(world, draft, S, y, dataOf(world, 'w1'), plain);
      });
      return {
        result,
        run: after.processes[S]!.run,
        request: guestOf(after).request.status,
        latest: guestOf(after).latest[y],
      };
    };
    expect(failing('report')).toEqual({ result: false, run: 'running', request: 'none', latest: 1 });
    expect(failing('stop')).toEqual({ result: false, run: 'io-error', request: 'parked', latest: 1 });
  });
});

describe('a flush of the guest', () => {
  it('promises everything that was written', () => {
    const { world, state } = one();
    const w1 = dataOf(world, 'w1');
    const { result, changes } = acted(world, state, (draft) => {
      guestWrite(world, draft, S, x, w1, plain);
      return guestFlush(world, draft, S, plain);
    });
    expect(result).toBe(true);
    expect(changes).toEqual({ 'storage[x]': w1, 'guest.latest[x]': w1, 'guest.flushed[x]': w1 });
  });

  it('that fails promises nothing', () => {
    const { world, state } = one();
    const { result, after } = acted(world, state, (draft) => {
      guestWrite(world, draft, S, x, dataOf(world, 'w1'), plain);
      return guestFlush(world, draft, S, { ...plain, fails: true });
    });
    expect(result).toBe(false);
    expect(guestOf(after).flushed).toEqual(guestOf(state).flushed);
  });
});

describe('a request in flight', () => {
  it('is performed when it completes, by its own process only', () => {
    const { world, state } = made({ guest: { ...guest, 'in-flight': true } });
    const w1 = dataOf(world, 'w1');
    const { after: sent } = acted(world, state, (draft) => {
      Object.assign(guestOf(draft).request, { status: 'in-flight', process: S, sector: y, value: w1 });
    });
    expect(acted(world, sent, (draft) => completeRequest(world, draft, D, plain)).changes).toEqual({});
    const { after } = acted(world, sent, (draft) => completeRequest(world, draft, S, plain));
    expect(guestOf(after).latest[y]).toBe(w1);
    expect(guestOf(after).request).toEqual({ status: 'none', process: 0, sector: 0, value: 0 });
  });
});

describe('the size that a device reports', () => {
  const disk = { size: 4096, sizes: [4096, 131072], sectors: { x: 0 } };
  const sizes = (device: string, options: WorldOptions = {}) => {
    const { world, state } = one({ device }, { ...qcow2, disk, guest: { ...guest, resizes: 1 } }, options);
    return acted(world, state, (draft) => {
      const cached = cachedOf(draft, S, 0);
      cached.header = withField(imageOf(world, 0).headerCode, cached.header, header.size, 1);
      return deviceSizeOf(world, draft, S);
    }).result;
  };

  it('is kept by IDE and SCSI, and that of the image with virtio-blk', () => {
    expect([sizes('virtio-blk'), sizes('ide'), sizes('scsi')]).toEqual([1, 0, 0]);
    expect(sizes('ide', { withoutRules: ['device.size-is-cached'] })).toBe(1);
  });
});

describe('the guess of a geometry', () => {
  it('reads the first sector, and keeps what it found and the size', () => {
    const { world, state } = one();
    const { after } = acted(world, state, (draft) => {
      draft.media[0]!.data[x] = dataOf(world, 'w1');
      guessGeometry(world, draft, S, plain);
    });
    expect(after.processes[S]).toMatchObject({ geometry: 1 + dataOf(world, 'w1'), deviceSize: 1 });
  });

  it('brings in the table that covers the start, where nothing there has a name', () => {
    const { world, state } = one(
      {},
      {
        ...qcow2,
        image: { format: 'qcow2', allocated: ['y'] },
        initial: { y: 'aa' },
        disk: { size: 131072, sectors: { y: 2048 } },
      },
    );
    const { after } = acted(world, state, (draft) => {
      const table = cachedOf(draft, S, 0).l2[0]!;
      table.status = 'absent';
      table.code = 0;
      guessGeometry(world, draft, S, plain);
    });
    expect(cachedOf(after, S, 0).l2[0]!.status).toBe('clean');
    expect(after.processes[S]!.geometry).toBe(0);
  });
});

describe('whoever reads the file itself', () => {
  it('can tell that a raw image is behind the guest', () => {
    const raw = one();
    const judge = (content: string) => isOldForGuest(raw.world, raw.state, x, dataOf(raw.world, content));
    expect([judge('aa'), judge('w1')]).toEqual([false, true]);
    const { world, state } = one({}, qcow2);
    expect(isOldForGuest(world, state, sectorOf(world, 'cluster-1'), dataOf(world, 'w1'))).toBe(false);
  });
});
