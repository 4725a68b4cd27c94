import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { outcomesOf } from '../../../src/check/outcomes-of.ts';
import { singleChanges } from '../../../src/explain/single-change.ts';
import { scenarioOf } from '../../src/report/load.ts';

const path = 'scenarios/thread/17f-liguori-nfs-none-to-writeback.yaml';

test('every option of NFS leads to the same findings, as soon, with copies merged and without', () => {
  const variants = singleChanges(scenarioOf(readFileSync(path, 'utf8')).litmus).filter(
    ({ change }) => change.kind === 'storage',
  );
  expect(variants.length).toBeGreaterThan(10);
  for (const { change, litmus } of variants) {
    const found = (withoutReductions: readonly string[]) =>
      outcomesOf(litmus, { withoutReductions }).properties.map((one) => [one.name, one.found?.trace.length]);
    expect(found([]), JSON.stringify(change)).toEqual(found(['settled-copies']));
  }
});
