/** What a run ended with, read off a quiescent state. */
import type { StorageState } from './state.ts';
import type { World } from './world.ts';

export interface RegisterOutcome {
  readonly name: string;
  /** Data (values separated by blanks), a size in sectors, `ok`, an error name, or `-` where the step never ran. */
  readonly value: string;
  /** True where it breaks the guest contract: not the last acknowledged write, not the true size. */
  readonly old: boolean;
}

export function outcomeOf(world: World, state: StorageState): { readonly registers: readonly RegisterOutcome[] } {
  return { registers: world.registers.map((_, register) => registerOf(world, state, register)) };
}

export function registerOf(world: World, state: StorageState, register: number): RegisterOutcome {
  const { name, firstCell, cells } = world.registers[register]!;
  const values = state.cells.slice(firstCell, firstCell + cells).map((cell) => world.results[cell]!);
  const ran = values.some((value) => value !== '-');
  // One error stands for all sectors of a read that failed as a whole.
  const failed = values[0] === 'EIO';
  return { name, value: ran && !failed ? values.join(' ') : values[0]!, old: state.old[register]! };
}
