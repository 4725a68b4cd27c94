/** A handoff with a step more, where that step belongs by the order that QEMU has today. */
import { handoffTable } from '../../sim/machine/handoff-table.ts';
import type { DestinationStep, Handoff, SourceStep } from '../../sim/machine/handoffs.ts';
import type { Litmus } from '../../sim/storage/scenario.ts';

/** A step that is put into one of the lists of a handoff. */
export type AddedStep =
  | { readonly side: 'source' | 'source-fails'; readonly step: SourceStep }
  | { readonly side: 'destination'; readonly step: DestinationStep };

const today = handoffTable['10.0-return-path']!;

/** Steps that no version has: each is tried last, and stands in front of the step that is named here. */
const proposed = { invalidate: 'reopen', start: 'refresh-devices' } as const satisfies Partial<
  Record<DestinationStep, DestinationStep>
>;

/** The order in which steps belong. */
const order = {
  source: today.source,
  'source-fails': today.sourceFails,
  destination: today.destination.flatMap((step): DestinationStep[] =>
    step === 'invalidate' || step === 'start' ? [proposed[step], step] : [step],
  ),
} as const;

/** Steps that are no remedy: they move the guest rather than keep copies true. */
const moves: readonly string[] = ['stop', 'send', 'finish', 'resume', 'receive', 'await-cont', 'start'];
export const isMove = (step: string): boolean => moves.includes(step);
/** Either alone waits for ever, or is not listened to. */
const pairedSteps: readonly string[] = ['await-acknowledgement', 'acknowledge'];

/** What might be missing in a handoff: each entry is added as a whole. */
export function candidateSteps(handoff: Handoff): (readonly AddedStep[])[] {
  const singles: AddedStep[] = [
    ...missing(order.source, handoff.source).map((step): AddedStep => ({ side: 'source', step })),
    ...missing(order.destination, handoff.destination).map((step): AddedStep => ({ side: 'destination', step })),
    ...(handoff.sourceFails.length === 0 ? [] : missing(order['source-fails'], handoff.sourceFails)).map(
      (step): AddedStep => ({ side: 'source-fails', step }),
    ),
  ];
  const pair = singles.filter(({ step }) => pairedSteps.includes(step));
  const others = singles.filter(({ step }) => !pairedSteps.includes(step));
  const isProposed = ({ step }: AddedStep): boolean => Object.values<string>(proposed).includes(step);
  return [
    ...others.filter((one) => !isProposed(one)).map((one) => [one]),
    ...(pair.length > 1 ? [pair] : []),
    ...others.filter(isProposed).map((one) => [one]),
  ];
}

/** The steps that are not in a list, or stand behind a step that they belong before. */
function missing<T extends string>(ordered: readonly T[], list: readonly T[]): T[] {
  return ordered.filter((step) => {
    if (isMove(step)) return false;
    const at = list.indexOf(step);
    return at < 0 || at > placeFor(ordered, list, step);
  });
}

/** In front of the first step of the list that belongs behind it. */
function placeFor<T extends string>(ordered: readonly T[], list: readonly T[], step: T): number {
  const later = ordered.slice(ordered.indexOf(step) + 1).filter((one) => one !== ('await-cont' as T));
  const at = list.findIndex((one) => later.includes(one));
  return at < 0 ? list.length : at;
}

export function withSteps(handoff: Handoff, added: readonly AddedStep[]): Handoff {
  return added.reduce((so, one) => withStep(so, one), handoff);
}

function withStep(handoff: Handoff, { side, step }: AddedStep): Handoff {
  switch (side) {
    case 'source': {
      // A flush that counts takes the place of one that does not.
      if (step === 'flush' && handoff.source.includes('flush-ignoring-errors')) {
        const source = handoff.source.map((one) => (one === 'flush-ignoring-errors' ? step : one));
        return { ...handoff, source };
      }
      return { ...handoff, source: inserted(order.source, handoff.source, step) };
    }
    case 'source-fails':
      return { ...handoff, sourceFails: inserted(order['source-fails'], handoff.sourceFails, step) };
    case 'destination':
      return { ...handoff, destination: inserted(order.destination, handoff.destination, step) };
  }
}

function inserted<T extends string>(ordered: readonly T[], list: readonly T[], step: T): T[] {
  const at = placeFor(ordered, list, step);
  return [...list.slice(0, at), step, ...list.slice(at)];
}

/** The same scenario with another handoff in one of its migrations. */
export function withHandoff(litmus: Litmus, migration: number, handoff: Handoff): Litmus {
  const { machine } = litmus;
  if (machine === undefined) return litmus;
  const migrations = machine.migrations.map((one, index) => (index === migration ? { ...one, handoff } : one));
  return { ...litmus, machine: { ...machine, migrations } };
}
