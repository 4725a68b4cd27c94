import { type ImageConfiguration, imageVariations } from '../configuration/configuration.ts';
import { imageFormats } from '../scenario/machine-names.ts';

export { imageVariations } from '../configuration/configuration.ts';

/** An image of the format axis, as it is written: `raw`, `qcow2`, `qed+needs-check`. */
export type ImageChoice = string;

export type ImageWords = Pick<ImageConfiguration, 'format' | 'variations'>;

/** Undefined, with the words that mean nothing, where there are such. */
export function readImageChoice(choice: ImageChoice): ImageWords | { readonly unknown: readonly string[] } {
  const [first = '', ...rest] = choice.split('+');
  const format = imageFormats.find((name) => name === first);
  const variations = imageVariations.filter((name) => rest.includes(name));
  const unknown = rest.filter((word) => !imageVariations.some((name) => name === word));
  if (format === undefined) return { unknown: [first, ...unknown] };
  return unknown.length > 0 ? { unknown } : { format, variations };
}
