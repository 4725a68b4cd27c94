/**
 * A clean copy matters only as long as what lies below it can come to differ: reading the copy and reading what is below
 * give the same, and a page that is not there may have been dropped. In a migration that nothing can disturb there are
 * two such times. While the destination waits for the state of the guest, only the source uses the storage; once it has
 * sent everything and written everything, only the destination does, and what the source still has cached is dead.
 */
import type { Reduction } from '../model.ts';
import { holdsPages } from '../storage/attributes.ts';
import { forget } from '../storage/client-cache.ts';
import { reductions } from '../storage/reductions.ts';
import type { StorageState, ViewState } from '../storage/state.ts';
import type { World } from '../storage/world.ts';
import { losesSomething } from './observers.ts';
import type { WorldMigration } from './world-types.ts';

/** Null where somebody else may come between: another process, a script, an arbiter, a fault, a server with two heads. */
export function settledCopies(world: World): Reduction<StorageState> | null {
  const { machine } = world;
  if (machine === null || !world.reduces['settled-copies'] || world.steps.length > 0) return null;
  const [migration, ...others] = machine.migrations;
  if (migration === undefined || others.length > 0 || machine.processes.length !== 2) return null;
  if (!isUndisturbed(world, migration) || !isSettledAtSend(world, migration)) return null;
  const { source, destination, destinationSteps } = migration;
  const [from, to] = [machine.processes[source]!.view, machine.processes[destination]!.view];
  const { medium } = world.views[from]!;
  if (from === to || world.views[to]!.medium !== medium) return null;

  const dropCopies = (state: StorageState, view: ViewState, dead: boolean): void => {
    const below = state.media[medium]!.data;
    for (const [page, cached] of view.pages.entries()) {
      if (cached.status !== 'clean') continue;
      const { sectors } = world.pages[page]!;
      const equal = (sector: number): boolean => {
        const entry = view.client[sector];
        return view.data[sector] === (entry === undefined || entry.status === 'absent' ? below[sector] : entry.data);
      };
      if (!dead && !sectors.every(equal)) continue;
      cached.status = 'absent';
      for (const sector of sectors) {
        view.data[sector] = 0;
        view.written[sector] = false;
      }
    }
    for (const [sector, entry] of view.client.entries())
      if (entry.status === 'clean' && (dead || entry.data === below[sector])) forget(entry);
    if ((view.invalid || view.deferred) && !holdsPages(view)) {
      view.invalid = false;
      view.deferred = false;
    }
  };

  return {
    name: 'settled-copies',
    summary: reductions['settled-copies'],
    representative: (state) => {
      const { stream, launched, destination: step } = state.migrations[0]!;
      const { run } = state.processes[destination]!;
      const here = state.views[from]!;
      if (stream === 'sent' || stream === 'received') {
        dropCopies(state, here, true);
        if (stream === 'received' && !isDirty(here)) dropCopies(state, state.views[to]!, false);
        return;
      }
      const waits = run === 'gone' || (run === 'inmigrate' && destinationSteps[step] === 'receive');
      if (launched && waits) dropCopies(state, here, false);
    },
  };
}

/** Nothing can be lost, cut, cancelled or decided otherwise, and what was dropped can be told from what is not there by nobody. */
function isUndisturbed(world: World, { arbiter, handoff }: WorldMigration): boolean {
  const { faults, workload } = world.machine!.setup;
  return (
    arbiter === null &&
    !handoff.postcopy &&
    !losesSomething(world) &&
    Object.values(faults).every((budget) => !budget) &&
    workload?.inFlight === false &&
    world.dimensions.heads === 0 &&
    // There a miss brings attributes along and a hit does not, so a copy is not as good as none.
    world.features.validity !== 'attributes' &&
    world.enabled['page-cache.spontaneous-eviction'] &&
    world.enabled['client-cache.spontaneous-eviction']
  );
}

/**
 * From `send` on the source cannot go back and writes nothing; and if it fails before, the destination, which then ends,
 * has written nothing in between that the source might have an old copy of.
 */
function isSettledAtSend(world: World, { handoff, destination }: WorldMigration): boolean {
  const send = handoff.source.indexOf('send');
  const after = handoff.source.slice(send + 1);
  if (send < 0 || after.some((step) => step !== 'finish' && step !== 'await-acknowledgement')) return false;
  const mayFail = handoff.source.slice(0, send).some((step) => step === 'flush' || step === 'inactivate');
  const { behaviour } = world.machine!.processes[destination]!.setup;
  return !mayFail || behaviour.incomingIsInactive || world.machine!.images.every(({ header }) => header < 0);
}

const isDirty = ({ pages, client }: ViewState): boolean =>
  pages.some(({ status }) => status !== 'absent' && status !== 'clean') ||
  client.some(({ status }) => status === 'dirty');
