/** What chance decides in the variants of a step, as data for every driver. */
import type { MachineVariant } from '../machine/variant.ts';
import { type Action, type ChanceKind, chanceKinds, type Plainness } from '../model.ts';
import type { Variant } from './input-output.ts';

type Field = Exclude<keyof Variant | keyof MachineVariant, 'label'>;
type AnyVariant = Partial<Pick<Variant & MachineVariant, Field>>;

/** What the variants of a choice say of it: how plain it is, and what chance decides in it. */
export function variedBy(variants: readonly AnyVariant[]): Required<Pick<Action<never>, 'plainness' | 'chances'>> {
  const chances = variants.map(chancesOf);
  const plainness = chances.map(plainnessOf);
  return { plainness: (choice) => plainness[choice]!, chances: (choice) => chances[choice]! };
}

/** In the order of `chanceKinds`. */
export function chancesOf(variant: AnyVariant): ChanceKind[] {
  return chanceKinds.filter((kind) => fields.some((field) => kinds[field] === kind && Boolean(variant[field])));
}

/** A record over both kinds of variants, so that the type checker misses no field of either. */
const kinds: Readonly<Record<Field, ChanceKind>> = {
  evictsTables: 'page-dropped',
  evictsData: 'page-dropped',
  readAhead: 'read-ahead',
  readsAhead: 'read-ahead',
  fails: 'failure',
  duplicated: 'duplicate',
  grants: 'delegation',
};
const fields = Object.keys(kinds) as Field[];

/** The plain course, another one, or a failure. */
function plainnessOf(chances: readonly ChanceKind[]): Plainness {
  if (chances.includes('failure') || chances.includes('duplicate')) return 'fault';
  return chances.length === 0 ? 'planned' : 'chance';
}
