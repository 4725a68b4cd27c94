import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { describeInBrowser } from '../../../helpers/browser.ts';
import { builtExplorer } from '../../../helpers/built-explorer.ts';
import { broken, offered, pageAt, press, scenarioAt, standsAt } from './bench-page.ts';

const said = (page: Page): Promise<string | null> => page.locator('.bench > p[aria-live]').textContent();

describeInBrowser('a run in the browser', (open) => {
  beforeAll(builtExplorer);

  test('is opened from the gallery, found, and stepped through', async () => {
    const { page, complaints } = await open(pageAt(''));
    await page.locator('.card', { hasText: 'Stale prefetch over iSCSI' }).click();
    await page.getByRole('heading', { level: 1, name: 'Stale prefetch over iSCSI' }).waitFor();
    expect(await broken(page)).toBe(3);
    await standsAt(page, 3, 3);
    const atEnd = await said(page);
    await press(page, 'Back');
    await standsAt(page, 2, 3);
    expect(await said(page)).not.toBe(atEnd);
    await press(page, 'First');
    await standsAt(page, 0, 3);
    expect(await page.getByRole('button', { name: 'Back', exact: true }).isDisabled()).toBe(true);
    await press(page, 'Step');
    await standsAt(page, 1, 3);
    await page.getByLabel('Step shown').fill('3');
    await standsAt(page, 3, 3);
    expect(await said(page)).toBe(atEnd);
    await page.locator('.diagram .rows button').nth(2).click();
    await standsAt(page, 2, 3);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('is built by hand, and forks where somebody chooses something else', async () => {
    const { page, complaints } = await open(scenarioAt('litmus/l01-stale-prefetch-iscsi'));
    const run = await broken(page);
    await press(page, 'Back');
    await standsAt(page, run - 1, run);
    await page.locator('.next button.offer[aria-current]').waitFor();
    await page.locator('.next button.offer:not([aria-current])').first().click();
    await standsAt(page, run, run);
    const rows = page.locator('.branches li');
    expect(await rows.count()).toBe(2);
    expect(await page.locator('.branches li.current').textContent()).toContain(`leaves after ${run - 1}`);
    // The run that was left is whole, and can stay beside the new one.
    await rows
      .first()
      .getByRole('button', { name: /^Compare with/ })
      .click();
    const beside = page.locator('.pinned');
    await beside.locator('.rows button').nth(run).waitFor();
    expect(await page.locator('.stage .diagram').count()).toBe(2);
    await rows.first().locator('button.name').click();
    await standsAt(page, run - 1, run);
    await beside.getByRole('button', { name: '× close' }).click();
    expect(await page.locator('.stage .diagram').count()).toBe(1);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('ends when nothing more can happen, whatever was chosen', async () => {
    const { page } = await open(scenarioAt('litmus/l01-stale-prefetch-iscsi'));
    for (let steps = 0; steps < 3; steps++) {
      await page.locator('.next button.offer:not(.fault):not(.spontaneous)').first().click();
      await standsAt(page, steps + 1, steps + 1);
    }
    await page.getByText('All steps are done').or(page.getByText('the run has ended')).waitFor();
    // Chosen by hand it is marked like a run that was searched for.
    expect(await page.locator('.diagram .rows button').count()).toBe(4);
    expect((await offered(page)).length).toBeLessThan(4);
    await page.close();
  });

  test('takes a second click for none', async () => {
    const { page } = await open(scenarioAt('litmus/l02-machines-2011'));
    await page.locator('.next button.offer').first().waitFor();
    // Both before the engine has said what may happen after the first.
    await page.evaluate("for (const _ of 'ab') document.querySelector('.next button.offer').click()");
    await standsAt(page, 1, 1);
    await page.locator('.diagram .rows button').nth(1).waitFor();
    expect(await page.locator('.trouble').count()).toBe(0);
    await page.close();
  });

  test('says why something cannot happen yet', async () => {
    const { page, complaints } = await open(scenarioAt('litmus/l02-machines-2011'));
    await page.locator('.actor details summary').first().click();
    const why = page.locator('button.why').first();
    await why.click();
    const reasons = page.locator('.reasons').first();
    await reasons.waitFor();
    expect((await reasons.locator('p').first().textContent())!.length).toBeGreaterThan(20);
    expect(await why.getAttribute('aria-expanded')).toBe('true');
    expect(complaints).toEqual([]);
    await page.close();
  });
});
