import { describe, expect, it } from 'vitest';
import { outcomes, play, quietOutcomes } from '../../helpers/litmus-builder.ts';

const direct = { S: 'direct', D: 'direct' };
const volatileLun = { name: 'iscsi', 'write-cache': true };

describe('a read breaks the contract', () => {
  it('when it is not the last acknowledged write, whoever wrote and whoever reads', () => {
    const steps = ['S: write x 1', 'D: read x -> other', 'S: read x -> own'];
    const storage = { name: 'iscsi', 'local-cache': 'writeback' };
    expect(quietOutcomes({ storage, hosts: direct, steps })).toEqual(['other = 0!, own = 1']);
  });

  it('when one sector of several is old', () => {
    const steps = ['D: read x', 'S: write x y 1', 'D: read x y -> r'];
    expect(quietOutcomes({ storage: 'iscsi', hosts: { S: 'direct', D: 'buffered' }, steps })).toEqual(['r = 0 1!']);
  });

  it('when it takes the end of the disk for what is behind it', () => {
    const disk = { size: 8, sectors: { x: '0-7', z: '8-15' } };
    const steps = ['storage: resize 16', 'D: read z -> r'];
    expect(quietOutcomes({ storage: 'iscsi', hosts: direct, disk, steps })).toEqual(['r = eof!']);
    expect(
      quietOutcomes({ storage: 'iscsi', hosts: direct, disk, steps: [...steps.slice(1), 'storage: resize 16'] }),
    ).toEqual(['r = eof']);
  });
});

describe('a write that was never flushed', () => {
  const lost = (...steps: string[]) => ({ storage: volatileLun, hosts: direct, steps: ['S: write x 1', ...steps] });

  it('may be undone by a loss of power, and then nothing is old', () => {
    expect(quietOutcomes(lost('storage: power-loss', 'D: read x -> r'))).toEqual(['r = 0']);
  });

  it('may not be undone once somebody else has read it', () => {
    expect(quietOutcomes(lost('D: read x', 'storage: power-loss', 'D: read x -> r'))).toEqual(['r = 0!']);
  });

  it('stays lost once its loss was seen', () => {
    expect(outcomes(lost('storage: power-loss', 'D: read x -> a', 'D: read x -> b'))).toEqual([
      'a = 0, b = 0',
      'a = 1, b = 1',
    ]);
  });

  it('may be undone by a crash of its own host only', () => {
    const sketch = { storage: 'iscsi', hosts: { S: 'buffered', D: { opens: { b: 'buffered', d: 'direct' } } } };
    expect(quietOutcomes({ ...sketch, steps: ['S: write x 1', 'S: crash', 'D: read d x -> r'] })).toEqual(['r = 0']);
    const other = { S: 'buffered', D: 'direct', C: 'direct' };
    expect(quietOutcomes({ ...sketch, hosts: other, steps: ['S: write x 1', 'C: crash', 'D: read x -> r'] })).toEqual([
      'r = 0!',
    ]);
  });
});

describe('a flush', () => {
  const sketch = { storage: { name: 'nfs', export: 'async' } };

  it('makes every later loss a broken promise', () => {
    const steps = ['S: write x 1', 'S: fsync', 'storage: crash', 'storage: restart', 'D: read x -> r'];
    expect(quietOutcomes({ ...sketch, hosts: { S: 'buffered', D: 'direct' }, steps })).toEqual(['r = 0!']);
  });

  it('is implied by O_DSYNC, and by O_DIRECT on NFS', () => {
    const steps = ['S: write x 1', 'storage: crash', 'storage: restart', 'D: read x -> r'];
    for (const flags of ['buffered dsync', 'direct']) {
      expect(quietOutcomes({ ...sketch, hosts: { S: flags, D: 'direct' }, steps })).toEqual(['r = 0!']);
    }
  });

  it('that failed promises nothing', () => {
    const faults = { 'flush-error': { S: 1 } };
    const steps = ['S: write x 1', 'S: fsync -> f | failing', 'S: crash', 'D: read x -> r'];
    expect(play({ storage: 'iscsi', hosts: { S: 'buffered', D: 'direct' }, faults, steps }).registers).toEqual({
      f: 'EIO',
      r: '0',
    });
  });

  it('covers what its own host wrote, not what another one did', () => {
    const steps = ['S: write x 1', 'D: fsync', 'S: crash', 'D: read x -> r'];
    expect(quietOutcomes({ storage: 'iscsi', hosts: { S: 'buffered', D: 'buffered' }, steps })).toEqual(['r = 0']);
  });
});
