/** Why a read returned what it did: which copy answered, who made that copy, and which write it missed. */

import { codecOf } from '../codec.ts';
import type { Choice, Model } from '../model.ts';
import { initialState, step as take } from '../step.ts';
import { pageName } from './describe.ts';
import { registerOf } from './outcome.ts';
import { awaited } from './reach.ts';
import { type RuleId, ruleIds } from './rules.ts';
import type { StorageState } from './state.ts';
import { storageModel } from './storage-model.ts';
import { buildWorld, type World } from './world.ts';

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
  return runOf(world, model, choices).fired;
}

/** @returns null when the register was never written in this run, or holds no data */
export function storyOfRead(
  world: World,
  model: Model<StorageState>,
  choices: readonly Choice[],
  register: string,
): ReadStory | null {
  const index = world.registers.findIndex(({ name }) => name === register);
  const { states, fired } = runOf(world, model, choices);
  const readStep = lastIndex(choices, ({ action }) => world.steps[action]?.register === index);
  const step = readStep < 0 ? undefined : world.steps[choices[readStep]!.action];
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
    copyMadeStep: copyMadeStep < 0 ? null : copyMadeStep,
    missedWriteStep: missedWriteStep < 0 ? null : missedWriteStep,
    newestIn: whereaboutsOf(world, before, sector, latest[sector]!),
    rules: decidingRules(world, choices.slice(0, readStep + 1), index, value, [
      ...new Set(fired.slice(0, readStep + 1).flat()),
    ]),
  };
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
  const candidates = [...new Set(fired.slice(0, readStep + 1).flat())];
  const rules = decidingRules(world, choices.slice(0, readStep + 1), index, value, candidates);
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
    const noted: RuleId[] = [];
    world.recorder.note = (rule) => noted.push(rule);
    const what = awaited(world, end, step);
    world.recorder.note = null;
    if (what === null) return [];
    const whom =
      what.kind === 'storage'
        ? 'the storage, which it cannot reach'
        : `host ${world.hosts[what.host]}, which holds what it needs and does not answer`;
    return [{ actor: step.actor, text: step.text, reason: `waits for ${whom}`, rules: [...new Set(noted)].slice(-1) }];
  });
}

/**
 * The rules without which this run is impossible, or reads another value: each alone, or, where several causes overlap,
 * a smallest group of them together.
 */
function decidingRules(
  world: World,
  choices: readonly Choice[],
  register: number,
  value: string,
  candidates: readonly RuleId[],
): RuleId[] {
  const decides = (without: readonly RuleId[]) => !stillReads(world, choices, register, value, without);
  const alone = candidates.filter((rule) => decides([rule]));
  if (alone.length > 0 || !decides(candidates)) return alone;
  let group = [...candidates];
  for (const rule of candidates) {
    const fewer = group.filter((other) => other !== rule);
    if (decides(fewer)) group = fewer;
  }
  return group;
}

/** Does the same run read the same value when some rules are switched off? */
function stillReads(
  world: World,
  choices: readonly Choice[],
  register: number,
  value: string,
  without: readonly RuleId[],
): boolean {
  const off = ruleIds.filter((rule) => !world.enabled[rule]);
  const other = buildWorld(world.litmus, { quiet: world.quiet, withoutRules: [...off, ...without] });
  const model = storageModel(other);
  const state = initialState(model);
  for (const choice of choices) {
    if (!model.actions[choice.action]!.enabled(state, choice.choice)) return false;
    take(model, state, choice);
  }
  return registerOf(other, state, register).value === value;
}

/** Every state of a run, the initial one first, and the rules that took part in each step. */
function runOf(world: World, model: Model<StorageState>, choices: readonly Choice[]) {
  const codec = codecOf(model.shape, 'interpreted');
  const words = new Uint32Array(codec.words);
  const snapshot = (state: StorageState): StorageState => {
    const copy = codec.initial();
    codec.pack(state, words, 0);
    codec.unpack(words, 0, copy);
    return copy;
  };
  const state = initialState(model);
  const states = [snapshot(state)];
  const fired = choices.map((choice) => {
    const noted: RuleId[] = [];
    world.recorder.note = (rule) => noted.push(rule);
    try {
      take(model, state, choice);
    } finally {
      world.recorder.note = null;
    }
    states.push(snapshot(state));
    return [...new Set(noted)];
  });
  return { states, fired };
}

function lastIndex<T>(list: readonly T[], matches: (item: T, index: number) => boolean): number {
  for (let index = list.length - 1; index >= 0; index--) if (matches(list[index]!, index)) return index;
  return -1;
}

type Place = 'page-cache' | 'client-cache' | 'head' | 'storage';

function placeOf(world: World, before: StorageState, view: number, sector: number, fired: readonly RuleId[]): Place {
  if (fired.includes('page-cache.hit') && before.views[view]!.pages[world.sectors[sector]!.page]!.status !== 'absent')
    return 'page-cache';
  if (fired.includes('client-cache.hit')) return 'client-cache';
  return fired.includes('nfs-server.heads-may-lag') ? 'head' : 'storage';
}

function holds(state: StorageState, place: Place, view: number, sector: number, version: number): boolean {
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

function placeName(world: World, place: Place, view: number, sector: number): string {
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
