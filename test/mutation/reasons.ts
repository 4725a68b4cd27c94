/** Why mutants may survive, written by whoever looked. One that is noticed again is no longer listed. */
import type { Survivor } from './report.ts';

export const reasonKinds = {
  equivalent: 'Change nothing that can be reached',
  bound: 'Make the state or a list larger than needed',
  words: 'Change words or the choice of words only',
  gap: 'Known gaps',
} as const;

export interface Reason {
  readonly kind: keyof typeof reasonKinds;
  readonly file: string;
  /** How the text that was changed begins, with single blanks. */
  readonly original: string;
  /** Where only one of several changes of the text is meant. */
  readonly replacement?: string;
  readonly why: string;
}

export const reasons: readonly Reason[] = [];

export function reasonFor({ file, original, replacement }: Survivor): Reason | undefined {
  const text = squashed(original);
  return reasons.find(
    (one) =>
      one.file === file &&
      text.startsWith(one.original) &&
      (one.replacement === undefined || squashed(replacement) === one.replacement),
  );
}

const squashed = (text: string): string => text.replaceAll(/\s+/g, ' ');
