import fc, { type Arbitrary } from 'fast-check';
import { type GuestConfiguration, guestSectorNames } from '../configuration/index.ts';

export interface WorkloadOptions {
  /** The most of each; absent: 2 writes, 2 reads, 1 flush, no resize. */
  readonly writes?: number;
  readonly reads?: number;
  readonly flushes?: number;
  readonly resizes?: number;
}

/** What a guest does, as counts. They shrink to one request on one sector. */
export function workloads({
  writes = 2,
  reads = 2,
  flushes = 1,
  resizes = 0,
}: WorkloadOptions = {}): Arbitrary<GuestConfiguration> {
  const upTo = (max: number) => fc.integer({ min: 0, max });
  return fc
    .record({
      writes: upTo(writes),
      reads: upTo(reads),
      flushes: upTo(flushes),
      resizes: upTo(resizes),
      inFlight: fc.integer({ min: 0, max: 5 }).map((die) => die === 5),
      sectors: fc.subarray([...guestSectorNames], { minLength: 1, maxLength: 2 }),
    })
    .filter((guest) => guest.writes + guest.reads + guest.flushes + guest.resizes > 0)
    .map((guest) => ({ ...guest, anyNumber: false }));
}
