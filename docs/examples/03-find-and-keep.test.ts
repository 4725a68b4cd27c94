// Look for an unsafe configuration, let fast-check shrink it, repeat it from its seed and path, keep it as a scenario
// file for "stalemate replay", and look at what would have prevented it.
import 'stalemate/fast-check/matchers';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { configurationTitle, createStepper, migrations, plainProcess, saveRun } from 'stalemate/fast-check';
import { expect, test } from 'vitest';

const readsNothingOld = fc.property(
  migrations({ storages: ['nfs'], formats: ['raw', 'qcow2'], qemus: ['2011'], faults: fc.constant({}) }),
  ({ violated }) => violated !== 'stale-read',
);
const found = fc.check(readsNothingOld, { seed: 1, numRuns: 1000 });
const [run] = found.counterexample!;

test('QEMU of 2011 reads old data over NFS: one read of one sector is enough', () => {
  expect(found.failed).toBe(true);
  expect(run).toViolate('stale-read');
  const { guest, image, faults } = run.source;
  expect([guest.sectors.length, image.format, faults]).toEqual([1, 'raw', {}]);
});

test('the same seed and path give the same run', () => {
  const again = fc.check(readsNothingOld, { seed: found.seed, path: found.counterexamplePath!, endOnFailure: true });
  expect(again.counterexample![0].trace).toEqual(run.trace);
});

test('the run is kept as a scenario', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'stalemate-example-')), 'stale-read.yaml');
  writeFileSync(file, saveRun(run, `Found with seed ${found.seed}.`));
  console.info(`${configurationTitle(run.source)}\nnpx stalemate replay ${file}`);
});

test('with the caches of today it is safe', () => {
  const today = { ...plainProcess, cache: run.source.source.cache };
  expect({ ...run.source, source: today, destination: today }).toMigrateSafely();
});

test('by hand: the destination looks at the image before the guest writes', () => {
  const stepper = createStepper(run.model, []);
  stepper.take('D.open');
  expect(stepper.enabled()).not.toContain('D.open');
  expect(stepper.finish().ended).toBe(true);
});
