/** Corners in which the model once was wrong: where no single layer is to blame, but how two of them meet. */
import { describe, expect, it } from 'vitest';
import { outcomes, play, quietOutcomes, type Sketch } from '../../helpers/litmus-builder.ts';

const buffered = { S: 'buffered', D: 'buffered' };
const halves = { size: 8, sectors: { x: '0-7', z: '8-15' } };

describe('nothing passes a lost path', () => {
  it('neither the unlock in a close, nor the lock of a mount with nolock', () => {
    const closing = ['S: lock', 'S: partition', 'S: close disk', 'D: lock -> r'];
    expect(quietOutcomes({ storage: { name: 'nfs', version: '3' }, hosts: buffered, steps: closing })).toEqual([
      'r = -',
    ]);
    const locking = ['S: write x 1', 'S: partition', 'S: lock', 'D: read x -> r'];
    const storage = { name: 'nfs', version: '3', locks: 'local' };
    expect(quietOutcomes({ storage, hosts: { S: 'buffered', D: 'direct' }, steps: locking })).toEqual(['r = -']);
  });

  it('nor a read of pages that are only still there because nobody has dropped them yet', () => {
    const hosts = { S: 'direct', D: { opens: { b: 'buffered read-only', d: 'direct' } } };
    const steps = ['D: read b x', 'S: write x 1', 'D: read d y', 'D: partition', 'D: read b x -> r'];
    expect(quietOutcomes({ storage: { name: 'nfs', version: '3' }, hosts, steps })).toEqual(['r = -']);
  });

  it('and asking for a size waits where no sector has a name', () => {
    expect(
      quietOutcomes({ storage: 'gpfs', hosts: { S: 'buffered' }, steps: ['S: partition', 'S: size -> r'] }),
    ).toHaveLength(1);
  });

  it('but what memory can answer needs none', () => {
    const cached = { name: 'rbd', cache: 'writeback' };
    expect(
      quietOutcomes({
        storage: cached,
        hosts: { S: 'direct' },
        steps: ['S: write x 1', 'S: partition', 'S: read x -> r'],
      }),
    ).toEqual(['r = 1']);
    const whole = ['S: partition', 'S: write x 1 -> r'];
    expect(quietOutcomes({ storage: 'iscsi', hosts: { S: 'buffered' }, steps: whole })).toEqual(['r = ok']);
  });
});

describe('a last close that cannot write back', () => {
  it('drops the pages all the same', () => {
    const steps = ['S: write x 1', 'S: partition', 'S: close disk', 'S: heal', 'S: open disk', 'S: read x -> r'];
    expect(quietOutcomes({ storage: 'iscsi', hosts: { S: 'buffered' }, steps })).toEqual(['r = 0!']);
  });
});

describe('a file that grows', () => {
  it('is known to its writer at once, through every cache', () => {
    for (const storage of ['nfs', 'gfs2', 'gpfs', 'cephfs', 'gluster', { name: 'gluster', 'write-behind': false }]) {
      const steps = ['S: read x', 'S: write z 1', 'S: read z -> r', 'S: size disk -> s'];
      expect(outcomes({ storage, hosts: { S: 'buffered' }, disk: halves, steps })).toEqual(['r = 1, s = 16']);
    }
  });

  it('has the same size on every host of a cluster file system', () => {
    for (const storage of ['gfs2', 'gpfs', 'ocfs2']) {
      expect(
        quietOutcomes({ storage, hosts: buffered, disk: halves, steps: ['S: write z 1', 'D: size -> s'] }),
      ).toEqual(['s = 16']);
    }
  });

  it('is too short for another host that does not know, and that breaks the contract', () => {
    const steps = ['S: write z 1', 'D: read z -> r', 'D: size -> s'];
    expect(quietOutcomes({ storage: 'nfs', hosts: { S: 'buffered', D: 'direct' }, disk: halves, steps })).toEqual([
      'r = eof!, s = 8!',
    ]);
  });
});

describe('a file that shrinks and grows again', () => {
  it('holds zeros where it was cut', () => {
    const disk = { size: 16, sectors: { x: '0-7', z: '8-15' } };
    const steps = ['S: read z', 'S: truncate 8', 'S: truncate 16', 'S: read z -> r'];
    for (const [storage, flags] of [
      ['nfs', 'direct'],
      ['nfs', 'buffered'],
      ['gfs2', 'buffered'],
    ] as const) {
      const [outcome] = quietOutcomes({ storage, hosts: { S: flags }, disk, initial: 'aa', steps });
      expect(outcome).toMatch(/^r = 0/);
    }
  });
});

describe('librbd', () => {
  it('has a cache in each process, also on one host', () => {
    const on = (name: string) => ({ host: 'H', opens: { [name]: 'direct' } });
    const storage = { name: 'rbd', cache: 'writeback', 'exclusive-lock': false };
    const sketch = { storage, hosts: { S: on('s'), D: on('d') }, steps: ['S: write x 1', 'D: read x -> r'] };
    expect(outcomes(sketch)).toEqual(['r = 0!', 'r = 1']);
  });

  it('answers nothing to a blocklisted client', () => {
    const steps = ['S: write x 1', 'S: partition', 'D: write x 2', 'S: heal', 'S: read x -> r'];
    expect(quietOutcomes({ storage: 'rbd', hosts: { S: 'direct', D: 'direct' }, steps })).toEqual(['r = EIO']);
  });
});

describe('a delayed copy of a WRITE', () => {
  it.each([['D first'], ['S first']])('is a change for every client, whatever their order: %s', (order) => {
    const parts = { D: { opens: { b: 'buffered read-only' } }, S: 'direct' };
    const hosts = order === 'D first' ? parts : { S: parts.S, D: parts.D };
    const sketch: Sketch = {
      storage: { name: 'nfs', version: '3', transport: 'udp' },
      hosts,
      faults: { 'delayed-duplicate': { S: 1 } },
      steps: ['S: write x 1', 'S: write x 2', 'D: read x -> a', 'D: wait', 'D: read x -> b'],
    };
    expect(quietOutcomes(sketch)).toEqual(['a = 1!, b = 1!', 'a = 2, b = 1!', 'a = 2, b = 2']);
  });
});

describe('an NFS server that loses power', () => {
  it('has a new write verifier, so clients send again what was not committed', () => {
    const steps = [
      'S: write x 1',
      '* S.write-back page of x',
      'storage: power-loss',
      'S: fsync -> f',
      'D: read x -> r',
    ];
    expect(play({ storage: 'nfs', hosts: { S: 'buffered', D: 'direct' }, steps }).registers).toEqual({
      f: 'ok',
      r: '1',
    });
  });
});

describe('a flush', () => {
  it('through one device node promises nothing about another one', () => {
    const on = (node: string) => ({ host: 'H', node, opens: { [node]: 'buffered' } });
    const steps = ['A: write x 1', 'B: fsync', 'A: crash', 'D: read x -> r'];
    expect(quietOutcomes({ storage: 'iscsi', hosts: { A: on('one'), B: on('two'), D: 'direct' }, steps })).toEqual([
      'r = 0',
    ]);
  });
});

describe('a mapping that could not be made', () => {
  it('is not used', () => {
    const steps = ['D: partition', 'D: wait', 'D: mmap disk x', 'D: heal', 'D: mread disk x -> r'];
    const { final } = play({ storage: { name: 'nfs', mount: 'soft' }, hosts: { D: 'buffered' }, steps });
    const { mapped, vma } = final.views[0]!.pages[0]!;
    expect(mapped && !vma).toBe(false);
  });
});
