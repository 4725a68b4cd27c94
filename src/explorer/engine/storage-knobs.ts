import { catalogue, type StorageName } from '../../../sim/storage/catalogue.ts';
import { plainConfiguration, type StorageConfiguration } from '../../configuration/configuration.ts';
import { catalogueEntry, optionsByKey, type StorageKind, storageNames } from '../../scenario/storage-options.ts';
import type { KnobBoard } from './knob-board.ts';

const group = 'storage';

/** What keeps copies true, where it is the same for several names of the catalogue. */
const kinds = {
  block: 'block devices',
  nfs: 'NFS',
  'cluster-lock': 'cluster file systems',
  cephfs: 'CephFS',
  gluster: 'GlusterFS',
  rbd: 'RBD in QEMU',
  local: 'not shared',
} as const satisfies Record<StorageKind, string>;

/** The storage, and the options that it has; those of another storage are knobs of their own. */
export function storageKnobs(board: KnobBoard): StorageConfiguration {
  const name = board.choose<StorageName>({
    id: 'storage',
    name: 'storage',
    group,
    help: 'What both hosts reach the image through',
    options: storageNames.map((value) => {
      const { options, summary } = catalogueEntry(value);
      return { value, group: kinds[options.kind], help: summary };
    }),
    first: plainConfiguration.storage.name,
  });
  const usual = catalogueEntry(name).options;
  const fields = new Map<string, unknown>(Object.entries(usual));
  const options = [...optionsByKey(usual.kind)].flatMap(([key, { values, meaning, field }]) => {
    const first = fields.get(field) as string | boolean;
    const labelled = { id: `storage.${name}.${key}`, name: key, group, help: meaning };
    const value =
      typeof first === 'boolean'
        ? board.turn({ ...labelled, first })
        : board.choose({ ...labelled, options: values.map((one) => ({ value: String(one) })), first });
    return value === first ? [] : [[key, value] as const];
  });
  return { name, options: Object.fromEntries(options) };
}

export function isKnobOfSomeStorage(id: string): boolean {
  return storageNames.some((name) =>
    [...optionsByKey(catalogue[name].options.kind).keys()].some((key) => id === `storage.${name}.${key}`),
  );
}
