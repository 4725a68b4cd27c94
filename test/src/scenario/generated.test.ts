import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { formatError } from '../../../src/scenario/format-error.ts';
import { loadScenario } from '../../../src/scenario/load.ts';
import { fillGenerated, generatedBlocks } from '../../../src/scenario/reference.ts';
import { scenarioSchema } from '../../../src/scenario/schema.ts';
import { schemaJson, schemaText } from '../../../src/scenario/schema-json.ts';
import { everyMachine, everything, smallest } from './scenarios-for-tests.ts';

const root = new URL('../../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

describe('the published JSON Schema', () => {
  it('is up to date in scenarios/schema.json', () => expect(read('scenarios/schema.json')).toBe(schemaText()));

  it('is draft 2020-12 and closed', () => {
    expect(schemaJson()).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      additionalProperties: false,
      required: ['stalemate', 'title', 'storage'],
    });
  });

  it('describes every key of a scenario', () => {
    expect(Object.keys(scenarioSchema.shape)).toEqual(Object.keys(schemaJson().properties as object));
  });

  it('can be read back, and then accepts the same files', () => {
    const again = z.fromJSONSchema(schemaJson() as Parameters<typeof z.fromJSONSchema>[0]);
    const data = { stalemate: 1, title: 't', storage: 'nfs', steps: [{ S: 'wait' }] };
    expect(again.safeParse(data).success).toBe(true);
    expect(again.safeParse({ ...data, storage: 'nsf' }).success).toBe(false);
    expect(again.safeParse({ ...data, steps: [{ S: 'jump' }] }).success).toBe(false);
    expect(again.safeParse({ ...data, extra: 1 }).success).toBe(false);
  });
});

describe('docs/scenarios.md', () => {
  const document = read('docs/scenarios.md');

  it('has every generated part, up to date', () => {
    expect(fillGenerated(document)).toBe(document);
    for (const name of Object.keys(generatedBlocks)) expect(document).toContain(`<!-- generated: ${name} -->\n`);
  });

  /** Every block in order; a block of errors belongs to the block of YAML before it. */
  const blocks = [...document.matchAll(/^```([a-z]*)\n([\s\S]*?)^```$/gm)].map((match) => ({
    language: match[1] ?? '',
    text: match[2] ?? '',
  }));
  const errorsOf = (index: number): string => {
    const next = blocks[index + 1];
    return next?.language === 'text' ? next.text : '';
  };

  it('shows the errors that its examples really have', () => {
    const examples = blocks.flatMap(({ language, text }, index) =>
      language === 'yaml' && (text.startsWith('stalemate:') || text === '') ? [[text, errorsOf(index)] as const] : [],
    );
    expect(examples.length).toBeGreaterThan(5);
    for (const [text, errors] of examples) {
      const result = loadScenario(text, 'first.yaml');
      const shown = result.ok ? '' : result.errors.map((error) => `${formatError(error, text)}\n`).join('');
      expect(shown).toBe(errors);
    }
  });

  it('shows parts of scenarios that are valid too', () => {
    const parts = blocks
      .filter(({ text }) => /^(hosts|disk|steps|observed|migrations|guest):/.test(text))
      .map(({ text }) => text);
    expect(parts).toHaveLength(6);
    const header = 'stalemate: 1\ntitle: t\nstorage: nfs\n';
    const hosts = 'hosts: {S: direct, D: buffered}\n';
    const machines = 'image: raw\nmachines: {S: none, D: none}\n';
    const rest: Readonly<Record<string, string>> = {
      hosts: 'steps: [{S: write x 1}]\n',
      disk: `${hosts}steps: [{S: write x 1}]\n`,
      steps: hosts,
      observed: `${hosts}steps: [{D: read x -> after}]\n`,
      migrations: `${machines}steps: [{D: launch}, {S: migrate}]\n`,
      guest: machines,
    };
    for (const part of parts) {
      const text = header + (rest[part.split(':')[0] ?? ''] ?? '') + part;
      const result = loadScenario(text, 'docs.yaml');
      expect(result.ok ? [] : result.errors).toEqual([]);
    }
  });
});

it('the scenarios of these tests are valid', () => {
  expect(loadScenario(smallest, 'a').ok).toBe(true);
  expect(loadScenario(everything, 'a').ok).toBe(true);
  expect(loadScenario(everyMachine, 'a')).toMatchObject({ ok: true });
});
