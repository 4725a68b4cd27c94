/** Everything of the explorer, as files with texts. The same sources give the same bytes. */
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Bundle, bundleFunction, bundleStyle, largestModules, textOf } from './bundle.ts';
import { readLessons } from './read-lessons.ts';
import { readShippedScenarios } from './shipped-scenarios.ts';

export interface BuiltExplorer {
  /** Texts by name: what `dist/explorer/` holds. */
  readonly files: Readonly<Record<string, string>>;
  readonly bundles: Readonly<Record<string, Bundle>>;
}

export interface BuildOptions {
  /** The folder of the project. */
  readonly root: string;
  readonly version: string;
  /** Null where it was not built from a repository. */
  readonly commit: string | null;
}

export async function buildExplorer({ root, version, commit }: BuildOptions): Promise<BuiltExplorer> {
  const define = { STALEMATE_VERSION: JSON.stringify(version), STALEMATE_COMMIT: JSON.stringify(commit) };
  const of = (entry: string) => ({ root, entry: `src/explorer/${entry}`, define });
  // esbuild has a process of its own, which works while the scenarios are read here.
  const bundles = Promise.all([
    bundleFunction('stalemateApp', of('page/main.tsx')),
    bundleFunction('stalemateEngine', of('engine/worker.ts')),
    bundleStyle(of('page/style/main.css')),
  ]);
  const { gallery, texts } = readShippedScenarios(join(root, 'scenarios'));
  const lessons = readLessons(join(root, 'docs', 'lessons'));
  for (const { id, steps } of lessons)
    for (const { scenario } of steps)
      if (!Object.hasOwn(texts, scenario)) throw new Error(`lesson ${id}: there is no scenario ${scenario}`);
  const [app, engine, style] = await bundles;
  return {
    files: {
      'index.html': pageText(root, style.text),
      'app.js': app.text,
      'engine.js': engine.text,
      'gallery.js': dataScript('stalemateGallery', gallery),
      'lessons.js': dataScript('stalemateLessons', lessons),
      'scenarios.js': dataScript('stalemateScenarios', texts),
    },
    bundles: { 'app.js': app, 'engine.js': engine, style },
  };
}

/** The style stands in the page: one file less to wait for, and a page on a disk may read its own style but no file. */
function pageText(root: string, style: string): string {
  const page = textOf(root, join('src', 'explorer', 'page', 'index.html'));
  const place = '/* style */';
  if (!page.includes(place)) throw new Error(`index.html has no place "${place}" for the style`);
  return page.replace(place, () => style.trim());
}

/** A string is parsed faster than a literal of the same size, and needs no care about `</script>`. */
function dataScript(name: string, value: unknown): string {
  const text = JSON.stringify(JSON.stringify(value)).replaceAll('<', '\\u003c');
  return `globalThis.${name}=JSON.parse(${text});\n`;
}

/** Sizes of the files as they are and as they travel, and the largest modules of each bundle. */
export function sizesText({ files, bundles }: BuiltExplorer): string {
  const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1).padStart(8)} kB`;
  const sizes = Object.entries(files).map(
    ([name, text]) =>
      `${name.padEnd(14)}${kilobytes(Buffer.byteLength(text))}${kilobytes(gzipSync(text, { level: 9 }).length)} gzip`,
  );
  const modules = Object.entries(bundles).flatMap(([name, { metafile }]) => [
    '',
    name,
    ...largestModules(metafile, 25).map(([path, bytes]) => `${kilobytes(bytes)}  ${path}`),
  ]);
  return [...sizes, ...modules, ''].join('\n');
}
