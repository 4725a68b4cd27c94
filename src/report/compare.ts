/** Two scenarios compared, for `stalemate diff`. */
import { describeChoice } from '../../sim/storage/describe.ts';
import { storageModel } from '../../sim/storage/storage-model.ts';
import { buildWorld, type WorldOptions } from '../../sim/storage/world.ts';
import type { OutcomeSet } from '../check/collect.ts';
import { type Configuration, runInOther } from '../explain/run-in-other.ts';
import type { Scenario } from '../scenario/types.ts';
import type { ComparedConfigurations, ComparedRuns, DiffRow, DiffStory, Side } from './diff-report.ts';
import type { ToldStep } from './tell.ts';

export function compareRuns(runs: Readonly<Record<Side, readonly ToldStep[]>>): ComparedRuns {
  const length = Math.max(runs.a.length, runs.b.length);
  const first = Array.from({ length }, (_, index) => index).find((index) => {
    const [a, b] = [runs.a[index], runs.b[index]];
    return a === undefined || b === undefined || textOf(a) !== textOf(b);
  });
  return { kind: 'runs', runs, firstDifference: first ?? null };
}

const textOf = ({ actor, text, changes, results }: ToldStep): string =>
  [actor, text, ...changes, ...results.map(({ register, value }) => `${register} = ${value}`)].join('\n');

export function compareConfigurations(
  scenarios: Readonly<Record<Side, Scenario>>,
  sets: Readonly<Record<Side, OutcomeSet>>,
  options: WorldOptions,
): ComparedConfigurations {
  const configuration = ({ litmus }: Scenario): Configuration => {
    const world = buildWorld(litmus, options);
    return { world, model: storageModel(world) };
  };
  const [a, b] = [configuration(scenarios.a), configuration(scenarios.b)];
  const onlyIn = { a: lacking(sets.a, sets.b), b: lacking(sets.b, sets.a) };
  const told = (from: Side): DiffStory[] =>
    onlyIn[from].violated.map((property) => story(from, property, sets[from], from === 'a' ? [a, b] : [b, a]));
  return { kind: 'configurations', sets, onlyIn, stories: [...told('a'), ...told('b')] };
}

/** What the one has and the other, which was searched completely, has not. */
function lacking(one: OutcomeSet, other: OutcomeSet): ComparedConfigurations['onlyIn'][Side] {
  if (!other.figures.complete) return { violated: [], outcomes: [] };
  const violated = ({ properties }: OutcomeSet): string[] =>
    properties.flatMap(({ name, kind, found }) => (kind === 'always' && found !== undefined ? [name] : []));
  return {
    violated: violated(one).filter((name) => !violated(other).includes(name)),
    outcomes: one.outcomes
      .filter(({ key, outcome }) => outcome.registers.length > 0 && !other.outcomes.some((two) => two.key === key))
      .map(({ key }) => key),
  };
}

function story(
  from: Side,
  property: string,
  { properties }: OutcomeSet,
  [here, there]: readonly [Configuration, Configuration],
): DiffStory {
  const { trace } = properties.find(({ name }) => name === property)!.found!;
  const inOther = runInOther(here, there, trace, property);
  const { end } = inOther;
  const text = ({ world, model }: Configuration, choice: Parameters<typeof describeChoice>[2]): string => {
    const { actor, text: does } = describeChoice(world, model, choice);
    return `${actor}: ${does}`;
  };
  const rows = inOther.steps.map(
    ({ step, other, changes, otherChanges }): DiffRow => ({
      number: step === null ? null : step + 1,
      here: step === null ? null : text(here, trace[step]!),
      there: other === null ? 'no such step' : text(there, other),
      changes: changes.filter((line) => !otherChanges.includes(line)),
      otherChanges: otherChanges.filter((line) => !changes.includes(line)),
    }),
  );
  if (end.kind === 'stopped')
    rows.push({
      number: end.step + 1,
      here: text(here, trace[end.step]!),
      there: 'impossible',
      changes: [],
      otherChanges: [],
    });
  const first = rows.findIndex(
    (row) => row.here !== row.there || row.changes.length > 0 || row.otherChanges.length > 0,
  );
  return { property, from, inOther, rows, firstDifference: first < 0 ? null : first };
}
