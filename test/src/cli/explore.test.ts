import { request } from 'node:http';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseLink } from '../../../src/share/link.ts';
import { builtExplorer } from '../../helpers/built-explorer.ts';
import { stalemate, temporaryFiles } from './harness.ts';

const shippedFile = 'scenarios/litmus/l10-machines-today.yaml';

describe('stalemate explore', () => {
  beforeAll(builtExplorer);

  test('serves the page on this machine until somebody presses Ctrl-C', async () => {
    await explored([], async (address) => {
      expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
      const page = await got(address);
      expect([page.status, page.type]).toEqual([200, 'text/html; charset=utf-8']);
      expect(page.text).toContain('<script src="app.js">');
      for (const name of ['app.js', 'engine.js', 'gallery.js', 'lessons.js', 'scenarios.js']) {
        const file = await got(`${address}${name}?again`);
        expect([name, file.status, file.type]).toEqual([name, 200, 'text/javascript; charset=utf-8']);
        expect(file.text).toMatch(/^globalThis\.stalemate/);
      }
    });
  });

  test('serves nothing else, whatever is asked for', async () => {
    await explored([], async (address) => {
      for (const path of [
        'package.json',
        '../package.json',
        '%2e%2e/package.json',
        '..%2fpackage.json',
        'app.js/',
        '//',
      ]) {
        expect([path, (await got(address, { path: `/${path}` })).status]).toEqual([path, 404]);
      }
      expect((await got(address, { method: 'POST' })).status).toBe(405);
      expect(await got(address, { method: 'HEAD' })).toMatchObject({ status: 200, text: '' });
    });
  });

  test('begins at a shipped scenario by its name', async () => {
    await explored([shippedFile], async (address) => {
      expect(parseLink(new URL(address).hash)).toMatchObject({
        kind: 'link',
        link: { scenario: { kind: 'shipped', path: 'litmus/l10-machines-today.yaml' }, choices: [], cursor: 0 },
      });
      const { status, location } = await got(new URL('/open', address).href);
      expect([status, location]).toEqual([302, `/${new URL(address).hash}`]);
    });
  });

  test('begins at the run that is saved in a file', async () => {
    const path = temporaryFiles({});
    const { exitCode } = await stalemate(['explain', shippedFile, '--save', path('runs')]);
    expect(exitCode).toBe(0);
    await explored([path('runs/l10-machines-today-stale-read.yaml')], async (address) => {
      const parsed = parseLink(new URL(address).hash);
      if (parsed.kind !== 'link') throw new Error('no link');
      const { scenario, choices, cursor, digest, options } = parsed.link;
      expect(scenario).toMatchObject({ kind: 'packed', name: 'l10-machines-today-stale-read.yaml' });
      expect(choices.length).toBeGreaterThan(3);
      expect([cursor, options.property]).toEqual([0, 'stale-read']);
      expect(digest).toMatch(/^[0-9a-f]{8}$/);
    });
  });

  test('says what is wrong with a file', async () => {
    const path = temporaryFiles({ 'wrong.yaml': 'stalemate: 1\ntitle: x\nstorage: iscsy\nsteps: []\n' });
    const { exitCode, stdout, stderr } = await stalemate(['explore', '--no-open', path('wrong.yaml')]);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/wrong\.yaml:3:\d+/);
    expect(await stalemate(['explore', '--no-open', path('none.yaml')])).toMatchObject({ exitCode: 2, stdout: '' });
  });

  test('takes the next port where one is taken, and says so where that one was asked for', async () => {
    await explored([], async (address) => {
      const { port } = new URL(address);
      const { exitCode, stderr } = await stalemate(['explore', '--no-open', '--port', port]);
      expect([exitCode, stderr]).toEqual([
        2,
        `cannot listen on 127.0.0.1, port ${port}: something else does already; --port takes another, 0 any that is free\n`,
      ]);
    });
    const { exitCode, stderr } = await stalemate(['explore', '--port', '70000']);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('from 0 to 65535')]);
  });
});

/** Starts the command at a free port, and ends it as Ctrl-C does. */
async function explored(words: readonly string[], use: (address: string) => Promise<void>): Promise<void> {
  let ends = false;
  let told = (_: string): void => {};
  const address = new Promise<string>((resolve) => {
    told = resolve;
  });
  const ran = stalemate(['explore', '--no-open', '--port', '0', ...words], {
    isInterrupted: () => ends,
    onWrite: (text) => told(text.trim()),
  });
  try {
    await use(await Promise.race([address, ran.then(({ stderr }) => Promise.reject(new Error(stderr)))]));
  } finally {
    ends = true;
  }
  expect(await ran).toMatchObject({ exitCode: 0, stderr: '' });
}

interface Got {
  readonly status: number | undefined;
  readonly type: string | undefined;
  readonly location: string | undefined;
  readonly text: string;
}

/** Not with `fetch`, which tidies `..` away before anything is asked. */
function got(address: string, options: { readonly path?: string; readonly method?: string } = {}): Promise<Got> {
  return new Promise((resolve, reject) => {
    const asked = request(address, options, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => {
        const { 'content-type': type, location } = response.headers;
        resolve({ status: response.statusCode, type, location, text });
      });
    });
    asked.on('error', reject);
    asked.end();
  });
}
