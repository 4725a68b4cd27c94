/** `npm run mutate`: how many small changes of the model do its tests notice? */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { hashOf, type Mutant } from './mutants.ts';
import { dataOf, type MutationData, mutationPage, scoreOf } from './report.ts';
import { openSession, type Result, tryAll } from './session.ts';

const usage = `npm run mutate -- [OPTIONS]
  --sample COUNT   try so many mutants only, chosen by the seed
  --seed TEXT      another sample (1)
  --file TEXT      only mutants of files whose path has this text
  --budget MS      what the tests of one mutant may take together (4000)
  --jobs COUNT     processes (1)
  --write          write docs/mutation.json and docs/mutation.md
  --page           only write docs/mutation.md again, from docs/mutation.json

Ctrl-C stops; what was found is kept, and the next run goes on from there.`;

const { values } = parseArgs({
  options: {
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    file: { type: 'string' },
    jobs: { type: 'string', default: '1' },
    budget: { type: 'string', default: '4000' },
    write: { type: 'boolean', default: false },
    page: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const dataPath = 'docs/mutation.json';
const pagePath = 'docs/mutation.md';

if (values.help) console.log(usage);
else if (values.page) {
  writeFileSync(pagePath, mutationPage(JSON.parse(readFileSync(dataPath, 'utf8')) as MutationData));
  console.log(`wrote ${pagePath}`);
} else await run();

async function run(): Promise<void> {
  let stopped = false;
  process.once('SIGINT', () => {
    stopped = true;
  });
  const root = process.cwd();
  const session = await openSession(root, join(root, 'node_modules/.cache/mutation'), tell);
  const { mutants, results } = session;
  const wanted = mutants.filter(({ file }) => values.file === undefined || file.includes(values.file));
  const ids = inOrder(wanted, values.seed)
    .slice(0, values.sample === undefined ? undefined : count('sample', values.sample))
    .map(({ id }) => id);
  const budgetMs = count('budget', values.budget);
  await tryAll(session, ids, {
    jobs: count('jobs', values.jobs),
    budgetMs,
    shouldStop: () => stopped,
    onResult: () => tell(summary(results, ids.length)),
  });
  tell('');
  console.log(summary(results, ids.length));
  if (!values.write || stopped) return;
  const data = dataOf({ mutants, results, seed: values.seed, budgetMs });
  writeFileSync(dataPath, `${JSON.stringify(data, null, 1)}\n`);
  writeFileSync(pagePath, mutationPage(data));
  console.log(`wrote ${dataPath} and ${pagePath}; ${scoreOf(data, true).toFixed(1)} % without what changes nothing`);
}

/** On a terminal one line that changes; else nothing but every hundredth, for a log. */
function tell(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
  else if (/^\d*00 of/.test(text)) process.stderr.write(`${text}\n`);
}

function summary(results: ReadonlyMap<string, Result>, all: number): string {
  const found = [...results.values()];
  const of = (status: Result['status']): number => found.filter((one) => one.status === status).length;
  const noticed = of('noticed') + of('timed-out');
  const score = found.length === 0 ? '' : ` (${((100 * noticed) / found.length).toFixed(1)} %)`;
  return `${found.length} of ${all} mutants: ${noticed} noticed${score}, ${of('survived')} survived, ${of('not-passed')} passed by no test`;
}

function count(option: string, text: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  console.error(`--${option} is a whole number, not "${text}"\n\n${usage}`);
  process.exit(2);
}

/** In an order that the seed and the mutants decide, and that stays when other files change. */
function inOrder(list: readonly Mutant[], seed: string): Mutant[] {
  return list
    .map((mutant) => [hashOf(`${seed} ${mutant.key}`), mutant] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, mutant]) => mutant);
}
