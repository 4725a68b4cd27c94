import type { Command } from 'commander';
import { type HandoffConfiguration, plainGuest } from '../configuration/index.ts';
import type { FuzzSpace } from '../fuzz/space.ts';
import { faultsOfChoice } from '../matrix/fault-choice.ts';
import { readImageChoice } from '../matrix/image-choice.ts';
import { cacheModeNames } from '../scenario/machine-names.ts';
import { storageNames } from '../scenario/storage-options.ts';
import { type AxisOptions, type ScopeOptions, withAxes, withScope } from './matrix-options.ts';

/** Options that say what configurations are drawn from: those of a matrix, each a restriction. */
export interface FuzzSpaceOptions extends Omit<AxisOptions, 'format'>, ScopeOptions {
  readonly image?: readonly string[];
  readonly plain?: true;
}

const IMAGES = '--image';

export function withSpace(command: Command): Command {
  return withScope(withAxes(command, IMAGES), guest).option(
    '--plain',
    'draw nothing but what these options name: no options of storage or QEMU, no faults, both sides alike',
  );
}

/** Of the options that were given, those that choose configurations. */
export function givenSpaceOptions(given: readonly string[]): string[] {
  const names = ['storage', 'cache', 'image', 'qemu', 'handoff', 'arbiter', 'fencing', 'faults'];
  const others = ['writes', 'reads', 'flushes', 'resizes', 'plain'];
  return given.filter((option) => [...names, ...others].some((name) => option === `--${name}`));
}

/** More requests than a matrix needs: a random guest does most of them at the wrong moment. */
const guest = { ...plainGuest, writes: 3, reads: 3 };

export function spaceOf(options: FuzzSpaceOptions): FuzzSpace {
  const { storage, cache, image = ['raw', 'qcow2', 'qed'], qemu, handoff, arbiter, fencing, faults } = options;
  return {
    // A file system that is not shared is no shared storage.
    storages: storageNames.filter((name) => (storage === undefined ? name !== 'local' : storage.includes(name))),
    caches: cacheModeNames.filter((name) => cache === undefined || cache.includes(name)),
    images: image.map((choice) => {
      const words = readImageChoice(choice);
      if ('unknown' in words) throw new Error(`an image has no ${words.unknown.join(', ')}`);
      return words.variations.length === 0 ? { format: words.format } : words;
    }),
    ...(qemu === undefined ? {} : { qemus: qemu }),
    ...(handoff === undefined
      ? {}
      : { handoffs: handoff.map((name): HandoffConfiguration => ({ kind: 'named', name })) }),
    ...(arbiter === undefined ? {} : { arbiters: arbiter }),
    ...(fencing === undefined ? {} : { fencing }),
    ...(faults === undefined ? {} : { faults: faults.map(faultsOfChoice) }),
    guest: {
      ...guest,
      writes: options.writes ?? guest.writes,
      reads: options.reads ?? guest.reads,
      flushes: options.flushes ?? guest.flushes,
      resizes: options.resizes ?? guest.resizes,
    },
    plain: options.plain === true,
  };
}
