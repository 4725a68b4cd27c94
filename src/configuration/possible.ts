import { featuresOf } from '../../sim/storage/features.ts';
import type { Litmus } from '../../sim/storage/scenario.ts';

/**
 * Why such a machine cannot be made at all; undefined where it can. This is about what a driver does with its file when
 * an image is created, not about what is safe.
 */
export function whyNotPossible({ machine, storage }: Litmus): string | undefined {
  const formats = machine?.images.map(({ format }) => format) ?? [];
  const { name } = featuresOf(storage);
  if (formats.includes('qed') && name !== 'file') {
    const what = name === 'device' ? 'a block device' : 'an RBD image';
    // Measured on QEMU 7.2.22: "qemu-img create -f qed /dev/loop40 64M" ends with "Cannot resize device files".
    return `QED takes the end of its file for the next free cluster, and the end of ${what} does not move: qemu-img refuses to create one ("Cannot resize device files")`;
  }
  const resizes = machine?.workload?.resizes ?? 0;
  if (resizes > 0 && formats[0] === 'raw' && name === 'device') {
    // QEMU block/file-posix.c raw_co_truncate: a block device has the size it has.
    return 'QEMU cannot resize a block device ("Cannot resize device files"); whoever owns the device can';
  }
  return undefined;
}
