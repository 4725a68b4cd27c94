import { beforeAll, expect, test } from 'vitest';
import { describeInBrowser } from '../../../helpers/browser.ts';
import { builtExplorer } from '../../../helpers/built-explorer.ts';
import { pageAt, press, standsAt } from './bench-page.ts';

describeInBrowser('views of the page', (open) => {
  beforeAll(builtExplorer);

  test('the keyboard alone is enough', async () => {
    const { page, complaints } = await open(pageAt(''));
    await page.locator('.card', { hasText: 'Stale prefetch over iSCSI' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Stale prefetch over iSCSI' }).waitFor();
    await page.keyboard.press('b');
    await standsAt(page, 3, 3);
    await page.keyboard.press('ArrowUp');
    await standsAt(page, 2, 3);
    await page.keyboard.press('t');
    await page.locator('.run-table [aria-current="step"]').waitFor();
    await page.keyboard.press('t');
    await page.keyboard.press('p');
    await standsAt(page, 0, 3);
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('a pasted file with errors says where they are, and keeps what was pasted', async () => {
    const { page, complaints } = await open(pageAt('#open'));
    const text = 'stalemate: 1\ntitle: Mine\nstorage: iscsy\nhosts: {S: direct}\nsteps:\n  - S: write x 1\n';
    const area = page.getByLabel('YAML of the scenario');
    await area.fill(text);
    await press(page, 'Open');
    const error = page.locator('.errors pre').first();
    await error.waitFor();
    expect(await error.textContent()).toMatch(/pasted\.yaml:3:\d+ .*iscsy[\s\S]*\n\s*3 \| storage: iscsy\n\s*\| +\^+/);
    expect(await area.inputValue()).toBe(text);
    await press(page, 'Go to line 3');
    await area.fill(text.replace('iscsy', 'iscsi'));
    await press(page, 'Open');
    await page.getByRole('heading', { level: 1, name: 'Mine' }).waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('a cell of the matrix opens its run', async () => {
    const { page, complaints } = await open(pageAt('#matrix'));
    await page.locator('.matrix button.cell.bad').first().click();
    await page.locator('.diagram .rows button').nth(3).waitFor();
    await page.locator('.result.wrong').first().waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });
});
