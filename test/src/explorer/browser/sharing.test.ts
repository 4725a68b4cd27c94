import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { describeInBrowser } from '../../../helpers/browser.ts';
import { builtExplorer } from '../../../helpers/built-explorer.ts';
import { stalemate, temporaryFiles } from '../../cli/harness.ts';
import { broken, press, scenarioAt, standsAt } from './bench-page.ts';

/** The drawing as it stands in the page. */
const drawing = (page: Page): Promise<string> => page.locator('.diagram > .drawing:not(.heads)').innerHTML();

async function share(page: Page, item: string): Promise<void> {
  await page.locator('.menu summary', { hasText: 'Share' }).click();
  await press(page, item);
}

/** What the page puts on the clipboard, which a test cannot read from a page on a disk. */
async function copied(page: Page, item: string): Promise<string> {
  await page.evaluate(`Object.defineProperty(navigator, 'clipboard', {
    configurable: true,
    value: { writeText: async (text) => { globalThis.copiedText = text; } },
  })`);
  await share(page, item);
  await page.locator('.said', { hasText: 'copied' }).waitFor();
  return page.evaluate('globalThis.copiedText');
}

describeInBrowser('what is taken away from the page', (open) => {
  beforeAll(builtExplorer);

  test('a link shows the same picture at the same moment in another page', async () => {
    const { page } = await open(scenarioAt('litmus/l02-machines-2011'));
    const run = await broken(page);
    await press(page, 'Back');
    await standsAt(page, run - 1, run);
    const link = await copied(page, 'Copy the link');
    const picture = await drawing(page);
    const { page: other, complaints } = await open(link);
    await standsAt(other, run - 1, run);
    await other.locator('.diagram .rows button').nth(run).waitFor();
    expect(await drawing(other)).toBe(picture);
    expect(complaints).toEqual([]);
    // The address says the same as the link.
    expect(other.url()).toBe(link);
    await Promise.all([page.close(), other.close()]);
  });

  test('a link of another version of the model is refused in words', async () => {
    const { page } = await open(scenarioAt('litmus/l02-machines-2011'));
    await broken(page);
    const link = await copied(page, 'Copy the link');
    expect(link).toMatch(/[?&]h=[0-9a-f]{8}/);
    const { page: other } = await open(link.replace(/([?&]h=)[0-9a-f]{8}/, '$100000000'));
    await other.getByRole('alert').waitFor();
    await standsAt(other, 0, 0);
    await Promise.all([page.close(), other.close()]);
  });

  test('a copied drawing is a whole SVG of this run', async () => {
    const { page } = await open(scenarioAt('litmus/l01-stale-prefetch-iscsi'));
    await broken(page);
    const svg = await copied(page, 'Copy as SVG');
    expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    const parsed = await page.evaluate(`(() => {
      const read = new DOMParser().parseFromString(${JSON.stringify(svg)}, 'image/svg+xml');
      return [read.documentElement.tagName, read.querySelector('parsererror')?.textContent ?? null];
    })()`);
    expect(parsed).toEqual(['svg', null]);
    expect(svg).toContain('D');
    await page.close();
  });

  test('a saved file holds the run, and the command line replays it', async () => {
    const { page } = await open(scenarioAt('litmus/l02-machines-2011'));
    await broken(page);
    const saved = page.waitForEvent('download');
    await share(page, 'Save as YAML, with the run');
    const download = await saved;
    expect(download.suggestedFilename()).toBe('l02-machines-2011-run.yaml');
    const path = temporaryFiles({ 'saved.yaml': readFileSync(await download.path(), 'utf8') });
    const { exitCode, stdout, stderr } = await stalemate(['replay', path('saved.yaml')]);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toContain('stale-read');
    await page.close();
  });
});
