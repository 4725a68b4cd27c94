import { layerNames, layers } from '../../sim/storage/layers.ts';
import { layerOf, ruleIds } from '../../sim/storage/rules.ts';
import type { Coverage, FieldCoverage, HandoffList, HandoffStepCoverage, Risk } from '../coverage/coverage.ts';
import { wrap } from './layout.ts';
import { counted, grouped } from './numbers.ts';
import type { Theme } from './theme.ts';

/** What `stalemate check --coverage` prints below its table: first what never took part, then what did. */
export function coverageLines(coverage: Coverage, theme: Theme): string[] {
  const { complete, states } = coverage;
  const parts = [
    ...actionParts(coverage),
    ...ruleParts(coverage),
    ...handoffParts(coverage),
    ...layerParts(coverage),
    ...propertyParts(coverage),
  ];
  return [
    theme.paint.bold(
      `Coverage of ${counted(states, 'state')}, without reductions${complete ? '' : '; not all there are'}`,
    ),
    ...parts.flatMap(([heading, text]) => ['', theme.paint.dim(heading), ...indented(text, theme)]),
    '',
  ];
}

/** A heading, and what stands below it; a list has one entry a line. */
type Part = readonly [heading: string, text: string | readonly string[]];

function actionParts({ actions }: Coverage): Part[] {
  const idle = actions.filter(({ taken }) => taken === 0);
  const taken = actions.filter((action) => action.taken > 0);
  return [
    [`actions never taken: ${idle.length} of ${actions.length}`, list(idle.map(({ name }) => name))],
    ['actions, and how often they were taken', list(taken.map((one) => `${one.name} ${grouped(one.taken)}`))],
  ];
}

function ruleParts({ rules }: Coverage): Part[] {
  const idle = ruleIds.filter((rule) => !rules.includes(rule) && rules.some((one) => layerOf(one) === layerOf(rule)));
  return [
    [`rules that took part: ${rules.length} of ${ruleIds.length}`, list(rules)],
    ['rules of the same layers that did not', list(idle)],
  ];
}

export const handoffListText: Readonly<Record<HandoffList, string>> = {
  source: 'source',
  sourceFails: 'source after a failure',
  launch: 'launch of the destination',
  destination: 'destination',
};

function handoffParts({ handoffSteps }: Coverage): Part[] {
  const idle = handoffSteps.filter(({ taken }) => !taken);
  if (handoffSteps.length === 0) return [];
  const placeOf = ({ handoff, list: name }: HandoffStepCoverage) => `${handoff}, ${handoffListText[name]}`;
  const lines = [...new Set(idle.map(placeOf))].map(
    (place) => `${place}: ${list(idle.filter((one) => placeOf(one) === place).map(({ step }) => step))}`,
  );
  return [
    [`steps of handoffs never taken: ${idle.length} of ${handoffSteps.length}`, lines.length === 0 ? 'none' : lines],
  ];
}

/** A layer in which nothing has ever changed is named only. */
function layerParts({ fields }: Coverage): Part[] {
  const of = (layer: string): FieldCoverage[] => fields.filter((field) => field.layer === layer);
  const there = layerNames.filter((layer) => of(layer).length > 0);
  const idle = there.filter((layer) => of(layer).every(({ seen }) => seen.length < 2));
  const lines = there
    .filter((layer) => !idle.includes(layer))
    .flatMap((layer) => {
      const unseen = of(layer).filter(({ neverSeen }) => neverSeen.length > 0);
      if (unseen.length === 0) return [];
      return [
        `${layers[layer]}: ${unseen.map(({ field, neverSeen }) => `${field} ${neverSeen.join(' ')}`).join(', ')}`,
      ];
    });
  return [
    ['states never seen, by layer', lines.length === 0 ? 'none' : lines],
    ['layers in which nothing changed', list(idle.map((layer) => layers[layer]))],
  ];
}

export const riskText: Readonly<Record<Risk, string>> = {
  violated: 'violated',
  judged: 'judged after the guest had written what is judged',
  'one-value-away': 'one value away from being violated',
  never: 'never at risk',
};

function propertyParts({ properties }: Coverage): Part[] {
  if (properties.length === 0) return [];
  const lines = (Object.keys(riskText) as Risk[]).reverse().flatMap((risk) => {
    const names = properties.filter((one) => one.risk === risk).map(({ name }) => name);
    return names.length === 0 ? [] : [`${riskText[risk]}: ${list(names)}`];
  });
  return [['properties', lines]];
}

const list = (names: readonly string[]): string => (names.length === 0 ? 'none' : names.join(', '));

function indented(text: string | readonly string[], { width }: Theme): string[] {
  const lines = typeof text === 'string' ? [text] : text;
  return lines.flatMap((line) => wrap(line, width - 2, '  ').map((part) => `  ${part}`));
}
