import type { StorageOptions } from '../../sim/storage/options.ts';
import { problem, quote, unknownWord } from './problems.ts';
import type { Reading } from './reading.ts';
import { catalogueEntry, isStorageName, optionsByKey } from './storage-options.ts';

/** The options of the chosen storage: those of the catalogue, changed by those of the file. */
export function readStorage({ document, tree, problems }: Reading): StorageOptions | undefined {
  const { storage } = document;
  const name = typeof storage === 'string' ? storage : storage.name;
  if (!isStorageName(name)) return undefined;
  const { options } = catalogueEntry(name);
  if (typeof storage === 'string') return options;

  const rules = optionsByKey(options.kind);
  const changed: Record<string, string | boolean> = {};
  let valid = true;
  for (const key of Object.keys(storage)) {
    const rule = rules.get(key);
    if (rule === undefined) continue;
    // As written, because for YAML the version 4.0 is the number 4.
    const written = tree.written(['storage', key]);
    const value = rule.values.find((candidate) => String(candidate) === written);
    if (value === undefined) {
      const message = `storage.${key}: ${quote(written)} is not one of the values allowed here`;
      problems.push(unknownWord('V012', tree.value(['storage', key]), message, written, rule.values.map(String)));
      valid = false;
    } else {
      changed[rule.field] = value;
    }
  }
  if ('noac' in storage && storage.noac === true) {
    for (const [field, implied] of Object.entries(impliedByNoac)) {
      if (changed[field] === !implied) {
        const message = `storage: "noac" implies ${field === 'attributeCache' ? 'attribute-cache' : 'synchronous-writes'}: ${implied}`;
        problems.push(problem('V045', tree.key(['storage', 'noac']), message));
        valid = false;
      }
      changed[field] = implied;
    }
  }
  // The rules are typed after the options of their kind, so a checked field has a checked value.
  return valid ? ({ ...options, ...changed } as StorageOptions) : undefined;
}

/** nfs(5): noac is actimeo=0 and sync together. */
const impliedByNoac = { attributeCache: false, synchronousWrites: true } as const;
