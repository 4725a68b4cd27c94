/**
 * Starts threads in tests, in the place of `src/threads/start-thread.ts`. That one loads tsx in every thread, which
 * takes four times as long as a thread of the built program, and tests start dozens. Here what a thread needs is
 * bundled once; `vitest.config.ts` swaps the two, and `test/src/threads/start-thread.test.ts` tests the other.
 */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { threadId, Worker } from 'node:worker_threads';
import { buildSync } from 'esbuild';
import type { ThreadData } from '../../src/search/team.ts';
import type { SpreadData } from '../../src/threads/spread.ts';
import { bundlesFolder, root } from './thread-bundles.ts';

export function startThread(importer: string, name: string, workerData: SpreadData | ThreadData): Worker {
  const thread = new URL(`./${name}.ts`, importer).href;
  const isOfTeam = 'task' in workerData;
  const built = bundled(thread, isOfTeam ? workerData.task.module : workerData.module);
  const data = isOfTeam
    ? { ...workerData, task: { ...workerData.task, module: built.module } }
    : { ...workerData, module: built.module };
  return new Worker(new URL(built.thread), { workerData: data });
}

/** URLs of what a thread runs and of the module with its work, which share what both import. */
function bundled(thread: string, module: string): { readonly thread: string; readonly module: string } {
  const paths = [thread, module].map((url) => fileURLToPath(url));
  const names = paths.map((path) => relative(root, path).replace(/\.ts$/, ''));
  const folder = join(bundlesFolder, names.join('+').replaceAll(/[\\/]/g, '-'));
  if (!existsSync(folder)) {
    const unfinished = `${folder}.${threadId}`;
    mkdirSync(bundlesFolder, { recursive: true });
    buildSync({
      entryPoints: paths,
      outdir: unfinished,
      outbase: root,
      bundle: true,
      splitting: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      target: 'node20',
      logLevel: 'error',
    });
    try {
      renameSync(unfinished, folder);
    } catch {
      // Another thread was faster.
      rmSync(unfinished, { recursive: true });
    }
  }
  const [threadUrl = '', moduleUrl = ''] = names.map((path) => pathToFileURL(join(folder, `${path}.js`)).href);
  return { thread: threadUrl, module: moduleUrl };
}
