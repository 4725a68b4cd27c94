import type { Reporter, TestModule } from 'vitest/node';

/** Says after a run which tests did not run; their titles say what they need. */
export class SkippedReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    for (const module of modules) {
      for (const test of module.children.allTests('skipped')) {
        process.stdout.write(`not run: ${module.relativeModuleId} > ${test.fullName}\n`);
      }
    }
  }
}
