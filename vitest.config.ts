import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { SkippedReporter } from './test/helpers/skipped-reporter.ts';
import { SlowFirst } from './test/helpers/slow-first.ts';

/** Only for the program: a test that names the file gets the file. */
const threadsFromBundles = {
  name: 'threads-from-bundles',
  enforce: 'pre',
  resolveId: (source: string, importer: string | undefined) =>
    source.endsWith('/start-thread.ts') && importer?.includes('/src/') === true && !importer.includes('/test/')
      ? fileURLToPath(new URL('test/helpers/start-built-thread.ts', import.meta.url))
      : undefined,
} as const;

export default defineConfig({
  plugins: [threadsFromBundles],
  test: {
    globalSetup: 'test/helpers/thread-bundles.ts',
    reporters: ['default', new SkippedReporter()],
    include: ['test/**/*.test.ts'],
    // A thread starts faster than a process, and the model keeps no state outside a run that could leak. So modules are
    // loaded once in each thread, not again for each file of tests, and files share what helpers have read.
    pool: 'threads',
    isolate: false,
    sequence: { sequencer: SlowFirst },
    // By default one core is left idle, which on two cores doubles the time.
    maxWorkers: '100%',
    // An exhaustive search is busy on one core for seconds; a slow machine gets room, a hang does not.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // A forgotten `.only` would turn a green run into a lie.
    allowOnly: !process.env.CI,
    restoreMocks: true,
    unstubEnvs: true,
  },
});
