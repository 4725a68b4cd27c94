import type { Actor, FaultBudget } from '../../sim/storage/scenario.ts';
import { problem, quote, unknownWord } from './problems.ts';
import type { Reading } from './reading.ts';
import type { StorageKind } from './storage-options.ts';

export interface FaultRule {
  readonly perHost: boolean;
  readonly only?: readonly StorageKind[];
  readonly meaning: string;
}

export const faultRules = {
  'host-crash': { perHost: true, meaning: 'the host of the actor loses power and stays off' },
  partition: {
    perHost: true,
    only: ['block', 'nfs', 'cluster-lock', 'cephfs', 'gluster', 'rbd'],
    meaning: 'the host of the actor loses its path to the storage',
  },
  'flush-error': { perHost: true, meaning: 'a flush on the host of the actor fails with EIO' },
  'delayed-duplicate': {
    perHost: true,
    only: ['nfs'],
    meaning: 'a second copy of a write request of the host arrives late',
  },
  'server-crash': { perHost: false, only: ['nfs'], meaning: 'the server stops, loses its memory, and comes back' },
  'power-loss': { perHost: false, only: ['block', 'nfs'], meaning: 'the target or server loses its volatile memory' },
} as const satisfies Readonly<Record<string, FaultRule>>;

type FaultName = keyof typeof faultRules;

/** The budgets of a file; what it does not mention never happens. */
export function readFaults(reading: Reading, kind: StorageKind | undefined, actors: readonly Actor[]): FaultBudget {
  const { document, tree, problems } = reading;
  const faults = document.faults ?? {};
  for (const key of Object.keys(faults)) {
    const rule: FaultRule | undefined = Object.hasOwn(faultRules, key) ? faultRules[key as FaultName] : undefined;
    if (kind === undefined || rule?.only === undefined || rule.only.includes(kind)) continue;
    const message = `faults: ${quote(key)} is impossible on ${kind} storage`;
    problems.push(
      problem('V044', tree.key(['faults', key]), message, { hint: `possible on: ${rule.only.join(', ')}` }),
    );
  }
  const perHost = (
    name: 'host-crash' | 'partition' | 'flush-error' | 'delayed-duplicate',
  ): Readonly<Record<string, number>> => {
    const budgets = faults[name] ?? {};
    const names = actors.map((actor) => actor.name);
    for (const actor of Object.keys(budgets)) {
      if (names.includes(actor)) continue;
      const message = `faults.${name}: unknown actor ${quote(actor)}`;
      problems.push(unknownWord('V021', tree.key(['faults', name, actor]), message, actor, names));
    }
    return Object.fromEntries(Object.entries(budgets).filter(([, count]) => count > 0));
  };
  return {
    hostCrash: perHost('host-crash'),
    partition: perHost('partition'),
    flushError: perHost('flush-error'),
    delayedDuplicate: perHost('delayed-duplicate'),
    serverCrash: faults['server-crash'] ?? 0,
    powerLoss: faults['power-loss'] ?? 0,
  };
}
