import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { explorerFiles } from '../../../../src/cli/explorer-files.ts';
import { startServer } from '../../../../src/cli/explorer-server.ts';
import { describeInBrowser } from '../../../helpers/browser.ts';
import { builtExplorer, explorerFolder } from '../../../helpers/built-explorer.ts';
import { stalemate, temporaryFiles } from '../../cli/harness.ts';

describeInBrowser('the explorer in a browser', (open) => {
  beforeAll(builtExplorer);

  test('opens from a disk', async () => {
    const { page, complaints, foreign } = await open(pathToFileURL(join(explorerFolder, 'index.html')).href);
    await page.getByRole('link', { name: 'Stale prefetch over iSCSI' }).first().waitFor();
    expect([await page.title(), complaints, foreign]).toEqual([expect.stringContaining('Stalemate'), [], []]);
    await page.close();
  });

  test('opens from the server', async () => {
    const options = { files: explorerFiles(), host: '127.0.0.1', port: 0, attempts: 1, link: '' };
    const server = await startServer(options);
    const { page, complaints, foreign } = await open(server.address);
    await page.getByRole('link', { name: 'Stale prefetch over iSCSI' }).first().waitFor();
    expect([complaints, foreign]).toEqual([[], []]);
    await page.close();
    await server.close();
  });

  test('answers from a worker, also on a disk', async () => {
    const { page } = await open(pathToFileURL(join(explorerFolder, 'index.html')).href);
    await page.addScriptTag({ url: pathToFileURL(join(explorerFolder, 'engine.js')).href });
    const answer = await page.evaluate(
      `new Promise((resolve, reject) => {
        const worker = new Worker(URL.createObjectURL(new Blob(['(' + stalemateEngine + ')()'])));
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = ({ message }) => reject(new Error(message));
        worker.postMessage({ number: 1, name: 'open', request: { text: 'stalemate: 2', path: 'pasted' } });
      })`,
    );
    expect(answer).toMatchObject({ kind: 'answer', number: 1, answer: { kind: 'refused' } });
    await page.close();
  });

  test('takes over a page that explain --html wrote, opened from a disk', async () => {
    const path = temporaryFiles({});
    const { exitCode, stderr } = await stalemate([
      'explain',
      'scenarios/litmus/l10-machines-today.yaml',
      '--html',
      path('run.html'),
    ]);
    expect([exitCode, stderr]).toEqual([0, `a page to step through: ${path('run.html')}\n`]);
    const { page, complaints, foreign } = await open(pathToFileURL(path('run.html')).href);
    await page.waitForFunction("document.querySelector('main.report') === null");
    expect(new URL(page.url()).hash).toMatch(/^#v1\/~/);
    expect([complaints, foreign]).toEqual([[], []]);
    await page.close();
  });

  test('saves its run as a page that needs nothing else, with what explain --html tells', async () => {
    const index = pathToFileURL(join(explorerFolder, 'index.html')).href;
    const { page } = await open(`${index}#v1/litmus/l02-machines-2011/-`);
    await page.locator('.diagram svg').first().waitFor();
    await page.keyboard.press('b');
    await page.locator('.rows li').nth(2).waitFor({ state: 'attached' });
    await page.getByText('Share', { exact: true }).click();
    const downloads = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as a page of its own' }).click();
    const path = temporaryFiles({});
    await (await downloads).saveAs(path('saved.html'));
    await page.close();
    await stalemate(['explain', 'scenarios/litmus/l02-machines-2011.yaml', '--html', path('run.html')]);
    const [saved, written] = ['saved.html', 'run.html'].map((name) => readFileSync(path(name), 'utf8'));
    // Who made it, and how the file was called, differs.
    const told = (text = ''): string[] =>
      text.match(/<p>.*?<\/p>|<tr>.*?<\/tr>/g)!.filter((one) => !/stalemate|hash|l02/.test(one));
    expect(told(saved)).toEqual(told(written));
    const scripts = (text = ''): string[] => text.match(/<script>globalThis\.stalemate(App|Engine)=.*?<\/script>/gs)!;
    expect(scripts(saved).map((script) => script.trim())).toEqual(scripts(written).map((script) => script.trim()));
    const { page: again, complaints, foreign } = await open(pathToFileURL(path('saved.html')).href);
    await again.locator('.rows li').nth(2).waitFor({ state: 'attached' });
    expect(await again.getByRole('link', { name: 'Gallery' }).count()).toBe(0);
    expect([complaints, foreign]).toEqual([[], []]);
    await again.close();
  }, 120_000);
});
