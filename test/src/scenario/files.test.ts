import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findScenarios, readScenario } from '../../../src/scenario/files.ts';
import type { ScenarioError } from '../../../src/scenario/types.ts';
import { smallest } from './scenarios-for-tests.ts';

let root = '';

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'scenarios-'));
  mkdirSync(join(root, 'b/deep'), { recursive: true });
  mkdirSync(join(root, 'empty/.hidden'), { recursive: true });
  for (const name of ['b.yaml', 'a.yml', 'B.yaml', 'notes.md', 'b/c.yaml', 'b/deep/d.yaml', 'empty/.hidden/e.yaml']) {
    writeFileSync(join(root, name), smallest);
  }
  symlinkSync(join(root, 'b.yaml'), join(root, 'b/link.yaml'));
  symlinkSync(root, join(root, 'b/loop'));
});
afterAll(() => rmSync(root, { recursive: true }));

function find(...paths: string[]): string[] {
  const result = findScenarios(paths.map((path) => join(root, path)));
  if (!result.ok) return result.errors.map(({ code, message }) => `${code} ${message}`);
  return result.files.map((file) => file.slice(root.length + 1));
}

describe('findScenarios', () => {
  it('takes a folder with everything below it, by name', () => {
    expect(find('')).toEqual(['B.yaml', 'a.yml', 'b/c.yaml', 'b/deep/d.yaml', 'b/link.yaml', 'b.yaml']);
  });

  it('takes a file as it is, whatever it is called', () =>
    expect(find('notes.md', 'b.yaml')).toEqual(['notes.md', 'b.yaml']));

  it('lists a file once', () => expect(find('b.yaml', '', 'b.yaml')[0]).toBe('b.yaml'));

  it.each([
    ['*.yaml', ['B.yaml', 'b.yaml']],
    ['?.y*ml', ['B.yaml', 'a.yml', 'b.yaml']],
    ['**/*.yaml', ['B.yaml', 'b/c.yaml', 'b/deep/d.yaml', 'b/link.yaml', 'b.yaml']],
    ['b/*/d.yaml', ['b/deep/d.yaml']],
    ['**/deep/**', ['b/deep/d.yaml']],
  ])('the pattern %s', (pattern, files) => expect(find(pattern)).toEqual(files));

  it('says what is wrong with a path', () => {
    expect(find('missing.yaml')).toEqual(['V001 no such file or folder']);
    expect(find('b.yaml/inside')).toEqual(['V001 no such file or folder']);
    expect(find('empty')).toEqual(['V002 no .yaml or .yml file here']);
    expect(find('*.json', 'missing.yaml', 'gone/*.yaml')).toHaveLength(3);
  });

  const only = (path: string) => {
    const result = findScenarios([path]);
    return result.ok ? { files: result.files } : { count: result.errors.length, ...result.errors[0] };
  };

  it.each([
    ['b/deep/e.yaml', 'b/deep/d.yaml'],
    ['b/depe', 'b/deep'],
    ['a.ymll', 'a.yml'],
    ['b/something-else.yaml', undefined],
    ['gone/b.yaml', undefined],
  ])('%s is near %s', (path, similar) => {
    const nearest = similar === undefined ? undefined : join(root, similar);
    const hint = similar === undefined ? 'check the path and its permissions' : undefined;
    const error = only(join(root, path));
    expect(error).toMatchObject({ code: 'V001', path: join(root, path), line: 0, column: 0 });
    expect([(error as ScenarioError).nearest, (error as ScenarioError).hint]).toEqual([nearest, hint]);
  });

  it('says what to do where nothing is found', () => {
    const hint = expect.stringContaining('name a folder that contains scenarios');
    expect(only(join(root, 'empty'))).toMatchObject({ code: 'V002', line: 0, hint });
  });

  it.each([
    ['circle.yaml', 'circle.yaml', 'the links of this path lead in a circle'],
    ['broken.yaml', 'nowhere', 'this link leads to nothing'],
  ])('names the link %s to %s', (name, target, message) => {
    const folder = mkdtempSync(join(root, 'empty/links-'));
    writeFileSync(join(folder, 'a.yaml'), smallest);
    symlinkSync(target, join(folder, name));
    const error = { code: 'V001', path: join(folder, name), message };
    expect(only(folder)).toMatchObject({ count: 1, ...error });
    expect(only(join(folder, '*.yaml'))).toMatchObject({ count: 1, ...error });
    expect(only(join(folder, 'a*.yaml'))).toEqual({ files: [join(folder, 'a.yaml')] });
    rmSync(folder, { recursive: true });
  });

  it.each(['/dev/null', '/dev/zero'])('refuses the device %s', (path) => {
    expect(only(path)).toMatchObject({ code: 'V001', path, line: 0, message: 'this is a device, not a file' });
    expect(readScenario(path).result).toMatchObject({ ok: false, errors: [{ code: 'V001', path, line: 0 }] });
  });
});

describe('readScenario', () => {
  const codes = (path: string): string[] => {
    const { result } = readScenario(join(root, path));
    return result.ok ? ['ok'] : result.errors.map(({ code }) => code);
  };

  it('loads a file and keeps its text for messages', () => {
    const { text, result } = readScenario(join(root, 'b.yaml'));
    expect([text, result.ok]).toEqual([smallest, true]);
  });

  it.each([
    ['V001', 'missing.yaml'],
    ['V001', 'b'],
  ])('%s for %s', (code, path) => expect(codes(path)).toEqual([code]));

  it('V001 for a file that may not be read (not as root, who may read everything)', (context) => {
    const path = join(root, 'locked.yaml');
    writeFileSync(path, smallest);
    chmodSync(path, 0o000);
    const found = codes('locked.yaml');
    rmSync(path, { force: true });
    // The superuser may read everything, so there is nothing to see.
    if (found[0] === 'ok') context.skip();
    expect(found).toEqual(['V001']);
  });

  it('refuses a file that is too large before reading it', () => {
    writeFileSync(join(root, 'large'), 'x'.repeat(1_048_577));
    expect(codes('large')).toEqual(['V003']);
    const hint = 'split it into several scenarios';
    expect(readScenario(join(root, 'large')).result).toMatchObject({ errors: [{ line: 0, hint }] });
  });

  it.each([
    ['ok', 'cat b.yaml'],
    ['V003', 'head -c 2000000 /dev/zero'],
    ['V005', 'true'],
  ])('%s from a pipe written by "%s"', (code, command) => {
    const path = join(root, 'pipe');
    execFileSync('mkfifo', [path]);
    const writer = spawn('sh', ['-c', `${command} > pipe`], { cwd: root, stdio: 'ignore' });
    expect(findScenarios([path])).toEqual({ ok: true, files: [path] });
    expect(codes('pipe')).toEqual([code]);
    writer.kill();
    rmSync(path);
  });

  it('refuses what is not UTF-8', () => {
    writeFileSync(join(root, 'latin1'), Buffer.from('title: caf\xe9', 'latin1'));
    writeFileSync(join(root, 'utf16'), Buffer.from(`\ufeff${smallest}`, 'utf16le'));
    expect([codes('latin1'), codes('utf16')]).toEqual([['V004'], ['V004']]);
  });
});
