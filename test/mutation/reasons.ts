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

export const reasons: readonly Reason[] = [
  {
    kind: 'equivalent',
    file: 'sim/storage/storage-model.ts',
    original: 'view.invalid || view.deferred',
    replacement: 'true',
    why: 'both are set to false then, which they are already',
  },
  {
    kind: 'equivalent',
    file: 'sim/storage/medium.ts',
    original: 'medium.stable.length > 0',
    replacement: 'true',
    why: 'a medium without stable sectors cannot lose anything: nobody calls this',
  },
  {
    kind: 'equivalent',
    file: 'sim/storage/cluster-lock.ts',
    original: 'held === mode',
    replacement: 'false',
    why: 'whoever has the lock already has driven the others out: taking it again changes nothing',
  },
  {
    kind: 'equivalent',
    file: 'sim/storage/byte-locks.ts',
    original: 'world.views[a]!.medium === world.views[b]!.medium',
    replacement: 'true',
    why: 'hosts with a disk each keep locks to themselves, so no lock there comes so far',
  },
  {
    kind: 'equivalent',
    file: 'sim/storage/input-output.ts',
    original: "world.features.validity !== 'attributes'",
    replacement: 'false',
    why: 'without attributes nothing is ever fetched or marked as invalid, so there is nothing to do',
  },
  {
    kind: 'bound',
    file: 'sim/machine/machine-world.ts',
    original: 'Math.max(...images.map(({ l2Codes }) => l2Codes)) - 1',
    replacement: 'Math.max(...images.map(({ l2Codes }) => l2Codes)) + 1',
    why: 'a field could hold more than there are tables; no state uses them',
  },
  {
    kind: 'bound',
    file: 'sim/machine/machine-world.ts',
    original: 'Math.max(...images.map(({ refcountCodes }) => refcountCodes)) - 1',
    replacement: 'Math.max(...images.map(({ refcountCodes }) => refcountCodes)) + 1',
    why: 'a field could hold more than there are tables; no state uses them',
  },
  {
    kind: 'bound',
    file: 'sim/storage/world.ts',
    original: 'results.length - 1',
    why: 'a cell could hold more results than there are; no state uses them',
  },
  {
    kind: 'bound',
    file: 'sim/machine/machine-world.ts',
    original: "format === 'qcow2'",
    replacement: 'true',
    why: 'room for contents that such an image never has',
  },
  {
    kind: 'bound',
    file: 'sim/machine/machine-world.ts',
    original: 'setup.lazyRefcounts || setup.needsCheck',
    replacement: 'true',
    why: 'room for contents that such an image never has',
  },
  {
    kind: 'words',
    file: 'sim/storage/run.ts',
    original: '',
    why: 'which of several rules is named as the reason of a result',
  },
];

/** Files that put into words what the model did: no outcome depends on them. */
const wording = /\/(describe|story|copy-story|passed-steps|places|truth|guest-access)[a-z-]*\.ts$/;

export function reasonFor({ file, original, replacement }: Survivor): Reason | undefined {
  const text = squashed(original);
  const written = reasons.find(
    (one) =>
      one.file === file &&
      text.startsWith(one.original) &&
      (one.replacement === undefined || squashed(replacement) === one.replacement),
  );
  if (written !== undefined || !wording.test(file)) return written;
  return { kind: 'words', file, original, why: 'a sentence is chosen or put otherwise; outcomes stay the same' };
}

const squashed = (text: string): string => text.replaceAll(/\s+/g, ' ');
