// A property in two lines: whatever the cache modes of the two sides and the requests of the guest, a raw image on a
// cluster file system with cluster-wide locks migrates safely. Each run draws a configuration and an interleaving.
import 'stalemate/fast-check/matchers';
import { fc, test } from '@fast-check/vitest';
import { migrations, stepsPerRun } from 'stalemate/fast-check';
import { expect } from 'vitest';

const onGfs2 = migrations({
  storages: ['gfs2'],
  formats: ['raw'],
  arbiters: ['none'],
  storageOptions: false,
  extras: false,
  handoffs: fc.constant({ kind: 'own' }),
  faults: fc.constant({}),
});

test.prop([onGfs2], { seed: 2011, numRuns: 200 })('raw images on GFS2 migrate safely', (run) => {
  expect(run).not.toViolate();
});

test('the runs are long enough to mean something', () => {
  const { ended, median, text } = stepsPerRun(onGfs2, { seed: 2011 });
  console.info(text);
  expect(ended).toBe(200);
  expect(median).toBeGreaterThan(12);
});
