import { describe, expect, it } from 'vitest';
import { initialState, isFinished } from '../../../sim/step.ts';
import { storageModel } from '../../../sim/storage/storage-model.ts';
import { buildWorld } from '../../../sim/storage/world.ts';
import { explore } from '../../../src/search/explore.ts';
import { litmus, outcomes, play, type Sketch } from '../../helpers/litmus-builder.ts';

const modelOf = (sketch: Sketch) => storageModel(buildWorld(litmus(sketch)));
const direct = { S: 'direct', D: 'direct' };

describe('the initial state', () => {
  it('has hosts up, what is open open, and the storage as the file says', () => {
    const state = initialState(
      modelOf({
        storage: { name: 'iscsi', 'write-cache': true },
        hosts: { S: 'direct', D: {} },
        initial: 'aa',
        steps: ['S: write x 1', 'D: open h buffered'],
      }),
    );
    expect(state.hosts).toEqual([
      { up: true, connected: true },
      { up: true, connected: true },
    ]);
    expect(state.server).toMatchObject({ up: true });
    expect(state.handles.map(({ open }) => open)).toEqual([true, false]);
    expect(state.media).toEqual([{ data: [0], stable: [0], size: 0, stableSize: 0 }]);
    expect(state.views.map(({ pages }) => pages)).toEqual([
      [expect.objectContaining({ status: 'absent' })],
      [expect.objectContaining({ status: 'absent' })],
    ]);
  });

  it('gives a CephFS client that has the file open its capabilities', () => {
    const state = initialState(
      modelOf({ storage: 'cephfs', hosts: { S: 'buffered', D: {} }, steps: ['S: read x', 'D: wait'] }),
    );
    expect(state.views[0]?.cacheRights).toEqual(['exclusive']);
  });
});

describe('the steps', () => {
  it('run in order outside an interleaving block', () => {
    const steps = ['S: write x 1', 'D: read x -> a', 'S: write x 2', 'D: read x -> b'];
    expect(outcomes({ storage: 'iscsi', hosts: direct, steps })).toEqual(['a = 1, b = 2']);
  });

  it('run in every order inside one, and branch by branch in theirs', () => {
    const steps = [
      {
        interleave: [
          ['S: write x 1', 'S: write y 1'],
          ['D: read y -> y', 'D: read x -> x'],
        ],
      },
    ];
    expect(outcomes({ storage: 'iscsi', hosts: direct, steps })).toEqual([
      'y = 0, x = 0',
      'y = 0, x = 1',
      'y = 1, x = 1',
    ]);
  });

  it('let others between the sectors of one of them', () => {
    const steps = [{ interleave: [['S: write x y 1'], ['D: read x y -> r']] }];
    expect(outcomes({ storage: 'iscsi', hosts: direct, steps })).toEqual(['r = 0 0', 'r = 0 1', 'r = 1 0', 'r = 1 1']);
    expect(outcomes({ storage: 'iscsi', hosts: direct, steps: ['S: write x y 1', 'D: read x y -> r'] })).toEqual([
      'r = 1 1',
    ]);
  });

  it('each run once', () => {
    const { model, final, possible } = play({ storage: 'iscsi', hosts: direct, steps: ['S: write x 1', 'D: read x'] });
    expect(final.steps).toEqual([true, true]);
    expect(isFinished(model, final)).toBe(true);
    expect(possible).toEqual([]);
  });
});

describe('the search', () => {
  it('reaches the end of every scenario that can end, and says so where it cannot', () => {
    const ends = (sketch: Sketch) => explore(modelOf(sketch)).witnesses.map(({ property }) => property);
    expect(ends({ storage: 'iscsi', hosts: direct, steps: ['S: read x'] })).toEqual(['every-step-ends']);
    expect(ends({ storage: 'nfs', hosts: direct, steps: ['S: partition', 'S: read x'] })).toEqual([]);
  });

  it('takes a page that is to be dropped for dropped where none is left', () => {
    const hosts = { S: 'direct', D: { opens: { b: 'buffered read-only' } } };
    const steps = ['D: read x', 'S: write x 1', 'D: wait', 'D: fstat b -> s', 'D: dontneed b', 'D: read x'];
    const { changes } = play({ storage: { name: 'nfs', version: '3' }, hosts, steps });
    expect(changes[3]).toMatchObject({ 'views[1].invalid': true });
    expect(changes[4]).toMatchObject({ 'views[1].pages[0].status': 'absent', 'views[1].invalid': false });
  });
});

describe('one choice of a step', () => {
  const labels = (sketch: Sketch) => modelOf(sketch).actions[0]?.choices;

  it('is made for every distance of reading ahead that reaches one more named page', () => {
    const disk = { sectors: { x: '0-7', y: '8-15', z: '24-31', far: '800-807' } };
    const sketch = { storage: 'iscsi', hosts: { S: 'buffered' }, disk, steps: ['S: read x', 'S: read y z far'] };
    expect(labels(sketch)).toEqual(['', 'reading 1 page ahead', 'reading 3 pages ahead']);
    expect(labels({ ...sketch, hosts: { S: 'direct' } })).toEqual(['']);
    expect(labels({ ...sketch, storage: 'rbd' })).toEqual(['']);
  });

  it('is a failing flush, a delayed copy or a delegation only where the scenario allows it', () => {
    const write = { storage: 'nfs', hosts: { S: 'buffered' }, steps: ['S: fsync'] };
    expect(labels(write)).toEqual(['']);
    expect(labels({ ...write, faults: { 'flush-error': { S: 1 } } })).toEqual(['', 'failing']);
    expect(labels({ ...write, faults: { 'delayed-duplicate': { S: 1 } } })).toEqual([
      '',
      'with a delayed copy of the WRITE',
    ]);
    const open = { storage: { name: 'nfs', delegations: true }, hosts: { S: {} }, steps: ['S: open h buffered'] };
    expect(labels(open)).toEqual(['', 'with a delegation']);
  });
});
