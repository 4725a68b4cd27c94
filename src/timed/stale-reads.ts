import type { Codec } from '../../sim/codec.ts';
import { guestOf, guestRead } from '../../sim/machine/guest.ts';
import { plain } from '../../sim/machine/variant.ts';
import type { StorageState } from '../../sim/storage/state.ts';
import type { World } from '../../sim/storage/world.ts';

/**
 * Would the guest get old data if it read now, at a process it has moved to? Every sector it knows is read in a copy of
 * the state; the state itself stays as it is.
 */
export function createStaleProbe(world: World, codec: Codec<StorageState>): (state: StorageState) => boolean {
  const { machine } = world;
  if (machine === null) return () => false;
  const destinations = [...new Set(machine.migrations.map(({ destination }) => destination))];
  const sectors = machine.setup.guestSectors.map((_, sector) => sector);
  const words = new Uint32Array(codec.words);
  const copy = codec.initial();
  return (state) => {
    let packed = false;
    for (const process of destinations) {
      if (state.processes[process]!.run !== 'running') continue;
      if (!packed) codec.pack(state, words, 0);
      packed = true;
      for (const sector of sectors) {
        codec.unpack(words, 0, copy);
        guestOf(copy).event.staleRead = false;
        guestRead(world, copy, process, sector, plain);
        if (guestOf(copy).event.staleRead) return true;
      }
    }
    return false;
  };
}
