/** A litmus test with every name turned into an index, and what never changes during a run. */
import type { PropertyName } from '../machine/words.ts';
import type { MachineWorld } from '../machine/world-types.ts';
import type { Features } from './features.ts';
import type { ReductionName } from './reductions.ts';
import type { RuleId } from './rules.ts';
import type { Handle, Litmus } from './scenario.ts';
import type { Dimensions } from './state.ts';
import type { WorldStep } from './world-step.ts';

export type { WorldStep } from './world-step.ts';

export interface World {
  readonly litmus: Litmus;
  readonly features: Features;
  readonly dimensions: Dimensions;
  readonly hosts: readonly string[];
  readonly views: readonly View[];
  readonly handles: readonly WorldHandle[];
  readonly sectors: readonly WorldSector[];
  readonly pages: readonly WorldPage[];
  /** Every size the device or file may have, in sectors of 512 bytes, ascending. */
  readonly sizes: readonly number[];
  readonly initialSize: number;
  /** Data values; the index is the version. */
  readonly values: readonly string[];
  /** What a register can hold; 0 is `-`, "never ran". */
  readonly results: readonly string[];
  readonly registers: readonly Register[];
  readonly steps: readonly WorldStep[];
  /** No spontaneous action happens: only what the steps themselves cause. */
  readonly quiet: boolean;
  /** Which reductions are in use. */
  readonly reduces: Readonly<Record<ReductionName, boolean>>;
  /** Null in a scenario about storage alone. */
  readonly machine: MachineWorld | null;
  readonly enabled: Readonly<Record<RuleId, boolean>>;
  /** While set, it collects what the WRITEs of a step carry, for a copy that the network delays. */
  readonly outbox: { sent: { readonly sector: number; readonly version: number }[] | null };
  /**
   * While set, it is told of every rule that takes part, and of every event that a property judges and that could have
   * gone wrong: a read of a sector that the guest has written, a loss of something that was flushed.
   */
  readonly recorder: {
    note: ((rule: RuleId) => void) | null;
    judge: ((property: PropertyName) => void) | null;
  };
}

/** One page cache (or library cache): a host looking at the medium through one device node or mount. */
export interface View {
  readonly name: string;
  readonly host: number;
  readonly medium: number;
  readonly handles: readonly number[];
}

export interface WorldHandle extends Handle {
  readonly view: number;
}

export interface WorldSector {
  readonly name: string;
  readonly address: number;
  readonly length: number;
  readonly page: number;
  readonly initial: number;
}

export interface WorldPage {
  /** Page number in the file: address / 8. */
  readonly number: number;
  readonly sectors: readonly number[];
}

export interface Register {
  readonly name: string;
  readonly firstCell: number;
  readonly cells: number;
}
