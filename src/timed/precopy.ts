/**
 * Precopy: memory is sent in rounds while the guest runs; each round sends what the guest wrote during the one before.
 * The guest is stopped once what is left can be sent within the downtime that is allowed.
 *
 * With a constant dirty rate d below the bandwidth b, round n sends M (d / b)^n, and n rounds take
 * M / b (1 - (d / b)^n) / (1 - d / b).
 *
 * @source  QEMU migration/migration.c migration_iteration_run (pending_size against threshold_size)
 */
import { SECOND, transferNs } from './durations.ts';

export interface PrecopyFigures {
  readonly memoryBytes: number;
  readonly bytesPerSecond: number;
  readonly dirtyBytesPerSecond: number;
  /** Most that is dirty after a round, however long it was. */
  readonly workingSetBytes: number;
  readonly maxDowntimeNs: number;
  readonly roundsMost: number;
}

/** How long a round takes that sends so many bytes. */
export function roundNs({ bytesPerSecond }: PrecopyFigures, bytes: number): number {
  return transferNs(bytes, bytesPerSecond);
}

/** What the guest has written to during a round. */
export function dirtiedBytes(figures: PrecopyFigures, roundLengthNs: number): number {
  return Math.min(figures.workingSetBytes, Math.round((figures.dirtyBytesPerSecond * roundLengthNs) / SECOND));
}

/** Is it time to stop the guest, with so much left after so many rounds? */
export function mayStop(
  { bytesPerSecond, maxDowntimeNs, roundsMost }: PrecopyFigures,
  leftBytes: number,
  rounds: number,
): boolean {
  return leftBytes <= (bytesPerSecond * maxDowntimeNs) / SECOND || rounds >= roundsMost;
}
