/** The storage model as the engine sees it: the steps of the scenario, what happens by itself, and the faults. */
import { machineActions, withFreshEvents } from '../machine/actions.ts';
import { deadValues } from '../machine/dead-values.ts';
import { initialiseImages, initialiseMachine } from '../machine/initialise.ts';
import { machineProperties } from '../machine/properties.ts';
import { scriptAction } from '../machine/script.ts';
import { settledCopies } from '../machine/settled-copies.ts';
import type { Model, Property, Reduction } from '../model.ts';
import type { KindedAction } from './action-kinds.ts';
import { holdsPages } from './attributes.ts';
import { variedBy } from './chances.ts';
import { faultActions, hostBudget } from './fault-actions.ts';
import { readAheadLimit, type Variant } from './input-output.ts';
import { open } from './open-close.ts';
import { awaited } from './reach.ts';
import { reductions } from './reductions.ts';
import { spontaneousActions } from './spontaneous.ts';
import { type StorageState, storageShape } from './state.ts';
import { runStep } from './system-calls.ts';
import { READ_AHEAD_PAGES_MAX, type World, type WorldStep } from './world.ts';

export function storageModel(world: World): Model<StorageState> {
  const machine = machineActions(world);
  const steps = world.steps.map((step, index) => {
    const idle = idleBeside(world, index, machine.idle);
    return step.ofMachine ? scriptAction(world, index, mayStart, idle) : stepAction(world, index, idle);
  });
  const actions = [
    ...steps,
    ...machine.actions,
    ...spontaneousActions(world),
    ...faultActions(world),
    ...machine.faults,
  ];
  return {
    name: world.litmus.title,
    shape: storageShape(world.dimensions),
    initialise: (state) => initialise(world, state),
    actions: world.machine === null ? actions : actions.map(withFreshEvents),
    properties: [
      ...(world.steps.length === 0 ? [] : [everyStepEnds()]),
      ...(world.machine === null ? [] : machineProperties(world)),
    ],
    canonicalise: (state) => canonicalise(state),
    reductions: reductionsOf(world),
    finished: (state) => world.machine?.setup.workload == null && isFinished(state),
  };
}

/** Those of the machine layer by representatives; two are in the guards of actions. */
function reductionsOf(world: World): Reduction<StorageState>[] {
  if (world.machine === null) return [];
  const inGuards = (['late-eviction', 'late-write-back'] as const)
    .filter((name) => world.reduces[name] && !world.quiet)
    .map((name) => ({ name, summary: reductions[name] }));
  return [...inGuards, settledCopies(world), deadValues(world)].filter((reduction) => reduction !== null);
}

/**
 * A step waits until source, destination and arbiter have nothing to do; but one that stands beside the step that set
 * them to work, in another branch of an interleave block, may happen at any moment of it.
 */
function idleBeside(
  world: World,
  index: number,
  idle: (state: StorageState) => boolean,
): (state: StorageState) => boolean {
  const triggers = ['migrate', 'migrate-continue', 'cont', 'launch'];
  const beside = world.steps.flatMap(({ operation }, other) =>
    triggers.includes(operation.kind) &&
    other !== index &&
    !isBefore(world, other, index) &&
    !isBefore(world, index, other)
      ? [other]
      : [],
  );
  return beside.length === 0 ? idle : (state) => beside.some((other) => state.steps[other]) || idle(state);
}

function isBefore(world: World, first: number, second: number): boolean {
  return world.steps[second]!.after.some((before) => before === first || isBefore(world, first, before));
}

function everyStepEnds(): Property<StorageState> {
  return {
    name: 'every-step-ends',
    kind: 'sometimes',
    holds: (state) => isFinished(state),
    explain: (state) => (isFinished(state) ? 'every step has ended' : 'steps are left'),
  };
}

function stepAction(world: World, index: number, idle: (state: StorageState) => boolean): KindedAction {
  const step = world.steps[index]!;
  const variants = variantsOf(world, step);
  return {
    name: `step ${index + 1}`,
    kind: `step.${step.operation.kind}`,
    actor: step.actor,
    choices: variants.map(({ label }) => label),
    ...variedBy(variants),
    enabled: (state, choice) =>
      !state.steps[index] &&
      mayStart(state, step) &&
      idle(state) &&
      mayVary(state, step, variants[choice]!) &&
      awaited(world, state, step) === null,
    apply: (state, choice) => runStep(world, state, index, variants[choice]!),
  };
}

function mayStart(state: StorageState, step: WorldStep): boolean {
  for (const before of step.after) if (!state.steps[before]) return false;
  return true;
}

function mayVary(state: StorageState, step: WorldStep, variant: Variant): boolean {
  if (variant.fails && (state.budget.flushError[step.host]! === 0 || !state.hosts[step.host]!.up)) return false;
  return !(
    variant.duplicated &&
    (state.budget.duplicate[step.host]! === 0 || state.duplicate.pending || !state.hosts[step.host]!.up)
  );
}

/** Everything chance may decide within a step, the plain course first. */
function variantsOf(world: World, step: WorldStep): Variant[] {
  const plain: Variant = { label: '', readAhead: 0, fails: false, duplicated: false, grants: false };
  const { operation } = step;
  const handle = step.handle < 0 ? null : world.handles[step.handle]!;
  const variants = [plain];
  if (operation.kind === 'read' && handle?.mode === 'buffered' && world.features.pageCache !== 'none') {
    for (const readAhead of readAheadWindows(world, step))
      variants.push({ ...plain, label: `reading ${readAhead} ${readAhead === 1 ? 'page' : 'pages'} ahead`, readAhead });
  }
  if (operation.kind === 'mread' || operation.kind === 'mwrite') {
    for (const readAhead of readAroundDistances(world, step))
      variants.push({
        ...plain,
        label: `reading ${readAhead} ${readAhead === 1 ? 'page' : 'pages'} around`,
        readAhead,
      });
  }
  const budget = (faults: Readonly<Record<string, number>>) => faults[step.actor] ?? 0;
  const { flushError, delayedDuplicate } = world.litmus.faults;
  const flushes =
    operation.kind === 'fsync' ||
    (operation.kind === 'write' && handle?.mode === 'buffered' && writesThrough(world, step));
  if (flushes && budget(flushError) > 0) variants.push({ ...plain, label: 'failing', fails: true });
  const sends = operation.kind === 'write' || operation.kind === 'fsync' || operation.kind === 'close';
  if (sends && budget(delayedDuplicate) > 0)
    variants.push({ ...plain, label: 'with a delayed copy of the WRITE', duplicated: true });
  if (operation.kind === 'open' && world.features.nfs?.delegations === true) {
    variants.push({ ...plain, label: 'with a delegation', grants: true });
  }
  return variants;
}

function writesThrough(world: World, step: WorldStep): boolean {
  return world.handles[step.handle]!.synchronous || world.features.nfs?.synchronousWrites === true;
}

/** Window lengths in pages that reach one more named page; lengths between them change nothing. */
function readAheadWindows(world: World, step: WorldStep): number[] {
  const end = Math.max(...step.sectors.map((sector) => world.pages[world.sectors[sector]!.page]!.number));
  const limit = readAheadLimit(world, step);
  return world.pages.map(({ number }) => number - end).filter((distance) => distance > 0 && distance <= limit);
}

/** Half the read-ahead window on each side of a page fault. */
function readAroundDistances(world: World, step: WorldStep): number[] {
  const { number } = world.pages[world.sectors[step.sectors[0]!]!.page]!;
  const distances = world.pages
    .map((page) => Math.abs(page.number - number))
    .filter((distance) => distance > 0 && distance <= READ_AHEAD_PAGES_MAX / 2);
  return [...new Set(distances)].sort((a, b) => a - b);
}

function initialise(world: World, state: StorageState): void {
  const { faults } = world.litmus;
  for (const host of state.hosts) {
    host.up = true;
    host.connected = true;
  }
  state.server.up = true;
  for (const medium of state.media) {
    medium.size = world.initialSize;
    if (medium.stable.length > 0) medium.stableSize = world.initialSize;
  }
  for (const view of state.views) view.size = world.initialSize;
  state.oracle.size = world.initialSize;
  for (const [index, { initial }] of world.sectors.entries()) {
    for (const medium of state.media) {
      medium.data[index] = initial;
      if (medium.stable.length > 0) medium.stable[index] = initial;
    }
    for (const head of state.heads) head.data[index] = initial;
    state.oracle.latest[index] = initial;
    if (world.dimensions.lossSectors > 0) state.oracle.possible[index] = 1 << initial;
  }
  for (let host = 0; host < world.hosts.length; host++) {
    state.budget.hostCrash[host] = hostBudget(world, host, faults.hostCrash);
    state.budget.partition[host] = hostBudget(world, host, faults.partition);
    state.budget.flushError[host] = hostBudget(world, host, faults.flushError);
    state.budget.duplicate[host] = hostBudget(world, host, faults.delayedDuplicate);
  }
  state.budget.serverCrash = faults.serverCrash;
  state.budget.powerLoss = faults.powerLoss;
  initialiseImages(world, state);
  for (const [index, { openAtStart }] of world.handles.entries()) if (openAtStart) open(world, state, index, false);
  initialiseMachine(world, state);
}

/** An inode without cached pages has nothing to invalidate (nfs_set_cache_invalid, nrpages == 0). */
function canonicalise(state: StorageState): void {
  for (const view of state.views) {
    if ((view.invalid || view.deferred) && !holdsPages(view)) {
      view.invalid = false;
      view.deferred = false;
    }
  }
}

function isFinished(state: StorageState): boolean {
  for (const done of state.steps) if (!done) return false;
  return true;
}
