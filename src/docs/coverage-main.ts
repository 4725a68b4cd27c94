/** `npm run coverage` measures what takes part in the shipped scenarios, and writes docs/coverage.json and docs/coverage.md. */
import { writeFileSync } from 'node:fs';
import { measureShipped } from './coverage-data.ts';
import { coveragePage, idleText } from './coverage-page.ts';
import { shippedScenarios } from './shipped.ts';

const scenarios = shippedScenarios('scenarios');
const data = await measureShipped(scenarios, (index) => {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${index} of ${scenarios.length} scenarios`);
});
if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
writeFileSync('docs/coverage.json', `${JSON.stringify(data, null, 1)}\n`);
writeFileSync('docs/coverage.md', coveragePage(data));
console.log(`wrote docs/coverage.json and docs/coverage.md; ${idleText(data)}`);
