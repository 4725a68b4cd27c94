/** Which settings, and which steps left out, make a violation impossible, as sentences. */
import { destinationSteps, sourceSteps } from '../../sim/machine/handoffs.ts';
import type { SingleChange } from '../explain/single-change.ts';
import type { TriedChange } from '../explain/tried-changes.ts';
import { counted } from './numbers.ts';

/**
 * @param property  the property that is violated
 * @param stepsHelp  a step that is added to the handoff was found to help
 */
export function changeSentences(changes: readonly TriedChange[], property: string, stepsHelp: boolean): string[] {
  if (changes.length === 0) return [];
  const safe = smallest(changes.filter(({ everyRun }) => everyRun.kind === 'safe').map(({ change }) => change));
  const open = changes.filter(({ everyRun }) => everyRun.kind === 'undecided');
  // That one choice of the run no longer exists says little where another run goes wrong as well.
  const partial = smallest(
    changes
      .filter(({ thisRun, everyRun }) => thisRun === 'harmless' && everyRun.kind === 'unsafe')
      .map(({ change }) => change),
  ).filter((change) => !safe.some((better) => isPartOf(better, change)));
  const also = stepsHelp ? 'It would not happen either' : 'It would not happen';
  return [
    ...(safe.length > 0
      ? [`${also} ${joined(changeTexts(safe))}.`]
      : open.length > 0
        ? []
        : [`No other value of a single setting, and no step left out, keeps ${property} from happening.`]),
    ...(partial.length > 0
      ? [`This run would be harmless, but others would not, ${joined(changeTexts(partial))}.`]
      : []),
    ...(open.length > 0
      ? [
          `${counted(open.length, 'other change')} could not be searched to the end: ${changeTexts(open.map(({ change }) => change)).join('; ')}.`,
        ]
      : []),
  ];
}

const joined = (texts: readonly string[]): string => texts.join('; or ');

/** Without those that set for several machines what is enough for one of them. */
const smallest = (changes: readonly SingleChange[]): SingleChange[] =>
  changes.filter((change) => !changes.some((other) => other !== change && isPartOf(other, change)));

function isPartOf(small: SingleChange, large: SingleChange): boolean {
  return (
    small.kind === 'machine' &&
    large.kind === 'machine' &&
    small.key === large.key &&
    small.value === large.value &&
    small.processes.every((name) => large.processes.includes(name))
  );
}

/** One text for all values of one setting. */
function changeTexts(changes: readonly SingleChange[]): string[] {
  const groups = new Map<string, [SingleChange, ...SingleChange[]]>();
  for (const change of changes) {
    const key = groupOf(change);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [change]);
    else group.push(change);
  }
  return [...groups.values()].map((group) => groupText(group));
}

function groupOf(change: SingleChange): string {
  const { kind } = change;
  switch (kind) {
    case 'machine':
      return [kind, change.key, ...change.processes].join(' ');
    case 'storage':
      return `${kind} ${change.key}`;
    case 'migration':
      return `${kind} ${change.migration} ${change.key}`;
    case 'step-left-out':
      return `${kind} ${change.migration} ${change.side} ${change.index}`;
  }
}

function groupText(group: readonly [SingleChange, ...SingleChange[]]): string {
  const [first] = group;
  const values = group.flatMap((change) => (change.kind === 'step-left-out' ? [] : [change.value])).join(' or ');
  switch (first.kind) {
    case 'machine':
      return `with ${first.key}: ${values} on ${first.processes.join(' and ')}`;
    case 'storage':
      return `with the storage option ${first.key}: ${values}`;
    case 'migration':
      return `with ${first.key}: ${values} in migration ${first.migration + 1}`;
    case 'step-left-out':
      return `if ${first.process} did not ${stepText(first)} (${first.step}${sideTexts[first.side]})`;
  }
}

const sideTexts = {
  launch: ' when it is launched',
  source: '',
  destination: '',
  sourceFails: ' after a failure',
} as const satisfies Record<Extract<SingleChange, { kind: 'step-left-out' }>['side'], string>;

function stepText({ step }: { readonly step: string }): string {
  const texts: Readonly<Record<string, string>> = { ...destinationSteps, ...sourceSteps };
  return (texts[step] ?? step).split(/[;:]/)[0]!;
}
