/** Why a read returned what it did: which copy answered, who made that copy, and which write it missed. */

import type { Place } from '../machine/places.ts';
import { originOfRead } from '../machine/story-of-data.ts';
import type { Choice, Model } from '../model.ts';
import { pageName } from './describe.ts';
import { registerOf } from './outcome.ts';
import { awaited } from './reach.ts';
import type { RuleId } from './rules.ts';
import { decidingRules, lastIndex, type Run, recorded, rerunWithout, runOf } from './run.ts';
import type { StorageState } from './state.ts';
import type { World } from './world.ts';

export interface ReadStory {
  readonly register: string;
  readonly value: string;
  readonly old: boolean;
  /** Name of the sector that decided. */
  readonly sector: string;
  /** Index into the choices of the read itself. */
  readonly readStep: number;
  /** For example `page cache of D`. */
  readonly place: string;
  /** The same as data. */
  readonly at: Place;
  /** Index into the choices of what put the data there; null where it was there from the start. */
  readonly copyMadeStep: number | null;
  /** Index into the choices of the last acknowledged write to the sector; null where there is none. */
  readonly missedWriteStep: number | null;
  /** Where the newest version was when the read happened; empty when it had been lost. */
  readonly newestIn: readonly string[];
  /** Rules without which this run would have read something else, in the order in which they took part. */
  readonly rules: readonly RuleId[];
}

/** The rules that take part in each step of a run. */
export function rulesFired(world: World, model: Model<StorageState>, choices: readonly Choice[]): RuleId[][] {
  return runOf(world, model, choices).fired.map((rules) => [...rules]);
}

/** @returns null when the register was never written in this run, or holds no data */
export function storyOfRead(
  world: World,
  model: Model<StorageState>,
  choices: readonly Choice[],
  register: string,
): ReadStory | null {
  const copy = copyBehindRead(world, model, choices, register);
  if (copy === null) return null;
  const { readStep, value, old } = copy;
  const index = world.registers.findIndex(({ name }) => name === register);
  const isOfMachine = world.steps[choices[readStep]!.action]!.operation.kind === 'vm-read';
  // A migration takes dozens of steps and rules; for a read that is as it should be nobody asks which decide.
  if (isOfMachine && !old) return { ...copy, rules: [] };
  const { fired } = runOf(world, model, choices);
  return { ...copy, rules: rulesBehind(world, choices.slice(0, readStep + 1), fired, index, value) };
}

/** The same without the rules, which take other runs to find. */
export function copyBehindRead(
  world: World,
  model: Model<StorageState>,
  choices: readonly Choice[],
  register: string,
): Omit<ReadStory, 'rules'> | null {
  const index = world.registers.findIndex(({ name }) => name === register);
  const { states, fired } = runOf(world, model, choices);
  const readStep = lastIndex(choices, ({ action }) => world.steps[action]?.register === index);
  const step = readStep < 0 ? undefined : world.steps[choices[readStep]!.action];
  if (step?.operation.kind === 'vm-read')
    return storyOfMachineRead(world, model, choices, index, readStep, { states, fired });
  if (step === undefined || step.sectors.length === 0 || step.operation.kind === 'write') return null;
  const { value, old } = registerOf(world, states[readStep + 1]!, index);
  const before = states[readStep]!;
  const { latest } = before.oracle;
  const read = step.sectors.map((_, part) => states[readStep + 1]!.cells[step.firstCell + part]! - 1);
  // The end of the file or an error is no data.
  if (read.some((version) => version < 0 || version >= world.values.length)) return null;
  const sector =
    step.sectors[
      Math.max(
        0,
        read.findIndex((version, part) => version !== latest[step.sectors[part]!]),
      )
    ]!;
  const version = read[step.sectors.indexOf(sector)]!;
  const place = placeOf(world, before, step.view, sector, fired[readStep]!);
  const copyMadeStep = lastIndex(
    states,
    (state, at) => at <= readStep && !holds(state, place, step.view, sector, version),
  );
  const missedWriteStep = lastIndex(
    states,
    (state, at) =>
      at < readStep &&
      state.oracle.latest[sector] !== states[at + 1]!.oracle.latest[sector] &&
      states[at + 1]!.oracle.latest[sector] === latest[sector],
  );
  return {
    register,
    value,
    old,
    sector: world.sectors[sector]!.name,
    readStep,
    place: placeName(world, place, step.view, sector),
    at: placeAs(world, place, step.view, sector),
    copyMadeStep: copyMadeStep < 0 ? null : copyMadeStep,
    missedWriteStep: missedWriteStep < 0 ? null : missedWriteStep,
    newestIn: whereaboutsOf(world, before, sector, latest[sector]!),
  };
}

/** A read of a guest or a tool goes through tables of the image first, and any of them may be what is old. */
function storyOfMachineRead(
  world: World,
  model: Model<StorageState>,
  choices: readonly Choice[],
  register: number,
  readStep: number,
  { states, fired }: Run,
): Omit<ReadStory, 'rules'> | null {
  const until = choices.slice(0, readStep + 1);
  const { name, value, old } = registerOf(world, states[readStep + 1]!, register);
  if (value === 'EIO' || value === '-') return null;
  const origin = originOfRead({
    world,
    model,
    choices: until,
    states: states.slice(0, readStep + 2),
    fired: fired.slice(0, readStep + 1),
  });
  return origin === null ? null : { register: name, value, old, readStep, ...origin };
}

/** Why a result that is no data is what it is: a size that is old, an error, the end of the file. */
export interface ResultStory {
  readonly register: string;
  readonly value: string;
  readonly old: boolean;
  readonly readStep: number;
  readonly rules: readonly RuleId[];
}

/** @returns null when the register holds data, was never written, or holds what anybody would expect */
export function storyOfResult(
  world: World,
  model: Model<StorageState>,
  choices: readonly Choice[],
  register: string,
): ResultStory | null {
  const index = world.registers.findIndex(({ name }) => name === register);
  const readStep = lastIndex(choices, ({ action }) => world.steps[action]?.register === index);
  if (readStep < 0) return null;
  const { states, fired } = runOf(world, model, choices);
  const { value, old } = registerOf(world, states[readStep + 1]!, index);
  if (!old && value !== 'EIO' && value !== 'EAGAIN') return null;
  const rules = rulesBehind(world, choices.slice(0, readStep + 1), fired, index, value);
  return { register, value, old, readStep, rules };
}

/** A step that will never run. */
export interface WaitingStep {
  readonly actor: string;
  readonly text: string;
  /** For example `waits for host S, which does not answer`. */
  readonly reason: string;
  readonly rules: readonly RuleId[];
}

/** The steps that a run leaves waiting for ever, with what they wait for; those behind them are not told. */
export function waitingSteps(world: World, model: Model<StorageState>, choices: readonly Choice[]): WaitingStep[] {
  const { states } = runOf(world, model, choices);
  const end = states.at(-1)!;
  return world.steps.flatMap((step, index) => {
    if (end.steps[index] || step.after.some((before) => !end.steps[before])) return [];
    const { result: what, rules } = recorded(world, () => awaited(world, end, step));
    if (what === null) return [];
    const whom =
      what.kind === 'storage'
        ? 'the storage, which it cannot reach'
        : `host ${world.hosts[what.host]}, which holds what it needs and does not answer`;
    return [{ actor: step.actor, text: step.text, reason: `waits for ${whom}`, rules: rules.slice(-1) }];
  });
}

/** The rules without which this run is impossible, or reads another value. */
function rulesBehind(
  world: World,
  choices: readonly Choice[],
  fired: readonly (readonly RuleId[])[],
  register: number,
  value: string,
): RuleId[] {
  const candidates = [...new Set(fired.slice(0, choices.length).flat())];
  return decidingRules(candidates, (without) => {
    const other = rerunWithout(world, choices, without);
    return other !== null && registerOf(other.world, other.state, register).value === value;
  });
}

type Layer = 'page-cache' | 'client-cache' | 'head' | 'storage';

function placeOf(world: World, before: StorageState, view: number, sector: number, fired: readonly RuleId[]): Layer {
  if (fired.includes('page-cache.hit') && before.views[view]!.pages[world.sectors[sector]!.page]!.status !== 'absent')
    return 'page-cache';
  if (fired.includes('client-cache.hit')) return 'client-cache';
  return fired.includes('nfs-server.heads-may-lag') ? 'head' : 'storage';
}

function holds(state: StorageState, place: Layer, view: number, sector: number, version: number): boolean {
  switch (place) {
    case 'page-cache':
      return (
        state.views[view]!.data[sector] === version &&
        state.views[view]!.pages.some(({ status }) => status !== 'absent')
      );
    case 'client-cache':
      return (
        state.views[view]!.client[sector]!.status !== 'absent' && state.views[view]!.client[sector]!.data === version
      );
    case 'head':
      return state.heads[view]!.data[sector] === version;
    case 'storage':
      return state.media.some(({ data }) => data[sector] === version);
  }
}

function placeAs(world: World, place: Layer, view: number, sector: number): Place {
  if (place === 'storage') return { kind: place, medium: world.views[view]!.medium, sector };
  return { kind: place, view, sector };
}

function placeName(world: World, place: Layer, view: number, sector: number): string {
  const { name, medium } = world.views[view]!;
  switch (place) {
    case 'page-cache':
      return `page cache of ${name} (${pageName(world, world.sectors[sector]!.page)})`;
    case 'client-cache':
      return `client cache of ${name}`;
    case 'head':
      return `server head that serves ${name}`;
    case 'storage':
      return world.features.shared ? 'storage' : `disk of ${world.hosts[medium]}`;
  }
}

/** Every place that holds this version of the sector. */
function whereaboutsOf(world: World, state: StorageState, sector: number, version: number): string[] {
  const { page } = world.sectors[sector]!;
  const caches = world.views.flatMap(({ name }, view) => {
    const cached = state.views[view]!;
    const { status } = cached.pages[page]!;
    const inPages =
      status !== 'absent' && cached.data[sector] === version
        ? [`page cache of ${name}${status === 'clean' ? '' : ` (${status})`}`]
        : [];
    const entry = cached.client[sector];
    const inClient =
      entry !== undefined && entry.status !== 'absent' && entry.data === version
        ? [`client cache of ${name}${entry.status === 'dirty' ? ' (dirty)' : ''}`]
        : [];
    return [...inPages, ...inClient];
  });
  const media = state.media.flatMap(({ data }, index) =>
    data[sector] === version ? [world.features.shared ? 'storage' : `disk of ${world.hosts[index]}`] : [],
  );
  return [...caches, ...media];
}
