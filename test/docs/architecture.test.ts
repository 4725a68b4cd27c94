import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { afterAll, describe, expect, it } from 'vitest';
import type { Model } from '../../sim/model.ts';
import { explore } from '../../src/search/explore.ts';

/** The example of the model interface is what a newcomer copies, so it is compiled and searched. */
const document = readFileSync('docs/architecture.md', 'utf8');
const example = /```ts\n([\s\S]*?)```/.exec(document)?.[1] ?? '';
const folder = mkdtempSync(join('test', '.example-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the model in docs/architecture.md', () => {
  it('is a complete program in about ten lines of model', () => {
    expect(example.split('\n').filter((line) => line.trim() !== '').length).toBeLessThanOrEqual(14);
  });

  it('type-checks against the published face of sim/', () => {
    const file = join(folder, 'typed.ts');
    writeFileSync(file, example.replace("'stalemate/sim'", "'../../sim/index.ts'"));
    const program = ts.createProgram([file], {
      strict: true,
      noEmit: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      allowImportingTsExtensions: true,
      types: [],
      skipLibCheck: true,
    });
    const messages = ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
    expect(messages).toEqual([]);
  });

  it('finds the stale read in two steps', async () => {
    const file = join(folder, 'run.ts');
    writeFileSync(file, example.replace("'stalemate/sim'", "'../../sim/index.ts'"));
    const { staleRead } = (await import(pathToFileURL(file).href)) as { staleRead: Model<object> };
    const result = explore(staleRead);
    expect(result.complete).toBe(true);
    expect(result.states).toBe(5);
    expect(result.violations.map(({ property, id }) => [property, result.trace(id).length])).toEqual([['fresh', 2]]);
  });
});
