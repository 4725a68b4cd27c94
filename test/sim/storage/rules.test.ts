import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../sim/storage/catalogue.ts';
import { layerOf, ruleIds, rules } from '../../../sim/storage/rules.ts';

const folders = ['storage', 'machine'].map((name) =>
  join(dirname(fileURLToPath(import.meta.url)), '../../../sim', name),
);

describe('the rules', () => {
  it('belong to known layers', () => {
    const layers = [...new Set(ruleIds.map(layerOf))].sort();
    expect(layers).toEqual(
      [
        'arbiter',
        'block',
        'block-layer',
        'cephfs',
        'client-cache',
        'cluster-lock',
        'device',
        'faults',
        'format',
        'gluster',
        'local',
        'locks',
        'migration',
        'nfs',
        'nfs-server',
        'nfs3',
        'nfs4',
        'page-cache',
        'path',
        'qcow2',
        'qed',
        'qemu',
        'rbd',
        'target',
      ].sort(),
    );
  });

  it('say different things', () => {
    const texts = ruleIds.map((rule) => rules[rule].text);
    expect(texts.filter((text, at) => texts.indexOf(text) !== at)).toEqual([]);
  });

  it('are each asked for in the model itself', () => {
    const code = folders
      .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
      .filter((path) => path.endsWith('.ts'))
      .map((path) => readFileSync(path, 'utf8'))
      .join('\n');
    expect(ruleIds.filter((rule) => !code.includes(`'${rule}'`))).toEqual([]);
  });
});

describe('the catalogue', () => {
  it('says of every storage system what it is and who says so', () => {
    for (const [name, { summary, source }] of Object.entries(catalogue)) {
      expect(name).toMatch(/^[a-z0-9-]+$/);
      expect(summary.length).toBeGreaterThan(10);
      expect(source.length).toBeGreaterThan(5);
    }
  });
});
