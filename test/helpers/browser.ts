/** Chromium for tests of the page. Where there is none they do not run, and say how to get one. */
import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';

/** Where Debian and others put it; `STALEMATE_CHROMIUM` names another. */
const path = process.env.STALEMATE_CHROMIUM ?? '/usr/bin/chromium';

/** Nothing that a page under test does not need: no sandbox of its own (root has none), no talk to anybody. */
const words = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface OpenPage {
  readonly page: Page;
  /** What the page complained about: errors that nobody caught, and the error lines of its console. */
  readonly complaints: readonly string[];
  /** Everything that it asked for beyond its own disk and this machine. */
  readonly foreign: readonly string[];
}

/** Tests that need a browser; each opens pages of its own, closed at the end. */
export function describeInBrowser(title: string, tests: (open: (address: string) => Promise<OpenPage>) => void): void {
  if (!existsSync(path)) {
    // Shown as skipped with what is missing: on Debian "apt-get install chromium".
    describe.skip(`${title} (there is no ${path}; on Debian "apt-get install chromium", or STALEMATE_CHROMIUM)`, () => {
      tests(() => Promise.reject(new Error('no browser')));
    });
    return;
  }
  describe(title, () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: path, args: words });
    });
    afterAll(() => browser.close());
    tests((address) => openPage(browser, address));
  });
}

async function openPage(browser: Browser, address: string): Promise<OpenPage> {
  const page = await browser.newPage();
  const complaints: string[] = [];
  const foreign: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('request', (request) => {
    if (!/^(file:|data:|blob:|http:\/\/127\.0\.0\.1:)/.test(request.url())) foreign.push(request.url());
  });
  await page.goto(address);
  return { page, complaints, foreign };
}
