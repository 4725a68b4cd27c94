import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const configuration = createRequire(import.meta.url)('../.dependency-cruiser.cjs');

/** A small project that breaks every rule once, and uses every permission once. */
const planted: Readonly<Record<string, string>> = {
  'sim/good.ts': "import 'immer'; import 'seedrandom';",
  'sim/imports-src.ts': "import '../src/good.ts';",
  'sim/imports-src-type.ts': "import type { Good } from '../src/good.ts';",
  'sim/imports-zod.ts': "import 'zod';",
  'sim/imports-node.ts': "import 'node:fs';",
  'sim/circle.ts': "import './circle-back.ts';",
  'sim/circle-back.ts': "import './circle.ts';",
  'src/good.ts': "import '../sim/good.ts'; import 'zod'; import 'yaml'; import 'node:fs'; export type Good = 1;",
  'src/imports-cli.ts': "import './cli/good.ts';",
  'src/imports-explorer.ts': "import './explorer/good.ts';",
  'src/imports-bench.ts': "import './bench/good.ts';",
  'src/imports-commander.ts': "import 'commander';",
  'src/imports-picocolors.ts': "import 'picocolors';",
  'src/imports-nothing.ts': "import './missing.ts';",
  'src/imports-vitest.ts': "import 'vitest';",
  'src/imports-fast-check.ts': "import 'fast-check'; import './fast-check/good.ts';",
  'src/fast-check/good.ts': "import 'fast-check'; import '../good.ts';",
  'src/cli/good.ts': "import 'commander'; import 'picocolors'; import '../good.ts';",
  'src/docs/good.ts': "import '../cli/good.ts';",
  'src/bench/good.ts': "import '../good.ts';",
  'src/bench/promela-handoff.ts': "import './promela-page-cache.ts'; import type { Good } from '../../sim/good.ts';",
  'src/bench/promela-page-cache.ts': 'export {};',
  'src/explorer/good.ts': "import '../../sim/good.ts';",
  'src/explorer/imports-node.ts': "import 'node:fs';",
  'src/explorer/page/good.tsx': "import 'preact'; import type { Good } from '../../../sim/good.ts';",
  'src/explorer/page/imports-model.ts': "import '../../../sim/good.ts';",
  'src/explorer/engine/good.ts': "import '../../../sim/good.ts';",
  'src/explorer/engine/imports-preact.ts': "import 'preact';",
  'src/explorer/session/imports-engine.ts': "import '../engine/good.ts';",
  'src/explorer/build/good.ts': "import 'node:fs'; import 'esbuild'; import '../good.ts';",
  'src/explorer/imports-build.ts': "import './build/good.ts';",
  'src/share/imports-node.ts': "import 'node:fs';",
  'src/report/space-time/imports-node.ts': "import 'node:path';",
};

describe('dependency rules', () => {
  let folder: string;
  let broken: string[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'stalemate-rules-'));
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    writeFileSync(
      join(folder, 'package.json'),
      JSON.stringify({
        dependencies: { immer: '*', seedrandom: '*', zod: '*', yaml: '*', commander: '*', picocolors: '*' },
        devDependencies: { vitest: '*', 'fast-check': '*', preact: '*', esbuild: '*' },
        peerDependencies: { 'fast-check': '*' },
      }),
    );
    for (const [path, text] of Object.entries(planted)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const { tsConfig: _, ...options } = configuration.options;
    const result = await cruise(['sim', 'src'], {
      ...options,
      baseDir: folder,
      ruleSet: { forbidden: configuration.forbidden },
      validate: true,
    });
    const { violations } = (result.output as ICruiseResult).summary;
    broken = violations.map(({ rule, from }) => `${rule.name}: ${from}`);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('catch every planted violation, and nothing else', () => {
    expect([...new Set(broken)].sort()).toEqual([
      'cli-is-a-leaf: src/imports-cli.ts',
      'explorer-is-a-leaf: src/imports-explorer.ts',
      'explorer-runs-in-a-browser: src/explorer/imports-node.ts',
      'explorer-runs-in-a-browser: src/report/space-time/imports-node.ts',
      'explorer-runs-in-a-browser: src/share/imports-node.ts',
      'guests-stay-outside: src/imports-fast-check.ts',
      'guests-stay-outside: src/imports-vitest.ts',
      'no-circular: sim/circle-back.ts',
      'page-asks-the-engine: src/explorer/page/imports-model.ts',
      'page-asks-the-engine: src/explorer/session/imports-engine.ts',
      'programs-are-leaves: src/explorer/imports-build.ts',
      'programs-are-leaves: src/imports-bench.ts',
      'resolvable: src/imports-nothing.ts',
      'second-opinion-is-independent: src/bench/promela-handoff.ts',
      'ships-what-it-needs: src/explorer/engine/imports-preact.ts',
      'ships-what-it-needs: src/imports-vitest.ts',
      'sim-is-pure: sim/imports-node.ts',
      'sim-is-pure: sim/imports-src-type.ts',
      'sim-is-pure: sim/imports-src.ts',
      'sim-is-pure: sim/imports-zod.ts',
      'terminal-stays-in-cli: src/imports-commander.ts',
      'terminal-stays-in-cli: src/imports-picocolors.ts',
    ]);
  });

  it('are each broken by some planted file', () => {
    const names = configuration.forbidden.map((rule: { name: string }) => rule.name);
    expect([...new Set(broken.map((line) => line.split(':')[0]))].sort()).toEqual(names.sort());
  });
});
