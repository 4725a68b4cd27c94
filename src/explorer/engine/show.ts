/** A run as the page shows it: its drawing, its steps in words, and what every layer holds at each moment. */
import type { Trace } from '../../../sim/model.ts';
import { digestOfTexts } from '../../check/run-digest.ts';
import { describeSteps } from '../../report/space-time/describe-run.ts';
import type { Verdict } from '../../report/space-time/space-time.ts';
import { type FoundStale, staleCopyOf } from '../../report/space-time/stale-copy.ts';
import { storageLabel } from '../../report/storage-label.ts';
import { type ToldStep, tellWithoutReasons } from '../../report/tell.ts';
import { type DescribedPoint, describedPoints } from './described-points.ts';
import { type Loaded, loadedScenario } from './loaded.ts';
import { shownPanels } from './panels.ts';
import type { ShownRun, ShownStep, ShowRequest } from './protocol.ts';
import { type Point, pointsOf } from './run-tree.ts';

export function show({ scenario, run, property }: ShowRequest): ShownRun {
  const loaded = loadedScenario(scenario);
  return showPoints(loaded, pointsOf(loaded, run), property);
}

function showPoints(loaded: Loaded, points: readonly Point[], property: string | null): ShownRun {
  const { world, numbers } = loaded;
  const described = describedPoints(loaded, points);
  const start = described[0]!;
  const steps = described.slice(1).map(({ step }) => step!);
  const told = tellWithoutReasons(
    world,
    steps,
    steps.map(({ told: one }) => one),
  );
  const trace = steps.map(({ choice }) => choice);
  const { spaceTime, versionOf } = describeSteps(world, start.state, steps, {
    told,
    stale: staleCopy(loaded, described.at(-1)!, trace, property),
    storageLabel: storageLabel(loaded.scenario),
    verdict: verdictOf(described.at(-1)!, property),
  });
  const panels = shownPanels(
    described.map((point) => point.panels),
    versionOf,
  );
  return {
    spaceTime,
    steps: told.steps.map((one, index) => shownStep(one, described[index + 1]!)),
    moments: described.map(({ violated, ended }, index) => ({ panels: panels[index]!, violated, ended })),
    numbers: steps.map(({ name }) => numbers.get(name)!),
    digest: digestOfTexts(described.map(({ text }) => text)),
  };
}

function shownStep(
  { actor, text, changes, results }: Pick<ToldStep, 'actor' | 'text' | 'changes' | 'results'>,
  { step, violated }: DescribedPoint,
): ShownStep {
  const { name, patches, question } = step!;
  const returned = results.map(({ register, value, old }) => `${register} = ${value}${old ? ', which is old' : ''}`);
  const wrong = violated.map(({ property, explanation }) => `violates ${property}: ${explanation}`);
  const details = [...returned, ...changes, ...wrong];
  const rest = details.slice(0, DETAILS_TOLD_MAX);
  const more = details.length > rest.length ? [`and ${details.length - rest.length} more`] : [];
  return {
    name,
    actor,
    text,
    patches,
    question,
    sentence: `${actor}: ${text}${details.length === 0 ? '' : `; ${[...rest, ...more].join('; ')}`}.`,
  };
}

/** What a screen reader says of one step before it becomes a speech. */
const DETAILS_TOLD_MAX = 5;

function verdictOf({ violated, state }: DescribedPoint, property: string | null): Verdict {
  const found = violated.find((one) => one.property === property) ?? violated[0];
  if (found !== undefined) return { kind: 'bad', text: `${found.property}: ${found.explanation}` };
  return state.old.some((old) => old) ? { kind: 'bad', text: 'a step read old data' } : { kind: 'none', text: 'a run' };
}

/** By where a run has led and the property: finding the copy takes other runs. */
const known = new WeakMap<DescribedPoint, Map<string, FoundStale | null>>();

/** The copy behind what is violated; behind old data that was read, where nothing is. */
function staleCopy(
  { world, model }: Loaded,
  end: DescribedPoint,
  trace: Trace,
  property: string | null,
): FoundStale | null {
  const violated = end.violated.find((one) => one.property === property)?.property;
  // Taking the whole run again to find that nobody read anything old would cost more than all the rest.
  if (violated === undefined && !end.state.old.includes(true)) return null;
  const copies = known.get(end) ?? new Map<string, FoundStale | null>();
  known.set(end, copies);
  const copy = copies.get(violated ?? '');
  if (copy !== undefined) return copy;
  const found = staleCopyOf(world, model, trace, violated);
  copies.set(violated ?? '', found);
  return found;
}
