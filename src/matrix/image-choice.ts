import { type FormatName, imageFormats } from '../scenario/machine-names.ts';

/** An image of the format axis, as it is written: `raw`, `qcow2`, `qed+needs-check`. */
export type ImageChoice = string;

/** What an image may have beside its format; scenario files use the same words. */
export const imageVariations = [
  'preallocated-file',
  'lazy-refcounts',
  'needs-check',
  'unknown-autoclear',
  'bitmap',
] as const;

export interface ImageWords {
  readonly format: FormatName;
  readonly variations: readonly (typeof imageVariations)[number][];
}

/** Undefined, with the words that mean nothing, where there are such. */
export function readImageChoice(choice: ImageChoice): ImageWords | { readonly unknown: readonly string[] } {
  const [first = '', ...rest] = choice.split('+');
  const format = imageFormats.find((name) => name === first);
  const variations = imageVariations.filter((name) => rest.includes(name));
  const unknown = rest.filter((word) => !imageVariations.some((name) => name === word));
  if (format === undefined) return { unknown: [first, ...unknown] };
  return unknown.length > 0 ? { unknown } : { format, variations };
}

/** As in a scenario file. */
export function imageYaml(choice: ImageChoice, allocated: readonly string[]): string {
  const words = readImageChoice(choice);
  if ('unknown' in words) throw new Error(`an image has no ${words.unknown.join(', ')}`);
  const { format, variations } = words;
  const places = format === 'qcow2' || format === 'qed' ? [`allocated: [${allocated.join(', ')}]`] : [];
  const keys = [`format: ${format}`, ...places, ...variations.map((name) => `${name}: true`)];
  return keys.length === 1 ? format : `{${keys.join(', ')}}`;
}
