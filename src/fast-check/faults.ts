import fc, { type Arbitrary } from 'fast-check';
import {
  DESTINATION,
  type FaultName,
  type FaultsConfiguration,
  faultNames,
  isHostFault,
  SOURCE,
} from '../configuration/index.ts';

export interface FaultOptions {
  /** Absent: all there are. */
  readonly among?: readonly FaultName[];
  /** At most so many different ones; absent: 2. */
  readonly kinds?: number;
}

/**
 * How often which fault may strike. Not every storage can suffer each: `configurations()` leaves out what is impossible.
 * They shrink to none.
 */
export function faults({ among = faultNames, kinds = 2 }: FaultOptions = {}): Arbitrary<FaultsConfiguration> {
  const drawn = fc.subarray([...among], { maxLength: Math.min(kinds, among.length) });
  return fc
    .record({ names: drawn, twice: fc.integer({ min: 0, max: 3 }), host: fc.constantFrom(SOURCE, DESTINATION) })
    .map(({ names, twice, host }) => {
      const count = twice === 3 ? 2 : 1;
      const entries = names.map((name) => {
        if (name === 'cuts-are-for-good') return [name, true] as const;
        return [name, isHostFault(name) ? { [host]: count } : count] as const;
      });
      // A cut that stays needs a cut.
      const cut = names.includes('cuts-are-for-good') ? { 'link-cut': count } : {};
      return { ...cut, ...Object.fromEntries(entries) };
    });
}
