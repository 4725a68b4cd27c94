/** What the tests of the page do again and again, in the words of somebody who uses it. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { explorerFolder } from '../../../helpers/built-explorer.ts';

/** The page on the disk, at a view or a link such as `#matrix`. */
export const pageAt = (hash: string): string => pathToFileURL(join(explorerFolder, 'index.html')).href + hash;

/** The start of a shipped scenario, such as `litmus/l01-stale-prefetch-iscsi`. */
export const scenarioAt = (name: string): string => pageAt(`#v1/${name}/-`);

export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

/** Such as `3 / 7`, once it says so. */
export const standsAt = (page: Page, moment: number, of: number): Promise<void> =>
  page.locator('.playback output', { hasText: `${moment} / ${of}` }).waitFor();

/** Presses "Break it" and waits for the run. @returns its length */
export async function broken(page: Page): Promise<number> {
  await press(page, 'Break it');
  await page.locator('p.finding.bad').waitFor();
  await page.locator('.diagram .rows button').nth(1).waitFor();
  return (await page.locator('.diagram .rows button').count()) - 1;
}

/** The name of each choice that is offered now, with whoever would act. */
export const offered = (page: Page): Promise<string[]> => page.locator('.next button.offer > span').allTextContents();
