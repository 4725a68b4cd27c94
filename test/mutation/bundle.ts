/** One script with the mutated model, the program on top of it, and the tests that may notice a mutant. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin, transform } from 'esbuild';

/**
 * A CommonJS script. Its modules are evaluated when first asked for, so that the files of tests can be loaded one by
 * one; packages are left out and come from `require`.
 */
export async function bundle(root: string, sources: ReadonlyMap<string, string>): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: entry(await testFiles(root), [...sources.keys()]),
      resolveDir: root,
      loader: 'ts',
      sourcefile: 'entry.ts',
    },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    packages: 'external',
    // The one file that asks where it is lies in a folder of test/, and so does this one.
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(join(root, 'test/helpers/bundle.js')).href) },
    logLevel: 'error',
    plugins: [mutated(root, sources), ownVitest(root)],
  });
  return outputFiles[0]!.text;
}

/** Where the tests are that look at the model; those of the command line and of files do not. */
const testFolders = ['test/sim', 'test/src/check', 'test/src/explain', 'test/src/report'];

/** And of the tests of the search the one that counts the states of textbook models. */
const testsBeside = ['test/src/search/known-counts.test.ts'];

/**
 * Files of tests about the model, but for those that wait for something while they are loaded. A test that needs more
 * than it has here fails without a mutant, and is left out.
 */
export async function testFiles(root: string): Promise<string[]> {
  const files = testFolders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .filter((name) => name.endsWith('.test.ts'))
      .sort(),
  );
  const loadable = await Promise.all(
    [...files, ...testsBeside].map(async (file) => {
      const text = readFileSync(join(root, file), 'utf8');
      const compiled = transform(text, { loader: 'ts', format: 'cjs', logLevel: 'silent' });
      return compiled.then(
        () => [file],
        () => [],
      );
    }),
  );
  return loadable.flat();
}

function entry(tests: readonly string[], modules: readonly string[]): string {
  const loaders = tests.map((file) => `  [${JSON.stringify(file)}]: () => require('./${file}'),`);
  return [
    `export * from './test/mutation/probes.ts';`,
    // The model first and whole: what it does while it is loaded no single test is to be blamed for.
    ...modules.map((file) => `require('./${file}');`),
    `export const files = {`,
    ...loaders,
    `};`,
  ].join('\n');
}

function mutated(root: string, sources: ReadonlyMap<string, string>): Plugin {
  return {
    name: 'mutated',
    setup: ({ onLoad }) => {
      onLoad({ filter: /[\\/]sim[\\/].*\.ts$/ }, ({ path }) => {
        const contents = sources.get(relative(root, path).replaceAll('\\', '/'));
        return contents === undefined ? undefined : { contents, loader: 'ts' };
      });
    },
  };
}

function ownVitest(root: string): Plugin {
  return {
    name: 'own-vitest',
    setup: ({ onResolve }) => {
      onResolve({ filter: /^vitest$/ }, () => ({ path: join(root, 'test/mutation/own-vitest.ts') }));
    },
  };
}
