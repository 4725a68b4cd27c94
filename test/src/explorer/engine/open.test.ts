import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { open } from '../../../../src/explorer/engine/open.ts';
import type { OpenedScenario } from '../../../../src/explorer/engine/protocol.ts';
import { formatError } from '../../../../src/scenario/format-error.ts';
import { loadScenario } from '../../../../src/scenario/load.ts';
import { scenarioText } from './ask.ts';

function opened(text: string, path = 'pasted'): OpenedScenario {
  const answer = open({ text, path });
  if (answer.kind === 'refused') throw new Error(answer.errors.map((error) => error.text).join('\n'));
  return answer.scenario;
}

const prefetch = scenarioText('litmus/l01-stale-prefetch-iscsi');
const withRun = (run: string): string => `${prefetch.text}\ntrace: ${run}\n`;

describe('open', () => {
  test('says what a scenario is about and what its file expects', () => {
    const { text, path } = prefetch;
    const { hash, title, storage, kind, properties, expected, choices, run, runRefused } = opened(text, path);
    const loaded = loadScenario(readFileSync(path, 'utf8'), path);
    expect(loaded.ok && loaded.scenario.hash).toBe(hash);
    expect(loaded.ok && loaded.scenario.title).toBe(title);
    expect({ storage, kind, properties, run, runRefused }).toEqual({
      storage: 'iscsi',
      kind: 'litmus',
      properties: [],
      run: null,
      runRefused: null,
    });
    expect(expected).toContain('after = ');
    expect(choices.slice(0, 2)).toEqual(['step 1', 'step 2']);
    expect(new Set(choices).size).toBe(choices.length);
  });

  test('a migration has properties, and its file says which can be violated', () => {
    const { kind, properties, expected } = opened(scenarioText('litmus/l02-machines-2011').text);
    expect({ kind, expected }).toEqual({
      kind: 'migration',
      expected: 'stored = 1, after = {0!, 1}; unsafe: stale-read',
    });
    expect(properties).toContain('split-brain');
  });

  test('errors are those of the command line, without colour', () => {
    const text = 'title: nothing\nstorage: floppy\n';
    const answer = open({ text, path: 'pasted.yaml' });
    const loaded = loadScenario(text, 'pasted.yaml');
    if (loaded.ok || answer.kind === 'opened') throw new Error('this is no scenario');
    expect(answer.errors.map((error) => error.text)).toEqual(loaded.errors.map((error) => formatError(error, text)));
    expect(answer.errors.map(({ line, column }) => [line, column])).toEqual(
      loaded.errors.map(({ line, column }) => [line, column]),
    );
  });

  test('a run that the file carries is there as long as the model has it', () => {
    expect(opened(withRun(`{ model: '2', choices: ['step 1', 'step 2'] }`))).toMatchObject({
      run: ['step 1', 'step 2'],
      runRefused: null,
    });
  });

  test.each([
    ['a choice that there is not', `{ model: '2', choices: ['step 1', 'step 77'] }`, 'no choice "step 77"'],
    ['a choice that cannot happen then', `{ model: '2', choices: ['step 2'] }`, 'step 2 is not enabled'],
    ['another digest', `{ model: '2', digest: '0123456789abcdef', choices: ['step 1'] }`, 'no longer do the same'],
  ])('a run with %s is refused, in words', (_, run, why) => {
    const scenario = opened(withRun(run));
    expect(scenario.run).toBeNull();
    expect(scenario.runRefused).toContain(why);
  });
});
