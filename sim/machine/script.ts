/** Steps of a scenario that name a QEMU process or a tool: what each does, what it records, and when it may run. */

import type { KindedAction } from '../storage/action-kinds.ts';
import { variedBy } from '../storage/chances.ts';
import { awaited } from '../storage/reach.ts';
import type { StorageState } from '../storage/state.ts';
import { applies, resultOf, resultOfVersion, resultOfWord, type World, type WorldStep } from '../storage/world.ts';
import { callsOf, processOf } from './file.ts';
import { GARBAGE_READ, imageSize } from './format.ts';
import { deviceSizeOf, guessGeometry, guestFlush, guestOf, guestRead, guestWrite } from './guest.ts';
import { mayMigrate } from './handoff-actions.ts';
import { checkImage, throughPageCache } from './image-check.ts';
import { header } from './layout.ts';
import { cancel, mayCancel } from './machine-faults.ts';
import { continueDestination, continueSource } from './management.ts';
import { kill, openImage, quit, run } from './process.ts';
import { clearNeedsCheck } from './qed.ts';
import { checkAtOpen } from './repair.ts';
import { commitImage, readSnapshot, resizeImage, takeSnapshot } from './resize.ts';
import type { MachineOperation } from './setup.ts';
import { drain } from './steps.ts';
import { fieldOf } from './tables.ts';
import { cachedOf, forgetTables, imageOf } from './tables-in-file.ts';
import { type MachineVariant, plain } from './variant.ts';
import { type Chance, certain, chanceOfRead, chanceOfWrite, mayVary, spend, variantsFor } from './variants.ts';
import { GARBAGE, type MigrationStatus } from './words.ts';

export function scriptAction(
  world: World,
  index: number,
  mayStart: (state: StorageState, step: WorldStep) => boolean,
  idle: (state: StorageState) => boolean,
): KindedAction {
  const step = world.steps[index]!;
  const operation = step.operation as MachineOperation;
  const process = world.machine!.processes.findIndex(({ name }) => name === step.actor);
  const chance = chanceOf(world, process, operation);
  const variants = variantsFor(world, chance);
  return {
    name: `step ${index + 1}`,
    kind: `step.${operation.kind}`,
    actor: step.actor,
    choices: variants.map(({ label }) => label),
    ...variedBy(variants),
    enabled: (state, choice) =>
      !state.steps[index] &&
      mayStart(state, step) &&
      idle(state) &&
      isPossible(world, state, process, operation) &&
      mayVary(world, state, chance, variants[choice]!) &&
      reaches(world, state, process, operation),
    apply: (state, choice) => {
      spend(world, state, chance, variants[choice]!);
      const result = perform(world, state, process, step, operation, variants[choice]!);
      state.steps[index] = true;
      if (step.register < 0 || result === null) return;
      state.cells[step.firstCell] = result.cell;
      state.old[step.register] = result.old;
    },
  };
}

interface Result {
  readonly cell: number;
  readonly old: boolean;
}

const word = (world: World, text: string): Result => ({ cell: resultOfWord(world, text), old: false });
const okOr = (world: World, ok: boolean): Result => ({ cell: resultOf(world, ok ? 'ok' : 'EIO'), old: false });

function perform(
  world: World,
  state: StorageState,
  process: number,
  step: WorldStep,
  operation: MachineOperation,
  variant: MachineVariant,
): Result | null {
  const own = state.processes[process]!;
  if (own.run === 'gone' && !answersWhenGone.includes(operation.kind)) return null;
  switch (operation.kind) {
    case 'vm-read': {
      const { value, old } = guestRead(world, state, process, sectorOf(world, operation.sector), variant);
      return dataResult(world, value, old);
    }
    case 'vm-write':
      return okOr(world, guestWrite(world, state, process, sectorOf(world, operation.sector), step.operand, variant));
    case 'vm-submit': {
      const { request } = guestOf(state);
      request.status = 'in-flight';
      request.process = process;
      request.sector = sectorOf(world, operation.sector);
      request.value = step.operand;
      return null;
    }
    case 'vm-flush':
      return okOr(world, guestFlush(world, state, process, variant));
    case 'vm-size':
      return sizeResult(world, state, process, operation.of);
    case 'vm-geometry': {
      const code = own.geometry;
      if (code === 0) return null;
      const value = Math.floor((code - 1) / world.machine!.setup.guestSizes.length);
      return { cell: resultOfVersion(value), old: false };
    }
    case 'launch':
      return launch(world, state, process, variant);
    case 'vm-reopen':
      // BlockReopen of qcow2 flushes and gets new table caches; header, L1 table and lengths stay (qcow2_update_options).
      reopenTables(world, state, process);
      return okOr(world, true);
    case 'quit':
      quit(world, state, process);
      return okOr(world, true);
    case 'kill':
      kill(world, state, process);
      return okOr(world, true);
    case 'block-resize': {
      const size = world.machine!.setup.guestSizes.indexOf(operation.sizeSectors);
      return okOr(world, resizeImage(world, state, process, size));
    }
    case 'snapshot':
      return okOr(world, takeSnapshot(world, state, process, variant));
    case 'snapshot-read': {
      const value = readSnapshot(world, state, process, sectorOf(world, operation.sector), variant);
      return dataResult(world, value >= world.machine!.dataValues ? GARBAGE_READ : value, false);
    }
    case 'create':
      return canCreate(world) ? okOr(world, true) : word(world, 'refused');
    case 'commit':
      return okOr(world, commitImage(world, state, process, variant));
    case 'image-check': {
      const { view } = processOf(world, process);
      return word(world, checkImage(world, 0, throughPageCache(world, state, view, variant.evictsTables)));
    }
    case 'dirty-flag': {
      const layout = imageOf(world, 0);
      const code = throughPageCache(world, state, processOf(world, process).view, variant.evictsTables)(layout.header);
      return word(world, fieldOf(layout.headerCode, code, header.dirty) === 1 ? 'yes' : 'no');
    }
    case 'bitmap': {
      const layout = imageOf(world, 0);
      const code = throughPageCache(world, state, processOf(world, process).view, variant.evictsTables)(layout.header);
      return word(world, (['none', 'stored', 'in-use'] as const)[fieldOf(layout.headerCode, code, header.bitmap)]!);
    }
    case 'vm-wait':
      if (own.run === 'running' && imageOf(world, 0).format === 'qed') clearNeedsCheck(world, state, process, 0);
      return null;
    case 'migrate':
      return orderMigration(world, state, process);
    case 'migrate-continue': {
      const migration = migrationFrom(world, state, process);
      if (migration < 0 || state.migrations[migration]!.status !== 'pre-switchover') return word(world, 'refused');
      state.migrations[migration]!.continued = true;
      return okOr(world, true);
    }
    case 'migrate-cancel': {
      const migration = migrationFrom(world, state, process);
      if (migration < 0 || !mayCancel(world, state, migration)) return word(world, 'refused');
      cancel(world, state, migration);
      return okOr(world, true);
    }
    case 'migration-status':
      return word(world, statusOf(world, state, process));
    case 'cont': {
      const outcome =
        continueDestination(world, state, process, variant) ?? continueSource(world, state, process, variant);
      return outcome === 'ok' || outcome === 'EIO' ? okOr(world, outcome === 'ok') : word(world, outcome);
    }
    case 'stop':
      if (own.run === 'running') {
        own.run = 'paused';
        drain(world, state, process, variant);
        guestFlush(world, state, process, variant);
      }
      return okOr(world, true);
    case 'status':
      return word(world, own.run);
  }
}

/** Questions to the host or about the image, and what starts the process again. */
const answersWhenGone: readonly MachineOperation['kind'][] = [
  'launch',
  'create',
  'image-check',
  'dirty-flag',
  'bitmap',
  'migration-status',
  'status',
];

/** A format whose allocator is the end of the file needs a file that has one to move. */
export function canCreate(world: World): boolean {
  return (
    imageOf(world, 0).format !== 'qed' ||
    world.features.name === 'file' ||
    !applies(world, 'qed.needs-a-file-that-grows')
  );
}

function dataResult(world: World, value: number, old: boolean): Result {
  if (value === GARBAGE_READ) return { cell: resultOfWord(world, GARBAGE), old };
  return value < 0 ? okOr(world, false) : { cell: resultOfVersion(value), old };
}

function sizeResult(
  world: World,
  state: StorageState,
  process: number,
  of: 'guest' | 'device' | 'block',
): Result | null {
  const { guestSizes } = world.machine!.setup;
  const { size } = guestOf(state);
  const seen =
    of === 'guest' ? size : of === 'device' ? deviceSizeOf(world, state, process) : imageSize(world, state, process);
  if (seen < 0) return null;
  if (of === 'block' && imageOf(world, 0).header < 0) {
    const length = world.sizes[state.processes[process]!.fileSize]!;
    return { cell: resultOfWord(world, String(length)), old: length !== guestSizes[size] };
  }
  return { cell: resultOfWord(world, String(guestSizes[seen]!)), old: seen !== size };
}

const waitsForGuest = (world: World, process: number): boolean =>
  processOf(world, process).setup.starts === 'incoming' &&
  world.machine!.migrations.some(({ destination }) => destination === process);

/** A destination waits for its guest; a tool, or QEMU from nothing, opens the image at once. */
function launch(world: World, state: StorageState, process: number, variant: MachineVariant): Result {
  const own = state.processes[process]!;
  const { setup } = processOf(world, process);
  const migration = world.machine!.migrations.findIndex(({ destination }) => destination === process);
  if (waitsForGuest(world, process)) {
    state.migrations[migration]!.launched = true;
    own.run = 'inmigrate';
    return okOr(world, true);
  }
  const outcome = openImage(world, state, process, false, variant);
  if (outcome === 'ok' && !checkAtOpen(world, state, process, variant)) quit(world, state, process);
  if (outcome === 'ok') {
    own.memory = setup.program === 'qemu' ? 'current' : 'none';
    if (setup.program === 'qemu') {
      run(state, process);
      guessGeometry(world, state, process, variant);
    } else own.run = 'running';
    return okOr(world, true);
  }
  own.run = 'gone';
  return outcome === 'lock' ? word(world, 'lock') : okOr(world, false);
}

function orderMigration(world: World, state: StorageState, process: number): Result {
  const migration = world.machine!.migrations.findIndex(
    ({ source }, index) => source === process && !state.migrations[index]!.ordered,
  );
  if (migration < 0 || !mayMigrate(state, process)) return word(world, 'refused');
  state.migrations[migration]!.ordered = true;
  return okOr(world, true);
}

/** The latest migration this process is the source of. */
function migrationFrom(world: World, state: StorageState, process: number): number {
  return world.machine!.migrations.reduce(
    (found, { source }, index) => (source === process && state.migrations[index]!.ordered ? index : found),
    -1,
  );
}

function statusOf(world: World, state: StorageState, process: number): MigrationStatus {
  const migration = migrationFrom(world, state, process);
  return migration < 0 ? 'none' : state.migrations[migration]!.status;
}

function reopenTables(world: World, state: StorageState, process: number): void {
  for (const [image, { format }] of world.machine!.images.entries()) {
    if (format !== 'qcow2' || !cachedOf(state, process, image).loaded) continue;
    guestFlush(world, state, process, plain);
    forgetTables(state, process, image);
  }
}

const sectorOf = (world: World, name: string): number =>
  world.machine!.setup.guestSectors.findIndex((sector) => sector.name === name);

/** A guest does something only where it runs; a question is always answered. */
function isPossible(world: World, state: StorageState, process: number, operation: MachineOperation): boolean {
  const { run: runs } = state.processes[process]!;
  // A process that is gone does nothing; its steps end without a result.
  if (runs === 'gone') return true;
  switch (operation.kind) {
    case 'vm-read':
    case 'vm-write':
    case 'vm-flush':
    case 'vm-reopen':
    case 'block-resize':
    case 'snapshot':
    case 'commit':
      // One at a time: the guest waits for a request it has sent through this process.
      return (
        runs === 'running' && !(guestOf(state).request.status !== 'none' && guestOf(state).request.process === process)
      );
    case 'vm-submit':
      return runs === 'running' && guestOf(state).request.status === 'none';
    case 'launch':
      return runs === 'absent';
    case 'snapshot-read':
      return callsOf(world, state, process) !== null;
    default:
      return true;
  }
}

function reaches(world: World, state: StorageState, process: number, { kind }: MachineOperation): boolean {
  if (
    !['vm-read', 'vm-write', 'vm-flush', 'launch', 'stop', 'quit', 'snapshot', 'commit', 'block-resize'].includes(kind)
  )
    return true;
  const calls = callsOf(world, state, process);
  if (calls === null) return awaited(world, state, processOf(world, process).main.open) === null;
  return awaited(world, state, calls.size) === null && awaited(world, state, calls.write[0]!) === null;
}

function chanceOf(world: World, process: number, operation: MachineOperation): Chance {
  const none = certain(process);
  switch (operation.kind) {
    case 'vm-read':
      return chanceOfRead(process, sectorOf(world, operation.sector));
    case 'vm-write':
      return chanceOfWrite(world, process, sectorOf(world, operation.sector));
    case 'vm-flush':
      return { ...none, flushes: true };
    case 'launch':
      // One that waits for its guest opens the image in steps of its own.
      return waitsForGuest(world, process)
        ? none
        : { ...none, readsTables: true, readsData: processOf(world, process).setup.program === 'qemu' };
    case 'cont':
    case 'snapshot':
      return { ...none, readsTables: true };
    case 'snapshot-read':
    case 'commit':
      return { ...none, readsTables: true, readsData: true };
    case 'image-check':
    case 'dirty-flag':
    case 'bitmap':
      return { ...none, readsTables: true, byHost: true };
    default:
      return none;
  }
}
