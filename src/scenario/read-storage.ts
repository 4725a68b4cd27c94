import type { NfsOptions, StorageOptions } from '../../sim/storage/options.ts';
import { problem, quote, unknownWord } from './problems.ts';
import type { Reading } from './reading.ts';
import { catalogueEntry, isStorageName, optionsByKey } from './storage-options.ts';

/** The options of the chosen storage: those of the catalogue, changed by those of the file. */
export function readStorage(reading: Reading): StorageOptions | undefined {
  const { document, tree, problems } = reading;
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
  if (!valid) return undefined;
  // The rules are typed after the options of their kind, so a checked field has a checked value.
  const chosen = { ...options, ...changed } as StorageOptions;
  return chosen.kind === 'nfs' && !checkNfs(reading, chosen) ? undefined : chosen;
}

interface Exclusion {
  readonly key: string;
  readonly applies: (options: NfsOptions) => boolean;
  readonly why: string;
  readonly hint: string;
}

const exclusions: readonly Exclusion[] = [
  {
    key: 'delegations',
    applies: ({ version, delegations }) => version === '3' && delegations,
    why: 'NFS 3 has no delegations',
    hint: 'remove it, or take version 4.1',
  },
  {
    key: 'transport',
    applies: ({ version, transport }) => version !== '3' && transport === 'udp',
    why: 'NFS 4 needs a transport that controls congestion (RFC 7530, 3.1)',
    hint: 'remove it, or take version 3',
  },
  {
    key: 'locks',
    applies: ({ version, locks }) => version !== '3' && locks === 'local',
    why: 'nolock is a mount option of NFS 2 and 3 only (nfs(5)); NFS 4 takes locks at the server',
    hint: 'remove it, or take version 3',
  },
];

/** Combinations that no mount can have. */
function checkNfs({ document, tree, problems }: Reading, options: NfsOptions): boolean {
  const found = exclusions.filter(({ applies }) => applies(options));
  const chosen = typeof document.storage !== 'string' && 'version' in document.storage;
  for (const { key, why, hint } of found) {
    const { version } = options;
    const said = `storage: "${key}: ${tree.written(['storage', key])}" does not go together with version ${version}`;
    const message = `${said}${chosen ? '' : ', which is taken where nothing is said'}: ${why}`;
    problems.push(problem('V046', tree.key(['storage', key]), message, { hint }));
  }
  return found.length === 0;
}

/** Could something be mounted with these options? */
export const isPossibleStorage = (options: StorageOptions): boolean =>
  options.kind !== 'nfs' || !exclusions.some(({ applies }) => applies(options));

/** nfs(5): noac is actimeo=0 and sync together. */
export const impliedByNoac = { attributeCache: false, synchronousWrites: true } as const;
