import { describe, expect, it } from 'vitest';
import { play, quietOutcomes } from '../../helpers/litmus-builder.ts';

const disk = { size: 8, sectors: { x: '0-7', z: '8-15' } };

describe('the size of a device', () => {
  const hosts = { S: 'direct', D: 'direct' };
  const sketch = { storage: 'iscsi', hosts, disk };

  it('is what the host has learned, until a rescan on that host', () => {
    const steps = ['storage: resize 16', 'D: size -> before', 'D: rescan', 'D: size -> after', 'S: size -> other'];
    expect(quietOutcomes({ ...sketch, steps })).toEqual(['before = 8!, after = 16, other = 8!']);
    expect(quietOutcomes({ ...sketch, steps }, 'block.size-is-kept-until-rescan')).toEqual([
      'before = 16, after = 16, other = 16',
    ]);
    expect(quietOutcomes({ ...sketch, steps }, 'block.rescan-reads-size')).toEqual([
      'before = 8!, after = 8!, other = 8!',
    ]);
  });

  it('is not refreshed by opening the device again', () => {
    const steps = ['storage: resize 16', 'D: close disk', 'D: open disk', 'D: size -> r'];
    expect(quietOutcomes({ ...sketch, steps })).toEqual(['r = 8!']);
  });

  it('limits reads and writes', () => {
    const steps = ['storage: resize 16', 'S: rescan', 'S: write z 1 -> w', 'D: read z -> r', 'D: write z 2 -> failed'];
    expect(quietOutcomes({ ...sketch, steps })).toEqual(['w = ok, r = eof!, failed = EIO']);
  });
});

describe('the size of a file on NFS', () => {
  const grow = (...later: string[]) => ['D: read b x', 'S: write z 1', ...later];
  const sketch = { storage: 'nfs', hosts: { S: 'direct', D: { opens: { b: 'buffered', d: 'direct' } } }, disk };

  it('comes from cached attributes', () => {
    expect(
      quietOutcomes({ ...sketch, storage: { name: 'nfs', version: '3' }, steps: grow('D: fstat b -> r') }),
    ).toEqual(['r = 8!']);
    expect(quietOutcomes({ ...sketch, steps: grow('D: size b -> r', 'D: read b z -> z') })).toEqual([
      'r = 8!, z = eof!',
    ]);
    expect(quietOutcomes({ ...sketch, steps: grow('D: wait', 'D: size b -> r', 'D: read b z -> z') })).toEqual([
      'r = 16, z = 1',
    ]);
  });

  it('is asked for by lseek on an O_DIRECT descriptor, not by fstat', () => {
    const v3 = { ...sketch, storage: { name: 'nfs', version: '3' } };
    expect(quietOutcomes({ ...v3, steps: grow('D: fstat d -> stat', 'D: size d -> end') })).toEqual([
      'stat = 8!, end = 16',
    ]);
    expect(quietOutcomes({ ...v3, steps: grow('D: size d -> end') }, 'nfs.seek-end-on-direct-asks')).toEqual([
      'end = 8!',
    ]);
  });

  it('is asked for by fstat after an NFSv4 READ', () => {
    expect(quietOutcomes({ ...sketch, steps: grow('D: fstat b -> r') })).toEqual(['r = 16']);
    expect(quietOutcomes({ ...sketch, steps: grow('D: fstat b -> r') }, 'nfs4.fstat-after-read-asks')).toEqual([
      'r = 8!',
    ]);
    expect(quietOutcomes({ ...sketch, steps: grow('D: fstat b -> r') }, 'nfs4.read-reply-has-no-attributes')).toEqual([
      'r = 8!',
    ]);
  });

  it('is known to the host that made the file longer', () => {
    const steps = ['S: write z 1', 'S: size disk -> r'];
    const { changes, registers } = play({ ...sketch, hosts: { S: 'buffered' }, steps });
    expect(registers).toEqual({ r: '16' });
    expect(changes[0]).toMatchObject({ 'views[0].size': 1 });
    expect(changes[0]).not.toHaveProperty('media[0].size');
  });

  it('is set by ftruncate at the server and at the caller', () => {
    const steps = ['S: truncate 16', 'S: size disk -> own', 'D: size b -> other', 'D: wait', 'D: size b -> later'];
    expect(quietOutcomes({ ...sketch, disk: { size: 8, sectors: { x: '0-7' } }, steps })).toEqual([
      'own = 16, other = 8!, later = 16',
    ]);
  });
});

describe('the size of a file on a cluster file system', () => {
  it('is the same everywhere, and asking for it takes the lock', () => {
    const steps = ['S: write z 1', 'D: size -> r'];
    const { registers, changes } = play({ storage: 'gfs2', hosts: { S: 'buffered', D: 'buffered' }, disk, steps });
    expect(registers).toEqual({ r: '16' });
    expect(changes[1]).toMatchObject({ 'views[0].cacheRights[0]': 'shared', 'media[0].size': 1 });
  });
});
