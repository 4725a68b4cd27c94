import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';

/**
 * A project of somebody who uses the package: it is built, found through its exports, and run by their Vitest. What
 * the package depends on, and what it leaves to its user, is linked instead of installed.
 */
const project = mkdtempSync(join(tmpdir(), 'stalemate-examples-'));
afterAll(() => rmSync(project, { recursive: true, force: true }));

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

test('every example of docs/examples passes in a project of its own, and type-checks', () => {
  const built = join(project, 'node_modules', 'stalemate');
  for (const part of ['package.json', 'tsconfig.base.json', 'tsconfig.json', 'tsconfig.build.json', 'src', 'sim'])
    cpSync(part, join(built, part), { recursive: true });
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
  const needed = [
    ...Object.keys(manifest.dependencies),
    ...Object.keys(manifest.peerDependencies),
    '@fast-check/vitest',
    '@types/node',
  ];
  for (const name of needed) link(name);
  run('typescript/bin/tsc', '-p', join(built, 'tsconfig.build.json'));
  // Only what is published.
  for (const part of ['src', 'sim']) rmSync(join(built, part), { recursive: true });

  cpSync('docs/examples', project, { recursive: true });
  const files = readdirSync(project).filter((name) => name.endsWith('.test.ts'));
  expect(files.length).toBeGreaterThanOrEqual(3);
  writeFileSync(join(project, 'package.json'), JSON.stringify({ type: 'module' }));

  const compilerOptions = {
    strict: true,
    noEmit: true,
    module: 'nodenext',
    target: 'es2023',
    types: ['node'],
    skipLibCheck: true,
  };
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.test.ts'] }));
  run('typescript/bin/tsc', '-p', project);
  const { stdout } = run(
    'vitest/vitest.mjs',
    'run',
    '--root',
    project,
    '--reporter',
    'verbose',
    '--testTimeout=120000',
  );
  for (const file of files) expect(stdout).toContain(file);
  expect(stdout).toMatch(/200 runs, seed 2011: \d+ to \d+ steps/);
}, 600_000);

test('what docs/property-testing.md and README.md quote is in the examples', () => {
  const examples = readdirSync('docs/examples').map((name) => readFileSync(join('docs/examples', name), 'utf8'));
  const quoted = ['docs/property-testing.md', 'README.md'].flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text),
  );
  expect(quoted.length).toBeGreaterThan(3);
  for (const text of quoted) expect(examples.filter((example) => example.includes(text)).length).toBe(1);
});

function link(name: string): void {
  const place = join(project, 'node_modules', name);
  mkdirSync(dirname(place), { recursive: true });
  symlinkSync(resolve('node_modules', name), place, 'junction');
}

function run(program: string, ...words: string[]): { stdout: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('node_modules', program), ...words], {
    cwd: project,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
  });
  expect(status === 0 ? '' : `${program}: ${stdout}${stderr}`).toBe('');
  return { stdout };
}
