import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longest; what starts last should be short, or one core is idle while the other finishes it. */
const slow = [
  'scenarios/every-search',
  'src/search/parallel',
  'docs/readme',
  'src/bench/handoff',
  'scenarios/every-rule-matters',
  'src/cli/package',
  'sim/storage/random-outcomes',
  'src/report/every-witness',
  'sim/storage/coherence',
  'docs/matrix',
];

/** Starts slow files first also where vitest has not measured them yet: by itself it goes by the size of the file. */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = slow.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
      return at === -1 ? slow.length : at;
    };
    return sorted.sort((one, other) => rank(one) - rank(other));
  }
}
