import { handoffTable } from '../../sim/machine/handoff-table.ts';
import type { MachineDimensions } from '../../sim/machine/state.ts';
import { propertyNames } from '../../sim/machine/words.ts';
import { actionKinds } from '../../sim/storage/action-kinds.ts';
import { layerFields } from '../../sim/storage/layers.ts';
import { ruleIds } from '../../sim/storage/rules.ts';
import { type Dimensions, storageShape } from '../../sim/storage/state.ts';
import type { Coverage } from '../coverage/coverage.ts';
import { measureCoverage } from '../coverage/measure.ts';
import type { Scenario } from '../scenario/types.ts';

/** Everything that can take part, and the shipped scenarios in which it does. */
export interface CoverageData {
  /** States looked at in each scenario at most; what is only beyond them counts as not seen. */
  readonly maxStates: number;
  readonly scenarios: number;
  readonly parts: Readonly<Record<PartKind, Readonly<Record<string, Taken>>>>;
}

/** `handoff`: a step of a list of a handoff. `value`: a value of a field. `property`: at risk, or violated. */
export const partKinds = ['action', 'rule', 'handoff', 'value', 'at-risk', 'violated'] as const;
export type PartKind = (typeof partKinds)[number];

export interface Taken {
  /** In how many scenarios it takes part. */
  readonly scenarios: number;
  /** The one with the fewest states of them. */
  readonly smallest: string;
}

export const MAX_STATES = 10_000;

/** Pages go and are written back only where that can matter, or the end of long handoffs would lie behind the limit. */
export const measureOptions = {
  limits: { maxStates: MAX_STATES },
  withoutReductions: ['dead-values', 'settled-copies'],
} as const;

/** Takes minutes. */
export async function measureShipped(
  scenarios: readonly Scenario[],
  onScenario: (index: number) => void,
): Promise<CoverageData> {
  const found = new Map<string, Taken & { readonly states: number }>();
  for (const [index, { litmus, path }] of scenarios.entries()) {
    onScenario(index);
    const coverage = await measureCoverage(litmus, measureOptions);
    const { states } = coverage;
    for (const key of takenIn(coverage)) {
      const known = found.get(key);
      const smaller = known === undefined || states < known.states ? { smallest: path, states } : known;
      found.set(key, { ...smaller, scenarios: 1 + (known?.scenarios ?? 0) });
    }
  }
  const parts = everyPart().map(([kind, names]) => {
    const taken = names.flatMap((name) => {
      const entry = found.get(keyOf(kind, name));
      return entry === undefined ? [] : [[name, { scenarios: entry.scenarios, smallest: entry.smallest }] as const];
    });
    return [kind, Object.fromEntries(taken)] as const;
  });
  return {
    maxStates: MAX_STATES,
    scenarios: scenarios.length,
    parts: Object.fromEntries(parts) as unknown as CoverageData['parts'],
  };
}

export const keyOf = (kind: PartKind, name: string): string => `${kind} ${name}`;

/** What took part in a search, each as `keyOf` prints it. */
export function takenIn({ actions, rules, handoffSteps, fields, properties }: Coverage): Set<string> {
  return new Set([
    ...actions.filter(({ taken }) => taken > 0).map(({ kind }) => keyOf('action', kind)),
    ...rules.map((rule) => keyOf('rule', rule)),
    ...handoffSteps
      .filter(({ taken }) => taken)
      .map(({ handoff, list, step }) => keyOf('handoff', stepName(handoff, list, step))),
    ...fields.flatMap(({ field, seen }) => seen.map((value) => keyOf('value', valueName(field, value)))),
    ...properties.filter(({ risk }) => risk !== 'never').map(({ name }) => keyOf('at-risk', name)),
    ...properties.filter(({ risk }) => risk === 'violated').map(({ name }) => keyOf('violated', name)),
  ]);
}

/** Everything there is, in the order of its declaration, whether any scenario has it or not. */
export function everyPart(): readonly (readonly [PartKind, readonly string[]])[] {
  const steps = Object.values(handoffTable).flatMap((handoff) =>
    (['source', 'sourceFails', 'launch', 'destination'] as const).flatMap((list) =>
      handoff[list].map((step) => stepName(handoff.name, list, step)),
    ),
  );
  const values = layerFields(everyShape).flatMap(({ name, values: all }) => all.map((value) => valueName(name, value)));
  return [
    ['action', actionKinds],
    ['rule', ruleIds],
    ['handoff', steps],
    ['value', values],
    ['at-risk', propertyNames],
    ['violated', propertyNames],
  ];
}

const stepName = (handoff: string, list: string, step: string): string => `${handoff} ${list}.${step}`;
const valueName = (field: string, value: string): string => `${field} ${value}`;

const machine: MachineDimensions = {
  processes: 1,
  images: 1,
  guestSectors: 1,
  migrations: 1,
  links: 1,
  headerMax: 1,
  l1Max: 1,
  l2Max: 1,
  refcountsMax: 1,
  l1Entries: 1,
  clustersMax: 1,
  guestSizesMax: 1,
  sizesMax: 1,
  valuesMax: 1,
  stepsMax: 1,
  arbiterStepsMax: 1,
  geometryMax: 1,
  budgetMax: 1,
  requestsMax: 1,
};

/** One of everything, so that no field is left out. */
const everything: Dimensions = {
  hosts: 1,
  views: 1,
  handles: 1,
  pages: 1,
  sectors: 1,
  media: 1,
  steps: 1,
  registers: 1,
  cells: 1,
  versions: 1,
  contents: [1],
  sizes: 1,
  results: 1,
  stableSectors: 1,
  clientSectors: 1,
  heads: 1,
  cacheRights: 1,
  duplicateSectors: 1,
  lossSectors: 1,
  budget: 1,
  machine,
};

export const everyShape = storageShape(everything);
