import { describe, expect, it } from 'vitest';
import type { RuleId } from '../../../sim/storage/rules.ts';
import { play, quietOutcomes, type Sketch } from '../../helpers/litmus-builder.ts';

const writer = { S: 'buffered', D: 'direct' };
const reader = { S: 'direct', D: { opens: { b: 'buffered' } } };

describe('a rule of the page cache makes the difference', () => {
  const reread = (advice: string) => ['D: read x', 'S: write x 1', advice, 'D: read x -> r'];
  const mapped = ['D: mmap b x', 'D: mread b x', ...reread('D: dontneed')];
  const cases: readonly [RuleId, Sketch, on: string, off: string][] = [
    [
      'page-cache.write-stays-in-memory',
      { storage: 'iscsi', hosts: writer, steps: ['S: write x 1', 'D: read x -> r'] },
      'r = 0!',
      'r = 1',
    ],
    [
      'page-cache.fsync-writes-back',
      { storage: 'iscsi', hosts: writer, steps: ['S: write x 1', 'S: fsync', 'D: read x -> r'] },
      'r = 1',
      'r = 0!',
    ],
    [
      'page-cache.dontneed-drops-clean-pages',
      { storage: 'iscsi', hosts: reader, steps: reread('D: dontneed') },
      'r = 1',
      'r = 0!',
    ],
    ['page-cache.drop-caches', { storage: 'iscsi', hosts: reader, steps: reread('D: drop-caches') }, 'r = 1', 'r = 0!'],
    ['block.flsbuf-drops-pages', { storage: 'iscsi', hosts: reader, steps: reread('D: flsbuf') }, 'r = 1', 'r = 0!'],
    ['page-cache.advice-keeps-mapped-pages', { storage: 'iscsi', hosts: reader, steps: mapped }, 'r = 0!', 'r = 1'],
  ];

  it.each(cases)('%s', (rule, sketch, on, off) => {
    expect(quietOutcomes(sketch)).toEqual([on]);
    expect(quietOutcomes(sketch, rule)).toEqual([off]);
  });
});

describe('after a write-back that failed', () => {
  const alone = (steps: readonly string[], ...withoutRules: RuleId[]) =>
    play({ storage: 'iscsi', hosts: writer, faults: { 'flush-error': { S: 1 } }, steps }, { withoutRules });

  it('the page is not sent again, because it counts as clean', () => {
    const steps = ['S: write x 1', 'S: fsync | failing', 'S: fsync', 'D: read x -> r'];
    expect(alone(steps).registers).toEqual({ r: '0!' });
    expect(alone(steps, 'page-cache.failed-write-back-marks-clean').registers).toEqual({ r: '1' });
  });

  it('nor is it after an O_DSYNC write that failed', () => {
    const steps = ['S: write x 1 | failing', 'S: fsync', 'D: read x -> r'];
    const faults = { 'flush-error': { S: 1 } };
    const hosts = { S: 'buffered dsync', D: 'direct' };
    expect(play({ storage: 'iscsi', hosts, faults, steps }).final.media[0]?.data).toEqual([0]);
  });

  it('the next fsync says so, because somebody has to', () => {
    const steps = ['S: write x 1', 'S: partition', '* S.write-back-fails page of x', 'S: heal', 'S: fsync -> f'];
    expect(alone(steps).registers).toEqual({ f: 'EIO' });
    expect(alone(steps, 'page-cache.write-error-is-reported-once').registers).toEqual({ f: 'ok' });
  });
});

describe('on NFS', () => {
  it('a page that was sent unstable is kept, because the server may forget it', () => {
    const steps = [
      'S: write x 1',
      '* S.write-back page of x',
      'storage: crash',
      'storage: restart',
      'S: fsync',
      'D: read x -> r',
    ];
    const sketch = { storage: 'nfs', hosts: writer, steps };
    expect(play(sketch).registers).toEqual({ r: '1' });
    expect(play(sketch, { withoutRules: ['nfs.unstable-write-is-kept'] }).registers).toEqual({ r: '0!' });
  });

  it('fstat sends what is dirty first', () => {
    const steps = ['S: write x 1', 'S: fstat -> s', 'D: read x -> r'];
    const sketch = { storage: 'nfs', hosts: writer, steps };
    expect(quietOutcomes(sketch)).toEqual(['s = 128, r = 1']);
    expect(quietOutcomes(sketch, 'nfs.fstat-writes-back')).toEqual(['s = 128, r = 0!']);
  });
});
