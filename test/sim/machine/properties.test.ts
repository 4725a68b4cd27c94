import { describe, expect, it } from 'vitest';
import { guestOf } from '../../../sim/machine/guest.ts';
import { header } from '../../../sim/machine/layout.ts';
import { isWriteLost, runsTwice, survives } from '../../../sim/machine/properties.ts';
import { withField } from '../../../sim/machine/tables.ts';
import { cachedOf, imageOf } from '../../../sim/machine/tables-in-file.ts';
import { type PropertyName, propertyNames } from '../../../sim/machine/words.ts';
import type { StorageState } from '../../../sim/storage/state.ts';
import type { MachineSketch } from '../../helpers/machine-builder.ts';
import { acted, dataOf, made, sectorOf } from '../../helpers/machine-changes.ts';

const [S, D] = [0, 1];
const y = 1;
const guest = { reads: 1, writes: 2 };
const qcow2: MachineSketch = { image: { format: 'qcow2', allocated: ['x'] }, initial: { x: 'aa' } };

/** The properties that do not hold of the initial state with some changes, wherever they are asked. */
function broken(change: (draft: StorageState) => void, sketch: MachineSketch = {}): string[] {
  const { world, model, state } = made({ guest, ...sketch });
  const { after } = acted(world, state, change);
  return model.properties.filter(({ kind, holds }) => kind === 'always' && !holds(after)).map(({ name }) => name);
}

describe('the initial state', () => {
  it('violates nothing', () => {
    for (const sketch of [{}, qcow2, { image: 'qed', storage: 'nfs', initial: {} }])
      expect(broken(() => {}, sketch)).toEqual([]);
  });

  it('is asked about everything that can go wrong', () => {
    const { model } = made({ guest });
    expect(model.properties.filter(({ kind }) => kind === 'always').map(({ name }) => name)).toEqual([
      ...propertyNames,
    ]);
  });
});

describe('what the last action did wrong', () => {
  it.each<[PropertyName, keyof ReturnType<typeof guestOf>['event']]>([
    ['stale-read', 'staleRead'],
    ['metadata-corruption', 'staleMapping'],
    ['metadata-corruption', 'oldMemory'],
    ['stale-size', 'staleSize'],
    ['durability', 'notDurable'],
  ])('violates %s: %s', (property, event) => {
    const change = (draft: StorageState): void => {
      guestOf(draft).event[event] = true;
    };
    expect(broken(change)).toEqual([property]);
  });
});

describe('a write is lost', () => {
  const w1 = 3;
  const written = (draft: StorageState): void => {
    guestOf(draft).latest[y] = w1;
  };

  it('where its value is nowhere any more', () => {
    expect(broken(written)).toEqual(['lost-write']);
  });

  it('but not while it is on the storage, or in dirty pages of a host that is up and may write', () => {
    const { world, state } = made({ guest, cache: 'writeback' });
    const lost = (change: (draft: StorageState) => void) =>
      acted(world, state, (draft) => {
        written(draft);
        change(draft);
        return isWriteLost(world, draft);
      }).result;
    const dirty = (draft: StorageState): void => {
      const view = draft.views[0]!;
      view.pages[y]!.status = 'dirty';
      view.written[y] = true;
      view.data[y] = w1;
    };
    expect(lost(() => {})).toBe(true);
    expect(
      lost((draft) => {
        draft.media[0]!.data[y] = w1;
      }),
    ).toBe(false);
    expect(lost(dirty)).toBe(false);
    for (const spoil of [
      (draft: StorageState) => {
        draft.hosts[0]!.up = false;
      },
      (draft: StorageState) => {
        draft.views[0]!.blocklisted = true;
      },
      (draft: StorageState) => {
        draft.views[0]!.written[y] = false;
        draft.views[0]!.pages[y]!.status = 'clean';
      },
    ]) {
      expect(
        lost((draft) => {
          dirty(draft);
          spoil(draft);
        }),
      ).toBe(true);
    }
  });

  it('nor while dirty tables in memory still lead to it', () => {
    const { world, state } = made({ guest, ...qcow2 });
    const layout = imageOf(world, 0);
    const survivesWith = (status: 'dirty' | 'clean') =>
      acted(world, state, (draft) => {
        draft.media[0]!.data[sectorOf(world, 'cluster-2')] = dataOf(world, 'w1');
        const table = cachedOf(draft, S, 0).l2[0]!;
        table.status = status;
        table.code = 2 + 3 * layout.entryRadix;
        return survives(world, draft, y, dataOf(world, 'w1'));
      }).result;
    expect([survivesWith('dirty'), survivesWith('clean')]).toEqual([true, false]);
  });

  it('nor when the guest itself is gone, or the disk no longer has that part', () => {
    expect(
      broken((draft) => {
        written(draft);
        guestOf(draft).died = true;
      }),
    ).toEqual([]);
    const disk = { size: 131072, sizes: [1024, 131072], sectors: { x: 0, y: 2048 } };
    const cut = (draft: StorageState): void => {
      written(draft);
      guestOf(draft).size = 0;
    };
    expect(broken(cut, { disk, guest: { ...guest, resizes: 1 } })).not.toContain('lost-write');
  });
});

describe('metadata is corrupt', () => {
  const breaks = (draft: StorageState, world = made({ guest, ...qcow2 }).world): void => {
    draft.media[0]!.data[sectorOf(world, 'refcounts')] = 0;
  };

  it('where qemu-img check would say so and nothing more is to be written', () => {
    expect(broken((draft) => breaks(draft), qcow2)).toEqual(['metadata-corruption']);
    const pending = (draft: StorageState): void => {
      breaks(draft);
      cachedOf(draft, S, 0).refcounts.status = 'dirty';
    };
    expect(broken(pending, qcow2)).toEqual([]);
  });

  it('but not where the image asks for a check before it is used', () => {
    const { world, state, model } = made({
      guest,
      ...qcow2,
      image: { format: 'qcow2', allocated: ['x'], 'lazy-refcounts': true },
    });
    const corrupt = model.properties.find(({ name }) => name === 'metadata-corruption')!;
    const { result } = acted(world, state, (draft) => {
      breaks(draft, world);
      const before = corrupt.holds(draft);
      const dirty = withField(imageOf(world, 0).headerCode, 0, header.dirty, 1);
      draft.media[0]!.data[sectorOf(world, 'header')] = dirty;
      return [before, corrupt.holds(draft)];
    });
    expect(result).toEqual([false, true]);
  });

  it('where a writer relies on a flag that is no longer on disk', () => {
    const { world, state, model } = made({
      guest,
      ...qcow2,
      image: { format: 'qed', allocated: ['x'] },
      storage: 'nfs',
    });
    const corrupt = model.properties.find(({ name }) => name === 'metadata-corruption')!;
    const holds = (change: (draft: StorageState) => void) =>
      acted(world, state, (draft) => {
        cachedOf(draft, S, 0).header = 1;
        change(draft);
        return corrupt.holds(draft);
      }).result;
    expect(holds(() => {})).toBe(false);
    expect(
      holds((draft) => {
        draft.media[0]!.data[sectorOf(world, 'header')] = 1;
      }),
    ).toBe(true);
    expect(
      holds((draft) => {
        draft.processes[S]!.inactive = true;
      }),
    ).toBe(true);
  });
});

describe('a size is stale', () => {
  const disk = { size: 4096, sizes: [4096, 131072], sectors: { x: 0 } };
  const resized = (draft: StorageState): void => {
    guestOf(draft).size = 1;
  };

  it('where a running device has another one than the guest was told', () => {
    expect(broken(resized, { ...qcow2, disk, guest: { ...guest, resizes: 1 } })).toEqual(['stale-size']);
    const stopped = (draft: StorageState): void => {
      resized(draft);
      draft.processes[S]!.run = 'paused';
    };
    expect(broken(stopped, { ...qcow2, disk, guest: { ...guest, resizes: 1 } })).not.toContain('stale-size');
  });
});

describe('the guest', () => {
  const set =
    (s: StorageState['processes'][number]['run'], d: typeof s, memory: [string, string] = ['current', 'current']) =>
    (draft: StorageState): void => {
      for (const [process, run] of [s, d].entries()) {
        draft.processes[process]!.run = run;
        draft.processes[process]!.memory = memory[process] as 'current';
      }
    };

  it('must not run twice', () => {
    expect(broken(set('running', 'running'))).toEqual(['split-brain']);
    const { world, state } = made({ machines: { S: 'none', A: { program: 'qemu-io', cache: 'none' } }, guest });
    const { result } = acted(world, state, (draft) => {
      draft.processes[D]!.run = 'running';
      return runsTwice(world, draft);
    });
    // A tool has no guest.
    expect(result).toBe(false);
  });

  it('is stuck when somebody has all of it and nobody runs it', () => {
    expect(broken(set('postmigrate', 'paused'))).toEqual(['stuck']);
    expect(broken(set('postmigrate', 'gone'))).toEqual(['stuck']);
  });

  it('is lost when nobody has all of it', () => {
    expect(broken(set('gone', 'gone', ['none', 'none']))).toEqual(['vm-lost']);
    expect(broken(set('postmigrate', 'paused', ['old', 'part']))).toEqual(['vm-lost']);
  });

  it('is neither when it died of its host', () => {
    const died = (draft: StorageState): void => {
      set('gone', 'gone', ['none', 'none'])(draft);
      guestOf(draft).died = true;
    };
    expect(broken(died)).toEqual([]);
  });

  it('may end stopped where a script says everything', () => {
    expect(broken(set('postmigrate', 'paused'), { guest, steps: ['D: launch', 'S: migrate'] })).toEqual([]);
  });
});

describe('a witness', () => {
  const named = (sketch: MachineSketch) =>
    made(sketch)
      .model.properties.filter(({ kind }) => kind === 'sometimes')
      .map(({ name }) => name);

  it('is that the guest gets to the destination and uses its disk there, or that every step ends', () => {
    expect(named({ guest })).toEqual(['guest-runs-at-destination', 'guest-uses-disk-at-destination']);
    expect(named({ guest: { writes: 1 } })).toEqual(['guest-runs-at-destination']);
    expect(named({ guest, machines: { S: 'none' } })).toEqual([]);
    expect(named({ steps: ['D: launch', 'S: migrate'] })).toEqual(['every-step-ends']);
  });
});
