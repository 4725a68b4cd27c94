/**
 * Which layer each part of the state belongs to. It mirrors the declaration in `state.ts`, so that the type checker
 * misses no field; a layer at a record or a list holds for all that is in it.
 */
import type { Shape } from '../state.ts';
import { pathName } from '../state.ts';
import type { StorageState } from './state.ts';

/** From top to bottom: who asks, who carries, who stores, and what can go wrong. */
export const layers = {
  guest: 'the guest and its requests',
  process: 'QEMU processes',
  image: 'tables of image files in memory',
  migration: 'migrations',
  arbiter: 'the arbiter',
  network: 'links between nodes',
  handle: 'open files and locks on them',
  host: 'hosts',
  'page-cache': 'page caches',
  'nfs-client': 'NFS clients',
  'cluster-lock': 'cluster locks and capabilities',
  'client-cache': 'caches below the page cache',
  server: 'servers',
  script: 'steps and what they recorded',
  oracle: 'what the guest may expect',
} as const satisfies Readonly<Record<string, string>>;

export type Layer = keyof typeof layers;

export const layerNames = Object.keys(layers) as readonly Layer[];

type LayersOf<T> = Layer | (T extends readonly (infer E)[] ? LayersOf<E> : T extends object ? PartsOf<T> : never);
type PartsOf<T> = { readonly [K in keyof T]: LayersOf<T[K]> };

const layerOfParts: PartsOf<StorageState> = {
  views: {
    pages: 'page-cache',
    data: 'page-cache',
    written: 'page-cache',
    size: 'page-cache',
    attributesFresh: 'nfs-client',
    behind: 'nfs-client',
    invalid: 'nfs-client',
    deferred: 'nfs-client',
    accessTimeStale: 'nfs-client',
    directMode: 'nfs-client',
    delegation: 'nfs-client',
    cacheRights: 'cluster-lock',
    client: 'client-cache',
    blocklisted: 'cluster-lock',
    writeError: 'page-cache',
  },
  handles: 'handle',
  hosts: 'host',
  media: 'server',
  heads: 'server',
  server: 'server',
  writeOwner: 'cluster-lock',
  duplicate: 'server',
  steps: 'script',
  cells: 'script',
  old: 'script',
  oracle: 'oracle',
  budget: 'host',
  processes: {
    run: 'process',
    inactive: 'process',
    unflushed: 'process',
    poisoned: 'process',
    fileSize: 'process',
    deviceSize: 'process',
    geometry: 'process',
    memory: 'process',
    contOrdered: 'process',
    images: 'image',
  },
  migrations: 'migration',
  arbiters: 'arbiter',
  cut: 'network',
  guest: 'guest',
  machineBudget: 'network',
};

/** A field that is one of a few named values, wherever it occurs: the lists on the way to it do not matter. */
export interface LayerField {
  readonly layer: Layer;
  /** For example `views.pages.status`. */
  readonly name: string;
  readonly values: readonly string[];
}

/** Every field with named values, in the order of the declaration. Numbers count things, and have no names. */
export function layerFields(shape: Shape<StorageState>): LayerField[] {
  const fields = new Map<string, LayerField>();
  for (const { path, kind, labels } of shape.fields) {
    if (kind === 'int') continue;
    const keys = path.filter((key) => typeof key === 'string');
    const name = pathName(keys);
    fields.set(name, { layer: layerAt(keys), name, values: kind === 'bool' ? ['no', 'yes'] : labels });
  }
  return [...fields.values()];
}

function layerAt(keys: readonly string[]): Layer {
  let part: unknown = layerOfParts;
  for (const key of keys) {
    if (typeof part === 'string') break;
    part = (part as Readonly<Record<string, unknown>>)[key];
  }
  return part as Layer;
}
