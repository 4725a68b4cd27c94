import { catalogue } from '../../sim/storage/catalogue.ts';
import type { StorageOptions } from '../../sim/storage/options.ts';

/**
 * The storage of a litmus test in a word or two: the catalogue's name with what differs from it, as in
 * `nfs 3, async`. Where several names mean the same (`iscsi`, `fc`, `loop`), the mechanism: `block`.
 */
export function storageLabel(options: StorageOptions): string {
  const entries = Object.entries(catalogue)
    .filter(([, entry]) => entry.options.kind === options.kind)
    .map(([name, entry]) => ({ name, differences: differences(options, entry.options) }));
  const fewest = Math.min(...entries.map(({ differences: all }) => all.length));
  const nearest = entries.filter(({ differences: all }) => all.length === fewest);
  const [first] = nearest;
  if (first === undefined) return options.kind;
  const name = nearest.length === 1 ? first.name : options.kind;
  return [options.kind === 'nfs' ? `nfs ${options.version}` : name, ...first.differences].join(', ');
}

function differences(options: StorageOptions, usual: StorageOptions): string[] {
  const defaults = new Map<string, unknown>(Object.entries(usual));
  return Object.entries(options)
    .filter(([key, value]) => key !== 'version' && defaults.get(key) !== value)
    .map(([key, value]) => optionText(key, value));
}

/** Values that speak for themselves. */
const selfExplaining = ['server', 'export', 'mount', 'transport'];

/** Known by the name of the mount option. */
const mountOptions: Readonly<Record<string, string>> = {
  locks: 'nolock',
  attributeCache: 'noac',
  closeToOpen: 'nocto',
};

function optionText(key: string, value: string | boolean): string {
  const mountOption = mountOptions[key];
  if (mountOption !== undefined) return mountOption;
  const words = key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  if (typeof value === 'string') return selfExplaining.includes(key) ? value : `${words} ${value}`;
  return value ? words : `no ${words}`;
}
