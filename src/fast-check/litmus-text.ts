import { stringify } from 'yaml';

/** A litmus test as plain data, in the words of scenario files. */
export interface LitmusProgram {
  readonly storage: string | Readonly<Record<string, unknown>>;
  /** By actor: flags, or what the file format allows. */
  readonly hosts?: Readonly<Record<string, unknown>>;
  readonly disk?: { readonly size?: number; readonly sectors?: Readonly<Record<string, number | string>> };
  readonly initial?: string | Readonly<Record<string, string>>;
  readonly steps: readonly LitmusStep[];
  readonly faults?: Readonly<Record<string, unknown>>;
}

/** `'D: read x -> r'`, or branches of such lines that may interleave. */
export type LitmusStep = string | { readonly interleave: readonly (readonly string[])[] };

/** The scenario file of a program. */
export function litmusText({ steps, ...rest }: LitmusProgram, title = 'A litmus program'): string {
  return stringify({ stalemate: 1, title, ...rest, steps: steps.map(stepItem) }, { lineWidth: 0 });
}

function stepItem(step: LitmusStep): unknown {
  if (typeof step !== 'string') return { interleave: step.interleave.map((branch) => branch.map(stepItem)) };
  const at = step.indexOf(': ');
  return { [step.slice(0, at)]: step.slice(at + 2) };
}
