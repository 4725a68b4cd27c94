import type { Litmus } from '../../sim/storage/scenario.ts';
import type { Limits } from '../search/limits.ts';

/** How much the guest of a cell does. A verdict holds for that much, and says so. */
export interface Scope {
  readonly writes: number;
  readonly reads: number;
  readonly flushes: number;
  /** block_resize by the management. */
  readonly resizes: number;
  /** Writes, reads and flushes that are not 0 happen as often as the guest likes, where a search can tell. */
  readonly anyNumber: boolean;
}

/** Enough for a guest that writes, moves, and reads what it wrote, and for a late write to undo another. */
export const defaultScope: Scope = { writes: 2, reads: 1, flushes: 1, resizes: 0, anyNumber: true };

/** Some cells are far larger than the others, and violate something long before they have been searched. */
export const defaultLimits = { maxStates: 200_000, maxStatesOnceViolated: 50_000 } as const satisfies Limits;

/** The scope of a cell: where the number could not be left open, the numbers stand. */
export function scopeOfCell(scope: Scope, { machine }: Litmus): Scope {
  return { ...scope, anyNumber: machine?.workload?.anyNumber === true };
}

/** `2 writes, 1 read and 1 flush`, or `any number of writes, reads and flushes`. */
export function scopeText({ anyNumber, ...scope }: Scope): string {
  if (!anyNumber) return boundedText(scope);
  const { writes, reads, flushes, resizes } = scope;
  const kinds = [writes > 0 ? 'writes' : '', reads > 0 ? 'reads' : '', flushes > 0 ? 'flushes' : ''].filter(
    (kind) => kind !== '',
  );
  const any = kinds.length === 0 ? undefined : `any number of ${listText(kinds)}`;
  return [any, amount(resizes, 'resize', 'resizes')].filter((part) => part !== undefined).join(' and ') || 'no request';
}

/** What cells get in which the number cannot be left open, because something may be lost. */
export function boundedText({ writes, reads, flushes, resizes }: Omit<Scope, 'anyNumber'>): string {
  const parts = [
    amount(writes, 'write', 'writes'),
    amount(reads, 'read', 'reads'),
    amount(flushes, 'flush', 'flushes'),
    amount(resizes, 'resize', 'resizes'),
  ].filter((part) => part !== undefined);
  return listText(parts) || 'no request';
}

function listText(parts: readonly string[]): string {
  if (parts.length < 2) return parts[0] ?? '';
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** The same question with less to try: what to offer where a search hit a limit. Undefined where nothing is left. */
export function smallerScope(scope: Scope): Scope | undefined {
  const { writes, reads, flushes, resizes, anyNumber } = scope;
  if (anyNumber) return { ...scope, anyNumber: false };
  if (resizes > 1) return { ...scope, resizes: 1 };
  if (writes > 1) return { ...scope, writes: Math.ceil(writes / 2), reads: Math.min(reads, 2) };
  if (reads > 1) return { ...scope, reads: 1 };
  if (flushes > 0) return { ...scope, flushes: 0 };
  return undefined;
}

/** As options of the command line. */
export function scopeOptions({ writes, reads, flushes, resizes }: Scope): string[] {
  return [
    ...['--writes', String(writes), '--reads', String(reads), '--flushes', String(flushes)],
    ...(resizes === 0 ? [] : ['--resizes', String(resizes)]),
  ];
}

function amount(count: number, one: string, many: string): string | undefined {
  if (count === 0) return undefined;
  return `${count} ${count === 1 ? one : many}`;
}
