import { writeImage } from '../../sim/machine/format.ts';
import { fieldOf } from '../../sim/machine/tables.ts';
import { imageOf } from '../../sim/machine/tables-in-file.ts';
import { plain } from '../../sim/machine/variant.ts';
import type { StorageState } from '../../sim/storage/state.ts';
import type { World, WorldOptions } from '../../sim/storage/world.ts';
import type { MachineSketch } from './machine-builder.ts';
import { acted, dataOf, type MadeMachine, made, sectorOf } from './machine-changes.ts';

export const S = 0;
export const [x, y] = [0, 1];

export const one = (image: string | object, sketch: MachineSketch = {}, options: WorldOptions = {}): MadeMachine =>
  made(
    {
      guest: { reads: 1, writes: 1 },
      image: typeof image === 'string' ? image : { allocated: ['x'], ...image },
      initial: typeof image === 'string' ? 'aa' : { x: 'aa' },
      machines: { S: { cache: 'none' } },
      ...sketch,
    },
    options,
  );
export const qcow2 = { format: 'qcow2' };
export const qed = { format: 'qed' };

export const allocated = ({ world, state }: MadeMachine) =>
  acted(world, state, (draft) => writeImage(world, draft, S, 0, y, dataOf(world, 'w1'), plain)).after;
export const stored = (changes: Readonly<Record<string, unknown>>): string[] =>
  Object.keys(changes)
    .filter((name) => name.startsWith('storage'))
    .map((name) => name.slice('storage['.length, -1))
    .sort();
export const onDisk = (world: World, { media }: StorageState, field: number): number =>
  fieldOf(imageOf(world, 0).headerCode, media[0]!.data[sectorOf(world, 'header')]!, field);
