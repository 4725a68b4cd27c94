import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { describeInBrowser } from '../../../helpers/browser.ts';
import { builtExplorer } from '../../../helpers/built-explorer.ts';
import { shippedScenarios } from '../../../helpers/shipped-scenarios.ts';
import { broken, press, scenarioAt, standsAt } from './bench-page.ts';

const verdict = (page: Page) => page.locator('.bench-title .verdict');

/** Takes seconds. */
const largest = 'observed/c-initread-raw-loop-writeback-dropoff';

/** What `check` holds, in the words of the page. */
function expectedOf(name: string): string {
  const { scenario } = shippedScenarios().find(({ path }) => path === `scenarios/${name}.yaml`)!;
  const violated = scenario.properties?.violated ?? [];
  return violated.length === 0 ? '✓ safe' : `✗ unsafe: ${violated.join(', ')}`;
}

describeInBrowser('searches from the page', (open) => {
  beforeAll(builtExplorer);

  test.each(['litmus/l02-machines-2011', 'litmus/l10-machines-today', 'litmus/l02-machines-reader-direct'])(
    '%s: the verdict is what its file expects',
    async (name) => {
      const { page, complaints } = await open(scenarioAt(name));
      await press(page, 'Is it safe?');
      await page.locator('.verdict .searched').waitFor();
      expect(await verdict(page).locator('p').first().textContent()).toBe(expectedOf(name));
      expect(complaints).toEqual([]);
      await page.close();
    },
  );

  test('is given up with Cancel, and the table is as it was', async () => {
    const { page, complaints } = await open(scenarioAt(largest));
    await press(page, 'Is it safe?');
    await press(page, 'Cancel');
    await page.getByText('Is it safe? was given up.').waitFor();
    expect(await verdict(page).textContent()).toContain('not searched yet');
    // The engine that was ended is started again.
    await page.evaluate("location.hash = '#v1/litmus/l01-stale-prefetch-iscsi/-'");
    await page.getByRole('heading', { level: 1, name: 'Stale prefetch over iSCSI' }).waitFor();
    expect(await broken(page)).toBe(3);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('another scenario is not told what was found in the one before', async () => {
    const { page } = await open(scenarioAt('litmus/l02-machines-2011'));
    await broken(page);
    await page.evaluate("location.hash = '#v1/litmus/l02-machines-reader-direct/-'");
    await page.getByText('l02-machines-reader-direct').first().waitFor();
    await standsAt(page, 0, 0);
    expect(await page.locator('p.finding').count()).toBe(0);
    await page.close();
  });

  test('another way is another run, beside the first', async () => {
    const { page, complaints } = await open(scenarioAt('thread/02b-liguori-nothing-to-quiesce-with'));
    await broken(page);
    const first = new URL(page.url()).hash;
    await press(page, 'Another way');
    const runs = page.locator('.branches li');
    await runs.nth(1).waitFor();
    expect(await runs.count()).toBe(2);
    await page.waitForFunction(`location.hash !== ${JSON.stringify(first)}`);
    expect(await runs.nth(0).locator('button.name').textContent()).toMatch(/^✗ /);
    expect(await runs.nth(1).locator('button.name').textContent()).toMatch(/^✗ /);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('a search that is still on its way shows nothing in another scenario', async () => {
    const { page, complaints } = await open(scenarioAt(largest));
    await press(page, 'Is it safe?');
    await page.locator('.find progress').waitFor();
    await page.evaluate("location.hash = '#v1/litmus/l01-stale-prefetch-iscsi/-'");
    await page.getByRole('heading', { level: 1, name: 'Stale prefetch over iSCSI' }).waitFor();
    await page.locator('.find progress').waitFor({ state: 'detached' });
    expect(await broken(page)).toBe(3);
    expect(await verdict(page).textContent()).not.toContain('states');
    expect(complaints).toEqual([]);
    await page.close();
  });
});
