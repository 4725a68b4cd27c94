import { expect, it } from 'vitest';
import { violation } from '../../helpers/machine-stories.ts';

const guest = { writes: 1, reads: 0, flushes: 1, sectors: ['x'] };

it('says where the data was when the flush had ended: in a page cache that no flush reached', () => {
  const storage = { name: 'iscsi', 'write-cache': true };
  const { story, step } = violation({ storage, cache: 'unsafe', faults: { 'power-loss': 1 }, guest }, 'durability');
  if (story?.kind !== 'durability') throw new Error(`${story?.kind}`);
  expect(story).toMatchObject({ sector: 'x', promised: 'w1', left: 'aa' });
  expect([step(story.writeStep), step(story.flushStep)]).toEqual(['S.guest-writes x', 'S.guest-flushes']);
  expect(story.heldIn).toEqual(['page cache of S (page of x) (not written yet)']);
});

it('says where the data was when the flush had ended: in the memory of a server that called it stable', () => {
  const storage = { name: 'nfs', export: 'async' };
  const sketch = { storage, cache: 'writeback', faults: { 'server-crash': 1 }, guest };
  const { story } = violation(sketch, 'durability');
  if (story?.kind !== 'durability') throw new Error(`${story?.kind}`);
  expect(story.heldIn).toEqual([
    'page cache of S (page of x)',
    'storage, in memory that does not outlive a loss of power',
  ]);
});
