/** The image, and how either side opens it. */

import { qemuVersions } from '../../../sim/machine/qemu-version-table.ts';
import type { DeviceKind } from '../../../sim/machine/setup.ts';
import {
  guestSectorNames,
  type ImageConfiguration,
  type ImageVariation,
  imageVariations,
  type ProcessConfiguration,
  plainConfiguration,
  plainProcess,
} from '../../configuration/configuration.ts';
import { hasClusters } from '../../configuration/text.ts';
import { cacheModeNames, devices, type FormatName, imageFormats, qemuNames } from '../../scenario/machine-names.ts';
import { formatsWithKey } from '../../scenario/read-image.ts';
import type { KnobBoard } from './knob-board.ts';

const variationHelp = {
  'preallocated-file': 'the file is longer than what is allocated in it',
  'lazy-refcounts': 'qcow2: lazy_refcounts=on',
  'needs-check': 'QED NEED_CHECK, or the dirty bit of qcow2, is set before the first step',
  'unknown-autoclear': 'an autoclear feature bit that QEMU does not know is set before the first step',
  bitmap: 'qcow2: the image has a persistent dirty bitmap',
} as const satisfies Record<ImageVariation, string>;

export function imageKnobs(board: KnobBoard): ImageConfiguration {
  const group = 'image';
  const format = board.choose<FormatName>({
    id: 'image.format',
    name: 'format',
    group,
    help: 'Format of the disk image',
    options: imageFormats.map((value) => ({ value })),
    first: plainConfiguration.image.format,
  });
  const allocated = board.choose({
    id: 'image.allocated',
    name: 'allocated',
    group,
    help: 'Which sectors of the guest have a cluster before the first step',
    options: [
      { value: 'none', label: 'none' },
      { value: 'x', label: 'the first one' },
      { value: 'all', label: 'all' },
    ],
    first: 'x',
    idle: hasClusters({ format }) ? null : `${format} has no clusters to give out`,
  });
  const variations = imageVariations.filter((name) => {
    const able = formatsWithKey(name);
    const idle = able.includes(format) ? null : `${format} has no such thing; possible with ${able.join(', ')}`;
    return board.turn({ id: `image.${name}`, name, group, help: variationHelp[name], first: false, idle });
  });
  const sectors = { none: [], x: ['x'], all: guestSectorNames } as const;
  return { format, variations, allocated: hasClusters({ format }) ? sectors[allocated as keyof typeof sectors] : [] };
}

export type Side = 'source' | 'destination';

/** Of the source it says how the guest is handed over, too, unless another handoff is chosen. */
export function qemuKnob(board: KnobBoard, side: Side): string {
  return board.choose({
    id: `${side}.qemu`,
    name: 'QEMU',
    group: side,
    help: 'Version of QEMU: what it does by itself, and, of the source, how it hands the guest over',
    options: qemuNames.map((value) => ({ value, help: qemuVersions[value]!.news })),
    first: plainProcess.qemu,
  });
}

/** @param steps  of this side, in the handoff as it is */
export function processKnobs(
  board: KnobBoard,
  side: Side,
  qemu: string,
  steps: readonly string[],
): ProcessConfiguration {
  const at = (id: string, name: string, help: string) => ({ id: `${side}.${id}`, name, group: side, help });
  const takesLocks = qemuVersions[qemu]!.behaviour.imageLocks;
  return {
    qemu,
    cache: board.choose({
      ...at('cache', 'cache', 'cache= of the drive'),
      options: cacheModeNames.map((value) => ({ value })),
      first: plainProcess.cache,
    }),
    device: board.choose<DeviceKind>({
      ...at('device', 'device', 'Disk device of the guest'),
      options: devices.map((value) => ({ value })),
      first: plainProcess.device,
    }),
    locking: board.turn({
      ...at('locking', 'image locks', 'file.locking'),
      first: plainProcess.locking,
      idle: takesLocks ? null : `QEMU ${qemu} takes no locks on images`,
    }),
    dropCache: board.turn({
      ...at('drop-cache', 'drop-cache', 'file.drop-cache: whether the step of that name does anything'),
      first: plainProcess.dropCache,
      idle: steps.includes('drop-cache') ? null : 'the handoff has no step drop-cache on this side',
    }),
    autoReadOnly: board.turn({
      ...at('auto-read-only', 'auto-read-only', 'Opened read-only until it is activated'),
      first: plainProcess.autoReadOnly,
    }),
    stopsOnError: board.turn({
      ...at('werror', 'werror=stop', 'A write that fails stops the guest; else the guest gets the error'),
      first: plainProcess.stopsOnError,
    }),
  };
}
