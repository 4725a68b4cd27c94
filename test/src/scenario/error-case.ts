/** One way to be wrong. The guillemets mark what the error must point at; they are not in the file. */
import type { ErrorCode } from '../../../src/scenario/error-codes.ts';

export interface ErrorCase {
  readonly code: ErrorCode;
  readonly what: string;
  readonly marked: string;
  readonly expected?: readonly string[];
  readonly nearest?: string;
  /** A part of what the hint says. */
  readonly hint?: string;
}

/** A valid file with one line or more replaced. */
export interface Parts {
  readonly storage?: string;
  readonly hosts?: string;
  readonly steps?: string;
  readonly rest?: string;
}

export const file = ({
  storage = 'nfs',
  hosts = '{S: direct, D: buffered}',
  steps = '[{S: write x 1}]',
  rest = '',
}: Parts) => `stalemate: 1\ntitle: t\nstorage: ${storage}\nhosts: ${hosts}\nsteps: ${steps}\n${rest}`;

export const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
