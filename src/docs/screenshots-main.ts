/**
 * `npm run screenshots [NAME…]`: pictures of every view of the explorer, for the documents. They show the page that
 * `npm run build` left, opened from the disk, in a real browser.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';

interface Shot {
  readonly name: string;
  /** After the name of the page. */
  readonly address: string;
  readonly dark?: true;
  /** Until the page shows what the picture is about. */
  readonly act: (page: Page) => Promise<void>;
}

const firstScenario = '#v1/litmus/l02-machines-2011/-';

const shots: readonly Shot[] = [
  { name: 'gallery', address: '', act: (page) => page.locator('.first .card').nth(2).waitFor() },
  { name: 'start', address: firstScenario, act: (page) => page.locator('.diagram svg').first().waitFor() },
  { name: 'counterexample', address: firstScenario, act: breakAndExplain },
  { name: 'counterexample-dark', address: firstScenario, dark: true, act: breakAndExplain },
  {
    name: 'presentation',
    address: `${firstScenario}?present=1`,
    act: async (page) => {
      await breakIt(page);
      for (let step = 0; step < 2; step++) await page.keyboard.press('ArrowLeft');
    },
  },
  {
    name: 'lesson',
    address: '#lessons/1-close-to-open/1',
    act: async (page) => {
      await page.locator('.lesson h1').waitFor();
      await page.locator('.diagram svg').first().waitFor();
    },
  },
  { name: 'knobs', address: '#knobs', act: (page) => page.locator('main select').first().waitFor() },
  {
    name: 'matrix',
    address: '#matrix',
    act: (page) =>
      page
        .locator('main td')
        .nth(MATRIX_CELLS - 1)
        .filter({ hasText: /[✓✗?]/ })
        .waitFor(),
  },
];

/** What is asked for in the background has come, and what fades has faded. */
const SETTLED_MS = 1_500;
const WAIT_MS = 300_000;
/** As many as there is room for in the picture. */
const MATRIX_CELLS = 160;

const root = new URL('../../', import.meta.url);
const pageFile = new URL('dist/explorer/index.html', root);
const folder = new URL('docs/screenshots/', root);
const executablePath = process.env.STALEMATE_CHROMIUM ?? '/usr/bin/chromium';

const wanted = process.argv.slice(2);
const problem = problemOf(wanted);
if (problem === null) await takeAll(shots.filter(({ name }) => wanted.length === 0 || wanted.includes(name)));
else {
  process.stderr.write(`${problem}\n`);
  process.exitCode = 2;
}

function problemOf(names: readonly string[]): string | null {
  const unknown = names.find((name) => shots.every((shot) => shot.name !== name));
  if (unknown !== undefined)
    return `there is no picture "${unknown}"; there are ${shots.map(({ name }) => name).join(', ')}`;
  if (!existsSync(pageFile)) return `there is no ${fileURLToPath(pageFile)}; "npm run build" makes it`;
  if (!existsSync(executablePath))
    return `pictures need Chromium, and there is no ${executablePath}: on Debian "apt-get install chromium"; STALEMATE_CHROMIUM names another path`;
  return null;
}

async function takeAll(some: readonly Shot[]): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--no-first-run'] });
  try {
    for (const shot of some) await take(browser, shot);
  } finally {
    await browser.close();
  }
}

async function take(browser: Browser, { name, address, dark, act }: Shot): Promise<void> {
  const page = await browser.newPage({
    viewport: { width: 1360, height: 860 },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  page.setDefaultTimeout(WAIT_MS);
  await page.goto(pageFile.href + address);
  await act(page);
  await page.waitForTimeout(SETTLED_MS);
  const path = fileURLToPath(new URL(`${name}.png`, folder));
  await page.screenshot({ path });
  process.stdout.write(`${path}\n`);
  await page.close();
}

/** By its key: a presentation has no buttons for it. */
async function breakIt(page: Page): Promise<void> {
  await page.locator('.diagram svg').first().waitFor();
  await page.keyboard.press('b');
  await page.locator('.rows li').nth(2).waitFor({ state: 'attached' });
}

async function breakAndExplain(page: Page): Promise<void> {
  await breakIt(page);
  await page.keyboard.press('e');
  await page.locator('.explanation h4').first().waitFor();
}
