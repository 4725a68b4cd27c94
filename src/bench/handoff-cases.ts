import type { Action, Model } from '../../sim/model.ts';
import type { Litmus } from '../../sim/storage/scenario.ts';
import type { StorageState } from '../../sim/storage/state.ts';
import { storageModel } from '../../sim/storage/storage-model.ts';
import { buildWorld } from '../../sim/storage/world.ts';
import { loadScenario } from '../scenario/load.ts';
import type { HandoffOptions } from './promela-handoff.ts';
import type { CacheName } from './promela-page-cache.ts';

/** One question that both SPIN and the storage model answer, each with a model of its own. */
export interface HandoffCase extends HandoffOptions {
  readonly name: string;
  readonly qemu: '2011' | '10.0';
}

const opens = ['open', 'check', 'probe', 'read-geometry'];
/** Where the sectors lie that the guest uses: what shares a page, or is read ahead, behaves differently. */
const layouts = { alone: [0], apart: [0, 2048], 'in one page': [0, 1], 'in pages side by side': [0, 8] };
const steps2011 = {
  qemu: '2011',
  source: ['stop', 'drain', 'flush-ignoring-errors', 'send', 'finish'],
  launch: opens,
  destination: ['receive', 'await-cont', 'start'],
} as const;
const steps10 = {
  qemu: '10.0',
  source: ['stop', 'drain', 'flush', 'inactivate', 'unlock', 'send', 'finish'],
  launch: ['open', 'check', 'read-geometry'],
  destination: ['receive', 'await-cont', 'lock', 'drop-cache', 'refresh-size', 'invalidate', 'activate', 'start'],
} as const;
const withoutFlush = { ...steps2011, source: ['stop', 'drain', 'send', 'finish'] };
const withDrop = { ...steps2011, destination: ['receive', 'drop-cache', 'start'] };

/** The handoffs the thread argued over, on every layout that could make a difference, and the cache modes. */
export const handoffCases: readonly HandoffCase[] = [
  ...named('as in 2011', steps2011, 'alone', 'apart', 'in one page', 'in pages side by side'),
  ...named('without a flush', withoutFlush, 'alone', 'in one page', 'in pages side by side'),
  ...named('flush and drop', withDrop, 'apart', 'in one page'),
  ...named('drop without a flush', { ...withDrop, source: withoutFlush.source }, 'in one page'),
  ...named('drop before the flush', { ...steps2011, launch: ['open', 'drop-cache', 'read-geometry'] }, 'in one page'),
  ...named('QEMU 10.0', steps10, 'in one page', 'in pages side by side'),
  ...named('inactivate without a drop', { ...steps10, destination: ['receive', 'activate', 'start'] }, 'in one page'),
  ...named('reopen', { ...steps2011, destination: ['receive', 'reopen', 'start'] }, 'in one page'),
  ...named('open late', { ...steps2011, launch: [], destination: ['receive', ...opens, 'start'] }, 'in one page'),
  ...named(
    'close before the last chunk',
    {
      ...steps2011,
      source: ['stop', 'drain', 'flush', 'close', 'send', 'finish'],
      launch: [],
      destination: ['receive', ...opens, 'start'],
    },
    'in one page',
  ),
  ...named('the source quits unflushed', { ...steps2011, source: ['stop', 'send', 'quit'] }, 'alone', 'in one page'),
  ...named('acknowledged', { ...steps2011, ...acknowledged() }, 'alone'),
  ...mixed('writeback', 'none'),
  ...mixed('none', 'writeback'),
  ...mixed('writethrough', 'writethrough'),
  ...mixed('unsafe', 'unsafe'),
  ...mixed('directsync', 'unsafe'),
];

/** Enough to measure: hundreds of thousands of states, and nothing goes wrong in any of them. */
export const measuredHandoff: HandoffCase = {
  ...withDrop,
  name: 'flush and drop, measured',
  caches: { source: 'writeback', destination: 'writeback' },
  addresses: layouts.apart,
  guest: { writes: 3, reads: 3, flushes: 2 },
};

/** The same question as a scenario file. */
export function handoffScenario({ name, qemu, caches, guest, addresses, ...handoff }: HandoffCase): string {
  const list = (steps: readonly string[]): string => `[${steps.join(', ')}]`;
  const sectors = addresses.map((address, index) => `${sectorNames[index] ?? ''}: ${address}`).join(', ');
  return [
    'stalemate: 1',
    `title: ${name}`,
    'storage: iscsi',
    'image: raw',
    `disk: {size: 131072, sectors: {${sectors}}}`,
    'machines:',
    `  S: {qemu: '${qemu}', cache: ${caches.source}}`,
    `  D: {qemu: '${qemu}', cache: ${caches.destination}}`,
    'migrations:',
    '  - from: S',
    '    to: D',
    '    handoff:',
    `      source: ${list(handoff.source)}`,
    '      source-fails: [resume]',
    `      launch: ${list(handoff.launch)}`,
    `      destination: ${list(handoff.destination)}`,
    `guest: {writes: ${guest.writes}, reads: ${guest.reads}, flushes: ${guest.flushes}}`,
    '',
  ].join('\n');
}

const sectorNames = ['x', 'y', 'z'];

export function handoffLitmus(question: HandoffCase): Litmus {
  const text = handoffScenario(question);
  const loaded = loadScenario(text, question.name);
  if (!loaded.ok)
    throw new Error(`${question.name}: ${loaded.errors.map(({ message }) => message).join('; ')}\n${text}`);
  return loaded.scenario.litmus;
}

/**
 * The storage model of it, with nothing left out, and without choices that only take two steps at once: pages that are
 * dropped right before they are read are dropped by a step of their own.
 */
export function handoffModel(question: HandoffCase): Model<StorageState> {
  const model = storageModel(buildWorld(handoffLitmus(question), { withoutReductions: 'all' }));
  return { ...model, actions: model.actions.map(withoutDoubleSteps) };
}

/** What `check` searches. */
export function reducedHandoffModel(question: HandoffCase): Model<StorageState> {
  return storageModel(buildWorld(handoffLitmus(question)));
}

function withoutDoubleSteps(action: Action<StorageState>): Action<StorageState> {
  const kept = action.choices.flatMap((label, choice) => (label.includes('dropped before') ? [] : [choice]));
  if (kept.length === action.choices.length) return action;
  const at = (choice: number): number => kept[choice] ?? -1;
  return {
    ...action,
    choices: kept.map((choice) => action.choices[choice] ?? ''),
    enabled: (state, choice) => action.enabled(state, at(choice)),
    apply: (state, choice) => action.apply(state, at(choice)),
  };
}

type Steps = Pick<HandoffCase, 'qemu' | 'source' | 'launch' | 'destination'>;

function named(name: string, steps: Steps, ...on: readonly (keyof typeof layouts)[]): HandoffCase[] {
  return on.map((layout) => ({
    ...steps,
    name: `${name}, sectors ${layout}`,
    caches: { source: 'writeback', destination: 'writeback' },
    addresses: layouts[layout],
    guest: { writes: 2, reads: 1, flushes: 1 },
  }));
}

/** Cache modes other than writeback, with the handoff of 2011. */
function mixed(source: CacheName, destination: CacheName): HandoffCase[] {
  return named(`cache=${source} to cache=${destination}`, steps2011, 'in one page').map((question) => ({
    ...question,
    caches: { source, destination },
  }));
}

function acknowledged(): Pick<Steps, 'source' | 'destination'> {
  return {
    source: ['stop', 'drain', 'flush', 'send', 'await-acknowledgement', 'finish'],
    destination: ['receive', 'acknowledge', 'start'],
  };
}
