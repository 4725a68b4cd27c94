import { describe, expect, it } from 'vitest';
import { outcomes, play, quietOutcomes, viewOf } from '../../helpers/litmus-builder.ts';

const mixed = { S: 'direct', D: { opens: { b: 'buffered', d: 'direct' } } };

describe('a page of the page cache', () => {
  it('is filled by a read and by nothing else', () => {
    const { changes } = play({ storage: 'iscsi', hosts: { D: 'buffered' }, initial: 'aa', steps: ['D: read x -> r'] });
    expect(changes).toEqual([{ 'views[0].pages[0].status': 'clean', 'cells[0]': 1 }]);
  });

  it('brings in every sector of the page, however few were asked for', () => {
    const disk = { sectors: { x: 0, y: 1, z: 8 } };
    const played = play({ storage: 'iscsi', hosts: mixed, disk, steps: ['S: write x y z 1', 'D: read b x -> r'] });
    expect(viewOf(played, 'D')).toMatchObject({ data: [1, 1, 0], pages: [{ status: 'clean' }, { status: 'absent' }] });
  });

  it('answers later reads, though the storage has changed', () => {
    const steps = ['D: read b x -> before', 'S: write x 1', 'D: read b x -> after'];
    const sketch = { storage: 'iscsi', hosts: mixed, steps };
    expect(quietOutcomes(sketch)).toEqual(['before = 0, after = 0!']);
    expect(quietOutcomes(sketch, 'page-cache.hit')).toEqual(['before = 0, after = 1']);
    expect(quietOutcomes(sketch, 'page-cache.read-fills-page')).toEqual(['before = 0, after = 1']);
  });

  it('forgets its data when it is dropped', () => {
    const steps = ['S: write x 1', 'D: read b x', '* D.evict page of x', 'D: read b x'];
    const played = play({ storage: 'iscsi', hosts: mixed, steps });
    expect(played.changes[2]).toEqual({ 'views[1].pages[0].status': 'absent', 'views[1].data[0]': 0 });
  });
});

describe('write-back', () => {
  it('sends a dirty page and leaves it clean', () => {
    const { changes } = play({
      storage: 'iscsi',
      hosts: { S: 'buffered' },
      steps: ['S: write x 1', '* S.write-back page of x', 'S: read x'],
    });
    expect(changes[1]).toEqual({
      'media[0].data[0]': 1,
      'views[0].pages[0].status': 'clean',
      'views[0].written[0]': false,
    });
  });

  it('sends old neighbours in the page too, and so reverts what another host wrote there', () => {
    const disk = { sectors: { x: 0, y: 1 } };
    const steps = ['S: read p y', 'D: write y 2', 'S: write p x 1', 'S: fsync p', 'D: read y -> r'];
    const hosts = { S: { opens: { p: 'buffered' } }, D: 'direct' };
    expect(quietOutcomes({ storage: 'iscsi', hosts, disk, steps })).toEqual(['r = 0!']);
    expect(quietOutcomes({ storage: 'iscsi', hosts, disk, steps }, 'page-cache.whole-page-is-written-back')).toEqual([
      'r = 2',
    ]);
  });

  it('may happen at any time before the last step', () => {
    const sketch = {
      storage: 'iscsi',
      hosts: { S: 'buffered', D: 'direct' },
      steps: ['S: write x 1', 'D: read x -> r'],
    };
    expect(outcomes(sketch)).toEqual(['r = 0!', 'r = 1']);
    expect(quietOutcomes(sketch)).toEqual(['r = 0!']);
  });

  it('keeps an NFS page unstable until COMMIT, and COMMIT makes it clean', () => {
    const { changes } = play({
      storage: 'nfs',
      hosts: { S: 'buffered' },
      steps: ['S: write x 1', '* S.write-back page of x', '* S.commit', 'S: read x'],
    });
    expect(changes[1]).toMatchObject({ 'views[0].pages[0].status': 'unstable', 'media[0].data[0]': 1 });
    expect(changes[1]).not.toHaveProperty('views[0].written[0]');
    expect(changes[2]).toEqual({ 'views[0].pages[0].status': 'clean', 'views[0].written[0]': false });
  });

  it('that fails while somebody waits leaves the page clean and the storage old', () => {
    const played = play({
      storage: 'iscsi',
      hosts: { S: 'buffered', D: 'direct' },
      faults: { 'flush-error': { S: 1 } },
      steps: ['S: write x 1', 'S: fsync -> first | failing', 'S: fsync -> second', 'D: read x -> r'],
    });
    expect(played.registers).toEqual({ first: 'EIO', second: 'ok', r: '0!' });
    expect(viewOf(played, 'S')).toMatchObject({ data: [1], pages: [{ status: 'clean' }] });
  });

  it('that fails while nobody waits is reported by the next fsync, once', () => {
    const played = play({
      storage: 'iscsi',
      hosts: { S: 'buffered' },
      steps: [
        'S: write x 1',
        'S: partition',
        '* S.write-back-fails page of x',
        'S: heal',
        'S: fsync -> first',
        'S: fsync -> second',
      ],
    });
    expect(played.changes[2]).toMatchObject({ 'views[0].writeError': true, 'views[0].pages[0].status': 'clean' });
    expect(played.registers).toEqual({ first: 'EIO', second: 'ok' });
  });
});

describe('advice to drop the cache', () => {
  const reread = (advice: string) => ['D: read b x', 'S: write x 1', advice, 'D: read b x -> r'];

  it.each(['D: dontneed b', 'D: drop-caches', 'D: flsbuf'])('drops clean pages: %s', (advice) => {
    expect(quietOutcomes({ storage: 'iscsi', hosts: mixed, steps: reread(advice) })).toEqual(['r = 1']);
  });

  it.each(['D: dontneed b', 'D: drop-caches'])(
    'leaves dirty pages, which later overwrite the storage: %s',
    (advice) => {
      const steps = ['D: write b x 9', 'S: write x 1', advice, 'D: read b x -> r', 'D: fsync b', 'S: read x -> s'];
      expect(quietOutcomes({ storage: 'iscsi', hosts: mixed, steps })).toEqual(['r = 9!, s = 9!']);
      const gone = quietOutcomes({ storage: 'iscsi', hosts: mixed, steps }, 'page-cache.advice-keeps-dirty-pages');
      expect(gone).toEqual(['r = 1, s = 1']);
    },
  );

  it('writes dirty pages back first where it is BLKFLSBUF', () => {
    const steps = ['D: write b x 9', 'D: flsbuf', 'S: read x -> s'];
    expect(quietOutcomes({ storage: 'iscsi', hosts: mixed, steps })).toEqual(['s = 9']);
  });

  it.each(['D: dontneed b', 'D: drop-caches', 'D: flsbuf'])('leaves a page that a process has mapped: %s', (advice) => {
    const mapped = ['D: mmap b x', 'D: mread b x'];
    expect(quietOutcomes({ storage: 'iscsi', hosts: mixed, steps: [...mapped, ...reread(advice)] })).toEqual([
      'r = 0!',
    ]);
    const unmapped = [...mapped, 'D: munmap b x', ...reread(advice)];
    expect(quietOutcomes({ storage: 'iscsi', hosts: mixed, steps: unmapped })).toEqual(['r = 1']);
  });

  it('drops a mapped page that no process has touched yet', () => {
    const steps = ['D: mmap b x', ...reread('D: dontneed b')];
    expect(quietOutcomes({ storage: 'iscsi', hosts: mixed, steps })).toEqual(['r = 1']);
  });

  it('drops a page that was mapped before it was reclaimed', () => {
    const steps = ['D: mmap b x', 'D: mread b x', '* D.evict page of x', ...reread('D: dontneed b')];
    expect(play({ storage: 'iscsi', hosts: mixed, steps }).registers).toEqual({ r: '1' });
  });

  it('reaches every cache of the host only where it is drop_caches', () => {
    const node = (name: string) => ({ host: 'H', node: name, opens: { [name]: 'buffered' } });
    const hosts = { A: node('one'), B: node('two'), S: 'direct' };
    const steps = (advice: string) => ['A: read x', 'S: write x 1', advice, 'A: read x -> r'];
    expect(quietOutcomes({ storage: 'iscsi', hosts, steps: steps('B: dontneed') })).toEqual(['r = 0!']);
    expect(quietOutcomes({ storage: 'iscsi', hosts, steps: steps('B: flsbuf') })).toEqual(['r = 0!']);
    expect(quietOutcomes({ storage: 'iscsi', hosts, steps: steps('B: drop-caches') })).toEqual(['r = 1']);
    expect(quietOutcomes({ storage: 'iscsi', hosts, steps: steps('S: drop-caches') })).toEqual(['r = 0!']);
  });
});
