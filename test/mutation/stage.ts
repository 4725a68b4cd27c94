/** The bundle at work: its probes are run one by one, with or without a mutant. */
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import vm from 'node:vm';
import type { CollectedTest } from './own-vitest.ts';
import type { Observation } from './probes.ts';

/** Something that may notice a mutant; the name is `FILE > TEST`, `run SCENARIO` or `load SCENARIO`. */
export interface Probe {
  readonly name: string;
  /** Throws, or resolves to a text that is compared with what it is without a mutant. */
  readonly run: () => Promise<string>;
  /** Called before it is run, while no mutant is active. */
  readonly prepare?: () => unknown;
}

export interface Stage {
  /** Every probe there is, in fixed order. A file of tests that does not load has none. */
  readonly probes: readonly Probe[];
  /** Mutants that were passed while the model was loaded, and those passed since by each probe. */
  readonly passed: { readonly static: Hits; readonly perTest: Readonly<Record<string, Hits>> };
}

type Hits = Readonly<Record<string, number>>;

/** What the switches in the bundle look at; its name is the instrumenter's. */
interface Switches {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: { static: Record<string, number>; perTest: Record<string, Record<string, number>> };
}

/** What the bundle exports. */
interface Bundle {
  readonly files: Readonly<Record<string, () => void>>;
  readonly collect: (load: () => void) => readonly CollectedTest[];
  readonly scenarioPaths: (folder: string) => readonly string[];
  readonly keepScenario: (path: string) => unknown;
  readonly loadScenarioFile: (path: string) => unknown;
  readonly observe: (scenario: unknown, maxStates: number) => Observation;
}

const world = globalThis as { __stryker__?: Switches };

export const switches = (): Switches => {
  world.__stryker__ ??= {};
  return world.__stryker__;
};

export interface StageOptions {
  readonly root: string;
  /** Only files of tests and scenarios that this accepts; paths are those from the root. */
  readonly wants?: (path: string) => boolean;
  /** States of a scenario without a mutant, where known: far more of them are a difference without counting on. */
  readonly sizeOf?: (path: string) => number | undefined;
}

/** Compiles the bundle once; each call of what it returns evaluates the model and all tests anew. */
export function stagesOf(code: string, options: StageOptions): () => Stage {
  const load = createRequire(join(options.root, 'test/mutation/stage.ts'));
  const script = new vm.Script(`(function (require, module, exports) {${code}\n})`, { filename: 'mutated-model.cjs' });
  return () => {
    const bundle = { exports: {} as Bundle };
    const passed = { static: {}, perTest: {} };
    switches().mutantCoverage = passed;
    script.runInThisContext()(load, bundle, bundle.exports);
    const probes = [...testProbes(bundle.exports, options), ...scenarioProbes(bundle.exports, options)];
    return { probes, passed };
  };
}

function testProbes({ files, collect }: Bundle, { wants = () => true }: StageOptions): Probe[] {
  return Object.entries(files)
    .filter(([file]) => wants(file))
    .flatMap(([file, load]) =>
      collected(() => collect(load)).map(({ name, run }) => ({
        name: `${file} > ${name}`,
        run: async () => {
          await run();
          return 'passed';
        },
      })),
    );
}

/** A mutant may keep the tests of a file from being collected: then they are missing, which is noticed. */
function collected(collect: () => readonly CollectedTest[]): readonly CollectedTest[] {
  try {
    return collect();
  } catch {
    return [];
  }
}

/** A mutant that makes a search so much larger need not be waited for. */
const larger = 3;

function scenarioProbes(bundle: Bundle, { root, wants = () => true, sizeOf }: StageOptions): Probe[] {
  return bundle.scenarioPaths(join(root, 'scenarios')).flatMap((path) => {
    const name = relative(root, path);
    if (!wants(name)) return [];
    const size = sizeOf?.(name);
    const maxStates = size === undefined ? 1_000_000 : larger * size + 100;
    return [
      { name: `load ${name}`, run: async () => bundle.observe(bundle.loadScenarioFile(path), maxStates).text },
      {
        name: `run ${name}`,
        prepare: () => bundle.keepScenario(path),
        run: async () => bundle.observe(bundle.keepScenario(path), maxStates).text,
      },
    ];
  });
}
