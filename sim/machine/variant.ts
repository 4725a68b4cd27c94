/** What chance decides within one action of a process. */
import type { Variant } from '../storage/input-output.ts';

export interface MachineVariant {
  readonly label: string;
  /** The kernel had dropped the clean pages that hold tables of the image, or its data, before they are read. */
  readonly evictsTables: boolean;
  readonly evictsData: boolean;
  /** Reads bring in the largest window behind them. */
  readonly readsAhead: boolean;
  /** The flush, or the load, fails. */
  readonly fails: boolean;
}

export const plain: MachineVariant = {
  label: '',
  evictsTables: false,
  evictsData: false,
  readsAhead: false,
  fails: false,
};

/** For the system calls below. */
export const plainCall: Variant = { label: '', readAhead: 0, fails: false, duplicated: false, grants: false };
export const failingCall: Variant = { ...plainCall, fails: true };
