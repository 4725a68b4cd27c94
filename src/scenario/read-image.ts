/** The disk image of the guest and its backing file, as the file describes them. */
import type { ImageFormat, ImageSetup } from '../../sim/machine/setup.ts';
import type { Disk } from './disk.ts';
import { type FormatName, formatOf, imageFormats } from './machine-names.ts';
import { problem, quote } from './problems.ts';
import type { Reading } from './reading.ts';
import type { Path } from './source-tree.ts';

/** The top image, then its backing file if it has one; naming a sector here may declare it. */
export function readImages(reading: Reading, disk: Disk): ImageSetup[] {
  const { image } = reading.document;
  if (image === undefined) return [];
  const top = readImage(reading, disk, image, ['image']);
  const backing = typeof image === 'string' ? undefined : image.backing;
  return backing === undefined ? [top] : [top, readImage(reading, disk, backing, ['image', 'backing'])];
}

type ImageDocument = FormatName | ({ readonly format: FormatName } & Partial<Record<string, unknown>>);

/** Which formats have each property of an image. */
const formatsWith: Readonly<Record<string, readonly ImageFormat[]>> = {
  allocated: ['qcow2', 'qed'],
  'preallocated-file': ['qcow2'],
  'lazy-refcounts': ['qcow2'],
  'needs-check': ['qcow2', 'qed'],
  'unknown-autoclear': ['qcow2', 'qed'],
  bitmap: ['qcow2'],
  snapshots: ['qcow2'],
  backing: ['qcow2', 'qed'],
};

/** The formats that a file may write such a key for. */
export const formatsWithKey = (key: string): FormatName[] =>
  imageFormats.filter((name) => formatsWith[key]?.includes(formatOf(name)) === true);

function readImage(reading: Reading, disk: Disk, image: ImageDocument, path: Path): ImageSetup {
  const { tree, problems } = reading;
  const keys: Partial<Record<string, unknown>> = typeof image === 'string' ? {} : image;
  const name = typeof image === 'string' ? image : image.format;
  const format = formatOf(name);
  for (const [key, formats] of Object.entries(formatsWith)) {
    const value = keys[key];
    if (value === undefined || value === false || formats.includes(format)) continue;
    const message = `${path.join('.')}: ${name} has no ${quote(key)}${whyNot(key, format)}`;
    problems.push(
      problem('V053', tree.key([...path, key]), message, { hint: `possible with: ${formatsWithKey(key).join(', ')}` }),
    );
  }
  return {
    format,
    allocated: readAllocated(reading, disk, keys.allocated, [...path, 'allocated']),
    preallocatedFile: keys['preallocated-file'] === true,
    lazyRefcounts: keys['lazy-refcounts'] === true,
    needsCheck: keys['needs-check'] === true,
    unknownAutoclear: keys['unknown-autoclear'] === true,
    bitmap: keys.bitmap === true,
    snapshots: keys.snapshots === true,
  };
}

function whyNot(key: string, format: ImageFormat): string {
  if (key === 'allocated' && format === 'raw') return ': every sector has its place in the file';
  // Source: QEMU block/qed.c qed_alloc_clusters.
  if (key === 'preallocated-file' && format === 'qed') return ': it allocates behind the end of its file';
  return '';
}

function readAllocated({ tree, problems }: Reading, disk: Disk, allocated: unknown, path: Path): string[] {
  if (!Array.isArray(allocated)) return [];
  const names = allocated.map(String);
  for (const [index, name] of names.entries()) {
    const span = tree.value([...path, index]);
    if (names.indexOf(name) === index) disk.use(name, span);
    else problems.push(problem('V034', span, `${path.join('.')}: ${name} is named twice`));
  }
  return names;
}

/** Whether a guest sector has its own content in some image, rather than reading as zeros. */
export function hasContent(images: readonly ImageSetup[], sector: string): boolean {
  return images.some(({ format, allocated }) => format === 'raw' || format === 'blocked' || allocated.includes(sector));
}
