import { cacheModeNames } from '../scenario/machine-names.ts';
import { catalogueEntry } from '../scenario/storage-options.ts';
import { type Configuration, type ProcessConfiguration, plainMigration, plainProcess } from './configuration.ts';
import { faultNames } from './faults.ts';

/** Whether one configuration has every feature of another: then what goes wrong in the small one can be its cause. */
export function isPartOf(small: Configuration, large: Configuration): boolean {
  return (
    isStoragePart(small.storage, large.storage) &&
    isImagePart(small.image, large.image) &&
    isProcessPart(small.source, large.source) &&
    isProcessPart(small.destination, large.destination) &&
    same(small.migration, large.migration, plainMigration) &&
    isGuestPart(small.guest, large.guest) &&
    faultNames.every((name) => isFaultPart(small.faults[name], large.faults[name]))
  );
}

function isStoragePart(small: Configuration['storage'], large: Configuration['storage']): boolean {
  const optionsOf = ({ name }: Configuration['storage']) => JSON.stringify(catalogueEntry(name).options);
  const isThere = ([key, value]: [string, string | boolean]): boolean => large.options[key] === value;
  return optionsOf(small) === optionsOf(large) && Object.entries(small.options).every(isThere);
}

function isImagePart(small: Configuration['image'], large: Configuration['image']): boolean {
  if (small.format === 'raw') return true;
  return small.format === large.format && small.variations.every((name) => large.variations.includes(name));
}

function isProcessPart(small: ProcessConfiguration, large: ProcessConfiguration): boolean {
  const { cache, ...rest } = small;
  return (
    cacheModeNames.indexOf(cache) <= cacheModeNames.indexOf(large.cache) &&
    same(rest, { ...large }, { ...plainProcess })
  );
}

/** Each key is plain, or as in the large one. */
function same(small: object, large: object, plain: object): boolean {
  const [theirs, plainly] = [new Map(Object.entries(large)), new Map(Object.entries(plain))];
  const equal = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
  return Object.entries(small).every(([key, value]) => equal(value, plainly.get(key)) || equal(value, theirs.get(key)));
}

function isGuestPart(small: Configuration['guest'], large: Configuration['guest']): boolean {
  const counts = ['writes', 'reads', 'flushes', 'resizes'] as const;
  return (
    counts.every((name) => small[name] <= large[name]) &&
    (!small.inFlight || large.inFlight) &&
    small.sectors.every((name) => large.sectors.includes(name))
  );
}

type Budget = Configuration['faults'][(typeof faultNames)[number]];

function isFaultPart(small: Budget, large: Budget): boolean {
  if (small === undefined) return true;
  if (typeof small === 'object') {
    const { S = 0, D = 0 } = typeof large === 'object' ? large : {};
    return (small.S ?? 0) <= S && (small.D ?? 0) <= D;
  }
  return typeof large !== 'object' && Number(small) <= Number(large ?? 0);
}
