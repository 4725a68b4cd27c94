import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { type BuiltExplorer, buildExplorer } from '../../../src/explorer/build/build-explorer.ts';

describe('the build of the explorer', () => {
  let built: BuiltExplorer;
  beforeAll(async () => {
    built = await buildExplorer({ root: process.cwd(), version: '1.2.3', commit: 'abc' });
  });

  test('lets a browser show something after less than 150 kB', () => {
    const first = ['index.html', 'app.js'].map((name) => gzipSync(built.files[name]!).length);
    expect(first.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(150_000);
  });

  test('keeps the model, the loader and what they need out of the page', () => {
    const paths = Object.keys(built.bundles['app.js']!.metafile.inputs);
    expect(
      paths.filter((path) => /(^sim\/|src\/(scenario|search)\/|node_modules\/(zod|yaml|immer)\/)/.test(path)),
    ).toEqual([]);
  });

  test('has the messages of zod in English only', () => {
    const paths = Object.keys(built.bundles['engine.js']!.metafile.inputs);
    expect(paths.filter((path) => /zod\/v4\/locales\//.test(path)).map((path) => path.replace(/.*\//, ''))).toEqual([
      'en.js',
      'index.js',
    ]);
  });

  test('gives classic scripts that can stand within a page, without paths of this machine', () => {
    for (const [name, text] of Object.entries(built.files)) {
      if (name.endsWith('.js')) {
        expect(() => new Function(text), name).not.toThrow();
        expect(text, name).not.toMatch(/<\/script|<!--/i);
      }
      expect(text.includes(process.cwd()), name).toBe(false);
    }
  });

  test('lists every shipped scenario once, with its text', () => {
    const read = (name: string) =>
      JSON.parse(
        new Function(
          `${built.files[name]!.replace(/^globalThis\.\w+=JSON\.parse\(/, 'return (').replace(/\);\n$/, ')')}`,
        )(),
      );
    const { topics } = read('gallery.js') as { topics: { scenarios: { path: string }[] }[] };
    const paths = topics.flatMap(({ scenarios }) => scenarios.map(({ path }) => path));
    expect([...paths].sort()).toEqual(Object.keys(read('scenarios.js')).sort());
    expect(paths.length).toBe(new Set(paths).size);
  });
});
