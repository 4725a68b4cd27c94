import { beforeAll, expect, test } from 'vitest';
import { readLessons } from '../../../../src/explorer/build/read-lessons.ts';
import { describeInBrowser } from '../../../helpers/browser.ts';
import { builtExplorer } from '../../../helpers/built-explorer.ts';
import { broken, pageAt, press } from './bench-page.ts';

describeInBrowser('learning in the browser', (open) => {
  beforeAll(builtExplorer);

  test('the first lesson is walked through to its end', async () => {
    const [lesson] = readLessons('docs/lessons');
    const { page, complaints } = await open(pageAt('#lessons'));
    await page.locator('.lessons a').first().click();
    for (const [at, { heading, scenario, question, task }] of lesson!.steps.entries()) {
      await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
      // The heading comes before what it is about is on the table.
      await page.locator('.walk .about', { hasText: scenario }).waitFor();
      if (task?.kind === 'predict') await page.getByText('Guess each read; the verdict').waitFor();
      if (task?.kind === 'is-it-safe') {
        await press(page, 'Is it safe?');
        await page.getByText(`It says ${task.verdict}.`).waitFor();
      }
      if (task?.kind === 'break-it') await broken(page);
      for (const { text, right, because } of question?.options ?? []) {
        await page.getByRole('radio', { name: text, exact: true }).check();
        const said = await page.locator('.question p[aria-live]').textContent();
        expect(said).toBe(`${right ? '✓ Right.' : '✗ Not so.'} ${because}`);
      }
      const next = page.locator('.lesson-steps a.primary');
      if (at + 1 < lesson!.steps.length) await next.click();
      else expect(await next.count()).toBe(0);
    }
    expect(complaints).toEqual([]);
    await page.close();
  });
});
