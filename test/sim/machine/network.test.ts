import { describe, expect, it } from 'vitest';
import { isCut, isGone, stateIsMissing, streamIsBroken } from '../../../sim/machine/network.ts';
import type { StorageState } from '../../../sim/storage/state.ts';
import { acted, made } from '../../helpers/machine-changes.ts';

const { world, state } = made({ guest: { reads: 1 }, faults: { 'link-cut': 1 } });
const [S, D] = [0, 1];
const seen = (change: (draft: StorageState) => void) => {
  const { after } = acted(world, state, change);
  return { broken: streamIsBroken(world, after, 0), missing: stateIsMissing(world, after, 0) };
};
const stream = (draft: StorageState, its: StorageState['migrations'][number]['stream']): void => {
  draft.migrations[0]!.stream = its;
};

describe('a link', () => {
  it('is whole until it is cut, and always where both ends are one node', () => {
    expect(isCut(state, 0)).toBe(false);
    const { after } = acted(world, state, (draft) => {
      draft.cut[0] = true;
    });
    expect([isCut(after, 0), isCut(after, -1)]).toEqual([true, false]);
  });
});

describe('a process', () => {
  it('is gone when it has ended, and when its host is down', () => {
    const gone = (change: (draft: StorageState) => void) => {
      const { after } = acted(world, state, change);
      return [S, D].map((process) => isGone(world, after, process));
    };
    expect(gone(() => {})).toEqual([false, false]);
    expect(
      gone((draft) => {
        draft.processes[D]!.run = 'gone';
      }),
    ).toEqual([false, true]);
    expect(
      gone((draft) => {
        draft.hosts[0]!.up = false;
      }),
    ).toEqual([true, false]);
  });
});

describe('a stream', () => {
  it('is whole while both ends and the link are', () => {
    expect(seen(() => {})).toEqual({ broken: false, missing: false });
    expect(seen((draft) => stream(draft, 'sent'))).toEqual({ broken: false, missing: false });
  });

  it('is broken by a cut and by a loss, and then the state is missing', () => {
    expect(
      seen((draft) => {
        draft.cut[0] = true;
      }),
    ).toEqual({ broken: true, missing: true });
    expect(seen((draft) => stream(draft, 'lost'))).toEqual({ broken: true, missing: true });
  });

  it('is broken for the source when an acknowledgement is lost, but the destination has everything', () => {
    expect(
      seen((draft) => {
        stream(draft, 'received');
        draft.migrations[0]!.acknowledgement = 'lost';
      }),
    ).toEqual({ broken: true, missing: false });
  });

  it('that was sent before its sender exited still arrives, but not from a host without power', () => {
    const exits = (draft: StorageState): void => {
      draft.processes[S]!.run = 'gone';
    };
    expect(seen(exits)).toEqual({ broken: true, missing: true });
    expect(
      seen((draft) => {
        exits(draft);
        stream(draft, 'sent');
      }),
    ).toEqual({ broken: true, missing: false });
    expect(
      seen((draft) => {
        draft.hosts[0]!.up = false;
        stream(draft, 'sent');
      }),
    ).toEqual({ broken: true, missing: true });
  });
});
