/** Writes the counts as they are now: `npx tsx test/golden/promote.ts`, then review the diff. */
import { existsSync, writeFileSync } from 'node:fs';
import { countStates, differences, goldenFile, readGolden } from './state-counts.ts';

const counts = countStates();
const changed = differences(existsSync(goldenFile) ? readGolden() : {}, counts);
writeFileSync(goldenFile, `${JSON.stringify(counts, null, 2)}\n`);
console.log(changed.length === 0 ? 'Nothing changed.' : changed.join('\n'));
