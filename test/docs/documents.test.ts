import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ruleIds, rules } from '../../sim/storage/rules.ts';
import { checkScenario } from '../../src/check/outcomes-of.ts';
import { commandPage } from '../../src/docs/command-page.ts';
import { drawnRuns, pictures } from '../../src/docs/documents.ts';
import { modelPage } from '../../src/docs/model-page.ts';
import { scenarioIndex } from '../../src/docs/scenario-index.ts';
import { scenarioOf, stalePrefetch } from '../src/report/load.ts';

const scenario = scenarioOf(stalePrefetch, 'scenarios/litmus/stale.yaml');
const shipped = [{ scenario, result: checkScenario(scenario) }];

test('the page about the model has every rule with its sources, and scenarios that show it', () => {
  const page = modelPage(shipped);
  for (const id of ruleIds) {
    expect(page).toContain(`### \`${id}\`\n\n${rules[id].text}\n\n- ${rules[id].source[0]}\n`);
  }
  const hit = page.slice(page.indexOf('### `page-cache.hit`'), page.indexOf('### `page-cache.read-fills-page`'));
  expect(hit).toContain('- Seen in [Stale prefetch over iSCSI](../scenarios/litmus/stale.yaml)\n');
  expect(page.match(/Seen in/g)?.length).toBeLessThan(ruleIds.length);
});

test('the index of scenarios has each with its outcomes', () => {
  expect(scenarioIndex(shipped)).toContain(
    '| [Stale prefetch over iSCSI](litmus/stale.yaml) |  | iscsi | `after ∈ {0!, 1}; before = 0` |\n',
  );
});

test('the page about commands is what the commands say', async () => {
  expect(await commandPage()).toBe(readFileSync('docs/commands.md', 'utf8'));
});

test('the pictures are what the command draws of the runs of their scenarios', async () => {
  const drawn = await pictures();
  expect(drawn.map(({ path }) => path)).toEqual(Object.keys(drawnRuns));
  for (const { path, text } of drawn) {
    expect(text).toBe(readFileSync(path, 'utf8'));
    expect(text).toMatch(/^<svg xmlns="[^"]*" viewBox/);
  }
});
