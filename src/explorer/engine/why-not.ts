/** Why a choice cannot happen: the values that keep its guard from letting it, in words. */
import type { Choice } from '../../../sim/model.ts';
import { isFinished } from '../../../sim/step.ts';
import { rules } from '../../../sim/storage/rules.ts';
import type { StorageState } from '../../../sim/storage/state.ts';
import { type Change, type Obstacle, obstaclesOf, pairOf } from '../../explain/obstacles.ts';
import type { LeafValue } from '../../report/leaf-basics.ts';
import { leafClause } from '../../report/leaf-words.ts';
import { type Loaded, loadedScenario } from './loaded.ts';
import type { WhyNot, WhyNotRequest } from './protocol.ts';
import { pointsOf } from './run-tree.ts';

export function whyNot({ scenario, run, name }: WhyNotRequest): WhyNot {
  const loaded = loadedScenario(scenario);
  const { state } = pointsOf(loaded, run).at(-1)!;
  const number = loaded.numbers.get(name);
  if (number === undefined) return onlySaying(`This scenario has nothing called "${name}".`);
  return whyNotIn(loaded, state, loaded.choices[number]!.choice);
}

/** Ways to let something happen that are told of one value; the others are counted. */
const WAYS_TOLD_MAX = 3;

/** Things that a guard looks at which are told where nothing else can be said. */
const LOOKS_TOLD_MAX = 6;

export function whyNotIn(loaded: Loaded, state: StorageState, choice: Choice): WhyNot {
  const { world, model } = loaded;
  if (isFinished(model, state)) return onlySaying('The run is over: every step of the scenario has happened.');
  if (model.actions[choice.action]!.enabled(state, choice.choice)) return onlySaying('It can happen now.');
  const { by, reads, rules: asked } = obstaclesOf(loaded, state, choice);
  const words = wordsFor(loaded, state);
  const hasHappened = world.steps[choice.action] !== undefined && state.steps[choice.action] === true;
  return {
    reasons: by.map((obstacle) => ({
      leaf: obstacle.leaf,
      is: String(obstacle.is),
      insteadOf: obstacle.insteadOf.map(String),
      text: reasonText(words, obstacle),
    })),
    summary: hasHappened ? 'It has happened already, and happens once.' : summaryOf(loaded, state, choice, by, reads),
    rules: asked.map((id) => ({ id, ...rules[id] })),
  };
}

const onlySaying = (summary: string): WhyNot => ({ reasons: [], summary, rules: [] });

type Words = (leaf: string, value: LeafValue) => string;

function wordsFor({ world, model }: Loaded, state: StorageState): Words {
  return (leaf, value) => {
    const { path } = model.shape.fields.find(({ name }) => name === leaf)!;
    return leafClause(world, state, path, value);
  };
}

/** `Step 2 (D: read x) has not happened yet.`, or with what would have to be instead where that goes without saying. */
function reasonText(words: Words, { leaf, is, insteadOf }: Obstacle): string {
  const now = `${sentence(words(leaf, is))}.`;
  if (typeof is === 'boolean') return now;
  const ways = [...new Set(insteadOf.map((value) => words(leaf, value)))];
  const more = ways.length > WAYS_TOLD_MAX ? `, or one of ${ways.length - WAYS_TOLD_MAX} more` : '';
  return `${now} It could happen if instead ${ways.slice(0, WAYS_TOLD_MAX).join(', or ')}${more}.`;
}

function summaryOf(
  loaded: Loaded,
  state: StorageState,
  choice: Choice,
  by: readonly Obstacle[],
  reads: readonly string[],
): string {
  const words = wordsFor(loaded, state);
  const [first, ...others] = by;
  if (first !== undefined) {
    const because = `It cannot happen because ${words(first.leaf, first.is)}`;
    return others.length === 0
      ? `${because}.`
      : `${because}; ${others.length === 1 ? 'another value' : `any of ${others.length} other values`} could let it happen too.`;
  }
  const pair = pairOf(loaded.model, state, choice);
  if (pair !== null) {
    const now = ({ leaf, is }: Change): string => words(leaf, is);
    return `It takes two changes together: ${now(pair.first)}, and ${now(pair.second)}.`;
  }
  const leaves = loaded.model.shape.fields.filter(({ name }) => reads.includes(name));
  const looks = leaves.map(({ name, path }) => words(name, valueAt(state, path)));
  const more = looks.length > LOOKS_TOLD_MAX ? `, and ${looks.length - LOOKS_TOLD_MAX} more` : '';
  return looks.length === 0
    ? 'Nothing in the state could let it happen.'
    : `It takes more than two changes. It depends on this: ${looks.slice(0, LOOKS_TOLD_MAX).join('; ')}${more}.`;
}

const valueAt = (state: StorageState, path: readonly (string | number)[]): LeafValue =>
  path.reduce<unknown>((part, key) => (part as Record<string | number, unknown>)[key], state) as LeafValue;

const sentence = (clause: string): string => `${clause.charAt(0).toUpperCase()}${clause.slice(1)}`;
