import { featuresOf } from '../../sim/storage/features.ts';
import type { Litmus } from '../../sim/storage/scenario.ts';

/**
 * Why such a machine cannot be made at all; undefined where it can. This is about what a driver does with its file when
 * an image is created, not about what is safe.
 */
export function whyNotPossible({ machine, storage }: Litmus): string | undefined {
  const needsGrowth = machine?.images.some(({ format }) => format === 'qed') === true;
  const { name } = featuresOf(storage);
  if (!needsGrowth || name === 'file') return undefined;
  // Measured on QEMU 7.2.22: "qemu-img create -f qed /dev/loop40 64M" ends with "Cannot resize device files".
  return `QED takes the end of its file for the next free cluster, and the end of ${
    name === 'device' ? 'a block device' : 'an RBD image'
  } does not move: qemu-img refuses to create one ("Cannot resize device files")`;
}
