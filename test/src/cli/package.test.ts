import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

/** A copy, so that a clean build takes nothing away from whoever uses dist/ at the moment. */
const folder = mkdtempSync(join(tmpdir(), 'stalemate-package-'));
afterAll(() => rmSync(folder, { recursive: true }));
for (const part of ['package.json', 'tsconfig.base.json', 'tsconfig.json', 'tsconfig.build.json', 'src', 'sim'])
  cpSync(part, join(folder, part), { recursive: true });
for (const part of ['node_modules', 'scenarios', 'docs']) symlinkSync(resolve(part), join(folder, part), 'dir');

const { bin } = JSON.parse(readFileSync('package.json', 'utf8')) as { bin: { stalemate: string } };

function run(command: string, words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(command, words, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, npm_config_update_notifier: 'false' },
  });
  return { status, stdout, stderr };
}

describe.runIf(process.platform !== 'win32')('the package', () => {
  // Packing cleans and builds first, with the script that everybody builds with.
  test('has a command that may be executed', { timeout: 600_000 }, () => {
    const { status, stdout, stderr } = run('npm', ['pack', '--dry-run', '--json']);
    expect([status, status === 0 ? '' : stderr]).toEqual([0, '']);
    const packed = JSON.parse(stdout.slice(stdout.indexOf('['))) as [{ files: { path: string; mode: number }[] }];
    const command = packed[0].files.find(({ path }) => path === bin.stalemate);
    expect((command?.mode ?? 0) & 0o111).toBe(0o111);
    const explorer = packed[0].files.map(({ path }) => path).filter((path) => path.startsWith('dist/explorer/'));
    const names = ['app.js', 'engine.js', 'gallery.js', 'index.html', 'lessons.js', 'scenarios.js'];
    expect(explorer.sort()).toEqual(names.map((name) => `dist/explorer/${name}`));
  });

  test('runs once built', { timeout: 600_000 }, () => {
    expect(run(join(folder, bin.stalemate), ['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    const { status, stdout } = run('npx', ['--no', 'stalemate', '--version']);
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+\n$/)]);
  });
});
