import fc, { type Arbitrary } from 'fast-check';
import { handoffTable } from '../../sim/machine/handoff-table.ts';
import type { Handoff } from '../../sim/machine/handoffs.ts';
import type { HandoffConfiguration } from '../configuration/index.ts';
import { handoffNames } from '../scenario/machine-names.ts';

/**
 * Handoffs: that of the version of QEMU, another of the table, one of them without a step, or with two steps next to each
 * other exchanged. They shrink to that of the version.
 */
export function handoffs(): Arbitrary<HandoffConfiguration> {
  return fc.oneof(
    { weight: 6, arbitrary: fc.constant<HandoffConfiguration>({ kind: 'own' }) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(...handoffNames).map((name): HandoffConfiguration => ({ kind: 'named', name })),
    },
    { weight: 1, arbitrary: tabled.chain(withoutStep) },
    { weight: 1, arbitrary: tabled.chain(exchanged) },
  );
}

const tabled = fc.constantFrom(...Object.values(handoffTable));

function withoutStep({ name, source, destination }: Handoff): Arbitrary<HandoffConfiguration> {
  const steps = [...source.map((step) => `source.${step}`), ...destination.map((step) => `destination.${step}`)];
  return fc.constantFrom(...steps).map((step) => ({ kind: 'without', name, without: [step] }));
}

function exchanged({ source, sourceFails, launch, destination, postcopy }: Handoff): Arbitrary<HandoffConfiguration> {
  const own = { kind: 'steps', source, sourceFails, launch, destination, postcopy } as const;
  return fc.oneof(
    fc.nat(Math.max(0, source.length - 2)).map((at) => ({ ...own, source: withExchanged(source, at) })),
    fc.nat(Math.max(0, destination.length - 2)).map((at) => ({ ...own, destination: withExchanged(destination, at) })),
  );
}

function withExchanged<T>(list: readonly T[], at: number): T[] {
  const [first, second] = [list[at], list[at + 1]];
  if (first === undefined || second === undefined) return [...list];
  return [...list.slice(0, at), second, first, ...list.slice(at + 2)];
}
