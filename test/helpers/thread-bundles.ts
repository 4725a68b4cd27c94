/** Where `start-built-thread.ts` keeps what it has bundled: for one run of the tests, and until a file changes. */
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Inside the repository, so that the bundles find its packages. Threads of one process share it. */
export const bundlesFolder = join(root, 'node_modules', '.cache', `stalemate-threads-${process.pid}`);

export function setup(project: TestProject): void {
  project.onTestsRerun(teardown);
}

export function teardown(): void {
  rmSync(bundlesFolder, { recursive: true, force: true });
}
