/** Bundles of the explorer with esbuild: each a classic script, because pages opened from a disk may load no others. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild';

export interface Bundle {
  readonly text: string;
  /** What is in it, for `--sizes`. */
  readonly metafile: Metafile;
}

export interface BundleOptions {
  /** The folder of the project. */
  readonly root: string;
  /** Path of the first module, from there. */
  readonly entry: string;
  /** Names that stand for constants in the sources, with their values as JavaScript. */
  readonly define: Readonly<Record<string, string>>;
}

/**
 * A script that sets `globalThis[name]` to a function which holds the whole bundle. Whoever calls it starts it: the page,
 * or a worker made from the text of the function, which is the only way to start one from a disk. And whoever writes a
 * page that needs nothing else can ask the function for its text.
 *
 * @throws Error where a module does not parse or is not there
 */
export async function bundleFunction(name: string, options: BundleOptions): Promise<Bundle> {
  const { text, metafile } = await bundled(options, {
    format: 'iife',
    banner: { js: `globalThis.${name}=function(){` },
    footer: { js: '};' },
  });
  return { text, metafile };
}

export async function bundleStyle(options: BundleOptions): Promise<Bundle> {
  return bundled(options, {});
}

async function bundled({ root, entry, define }: BundleOptions, more: BuildOptions): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    legalComments: 'none',
    // Where the page is shown as what it is in every browser that has workers, private fields and :has().
    target: ['chrome123', 'firefox121', 'safari17.5'],
    charset: 'utf8',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { 'process.env.NODE_ENV': '"production"', ...define },
    plugins: [zodInEnglish],
    logLevel: 'silent',
    ...more,
  });
  return { text: outputFiles![0]!.text, metafile: metafile! };
}

/** Messages of zod in fifty languages are half of it, and nobody asks for any but English. */
const zodInEnglish: Plugin = {
  name: 'zod in English',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.(c?js|mjs)$/ }, () => ({
      contents: "export { default as en } from './en.js';",
      loader: 'js',
    }));
  },
};

/** Each module with the bytes it adds, the largest first. */
export function largestModules(
  { outputs }: Metafile,
  most: number,
): readonly (readonly [path: string, bytes: number])[] {
  const [output] = Object.values(outputs);
  return Object.entries(output?.inputs ?? {})
    .map(([path, { bytesInOutput }]) => [path, bytesInOutput] as const)
    .sort((a, b) => b[1] - a[1])
    .slice(0, most);
}

export function textOf(root: string, path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
