/** The same for the leaves above the storage: processes, migrations, the arbiter, the guest. */
import { clusterText, headerText, l1Text, l2Text, refcountsText, valueText } from '../../sim/machine/contents.ts';
import { arbiterStepText, stepTexts } from '../../sim/machine/describe-action.ts';
import { statusTexts, streamTexts } from '../../sim/machine/describe-change.ts';
import { memoryTexts, runText } from '../../sim/machine/describe-process.ts';
import type { MigrationStatus, RunState } from '../../sim/machine/words.ts';
import type { MachineWorld } from '../../sim/machine/world-types.ts';
import type { StorageState } from '../../sim/storage/state.ts';
import type { World } from '../../sim/storage/world-types.ts';
import { either, type Leaf, type LeafValue, sectorsText } from './leaf-basics.ts';

/** @returns null where the leaf is none of the machine layer */
export function machineLeafClause(world: World, state: StorageState, path: Leaf, value: LeafValue): string | null {
  if (path[0] === 'machineBudget')
    return `${value === 0 ? 'no more' : `${String(value)} more`} ${budgetTexts[path[1] as keyof typeof budgetTexts]}`;
  const { machine } = world;
  if (machine === null) return null;
  switch (path[0]) {
    case 'processes':
      return processClause(world, machine, path, value);
    case 'migrations':
      return migrationClause(machine, state, path, value);
    case 'arbiters':
      return arbiterClause(world, machine, state, path, value);
    case 'cut':
      return either(`the link ${machine.links[path[1] as number]}`, value, 'is cut', 'works');
    case 'guest':
      return guestClause(world, machine, path, value);
    default:
      return null;
  }
}

const budgetTexts = {
  messageLoss: 'messages may be lost',
  linkCut: 'links may be cut',
  arbiterCrash: 'crashes of the arbiter may happen',
  loadFailure: 'loads of the state may fail',
  cancel: 'migrations may be cancelled',
  processKill: 'processes may be killed',
} as const;

function processClause(world: World, machine: MachineWorld, path: Leaf, value: LeafValue): string {
  const { name, setup } = machine.processes[path[1] as number]!;
  const { guestSizes } = machine.setup;
  switch (path[2]) {
    case 'run':
      return runClause(name, value as RunState, runText(value as RunState, setup.program));
    case 'inactive':
      return either(name, value, 'may not write to the image', 'may write to the image');
    case 'unflushed':
      return either(name, value, 'has written since its last flush', 'has flushed all it wrote');
    case 'poisoned':
      return either('flushes', value, `of ${name} fail for good`, `of ${name} work`);
    case 'fileSize':
      return `${name} takes the image file to have ${sectorsText(world.sizes[value as number])}`;
    case 'deviceSize':
      return value === 0
        ? `the device of ${name} keeps no size`
        : `the device of ${name} keeps a size of ${sectorsText(guestSizes[(value as number) - 1])}`;
    case 'geometry':
      return value === 0 ? `the device of ${name} keeps no geometry` : `the device of ${name} keeps a guessed geometry`;
    case 'memory':
      return `${name} ${value === 'none' ? 'has nothing of the memory of the guest' : value === 'old' ? 'has a memory of the guest that is older than the disk' : memoryTexts[value as 'part' | 'current']}`;
    case 'contOrdered':
      return either(name, value, 'has been told to run (cont)', 'has not been told to run (cont)');
    default:
      return imageClause(world, machine, name, path, value);
  }
}

function runClause(name: string, run: RunState, text: string): string {
  if (run === 'absent') return `${name} has not been started`;
  if (run === 'gone') return `the process of ${name} is gone`;
  return text.startsWith('the guest') ? `on ${name} ${text}` : `${name} ${text}`;
}

function imageClause(world: World, machine: MachineWorld, name: string, path: Leaf, value: LeafValue): string {
  const image = path[3] as number;
  const what = image === 0 ? 'the image' : 'the backing file';
  const code = value as number;
  switch (path[4]) {
    case 'loaded':
      return either(name, value, `has ${what} open`, `does not have ${what} open`);
    case 'header':
      return `the header of ${what} in memory of ${name} says: ${headerText(world, image, code)}`;
    case 'l1':
      return `the L1 table of ${what} in memory of ${name} says: ${l1Text(world, image, code)}`;
    case 'refcounts':
      return path[5] === 'status'
        ? `the refcounts of ${what} in memory of ${name} are ${String(value)}`
        : `the refcounts of ${what} in memory of ${name} say: ${refcountsText(world, image, code)}`;
    case 'l2':
      return path[6] === 'status'
        ? `the L2 table of ${what} in memory of ${name} is ${String(value)}`
        : `the L2 table of ${what} in memory of ${name} says: ${l2Text(world, image, code, path[5] as number)}`;
    case 'next':
      return machine.images[image]!.format === 'qed'
        ? `for ${name} the next cluster at the end of ${what} is ${clusterText(image, code)}`
        : `${name} looks for free clusters of ${what} from ${clusterText(image, code)} on`;
    default:
      return either(
        name,
        value,
        `has the dirty bitmap of ${what} in memory`,
        `has no dirty bitmap of ${what} in memory`,
      );
  }
}

function migrationClause(machine: MachineWorld, state: StorageState, path: Leaf, value: LeafValue): string {
  const index = path[1] as number;
  const { setup, handoff, destinationSteps } = machine.migrations[index]!;
  const { source, destination } = setup;
  const name = `the migration from ${source} to ${destination}`;
  const { failing } = state.migrations[index]!;
  switch (path[2]) {
    case 'status':
      return `${name} is ${statusTexts[value as MigrationStatus]}`;
    case 'source':
      return nextStep(source, (failing ? handoff.sourceFails : handoff.source)[value as number]);
    case 'destination':
      return nextStep(destination, destinationSteps[value as number]);
    case 'failing':
      return either(source, value, 'takes back what it gave up', 'does not take back what it gave up');
    case 'stream':
      return `the state of the guest is ${inPassing(value)}`;
    case 'acknowledgement':
      return `the acknowledgement of ${destination} is ${inPassing(value)}`;
    case 'overtaken':
      return either('the state of the guest', value, 'is older than the disk', 'is as new as the disk');
    case 'pagesMissing':
      return either('the memory of the guest', value, `is partly still on ${source}`, 'is all in one place');
    case 'ordered':
      return either(name, value, 'has been ordered', 'has not been ordered');
    case 'launched':
      return either(destination, value, 'has been started', 'has not been started');
    case 'stalled':
      return either(destination, value, 'has failed in a step and waits', 'waits for nothing that failed');
    default:
      return either(name, value, 'has been told to switch over', 'has not been told to switch over');
  }
}

const inPassing = (value: LeafValue): string => streamTexts[value as keyof typeof streamTexts];

const nextStep = (name: string, step: keyof typeof stepTexts | undefined): string =>
  step === undefined ? `${name} has no step left` : `next, ${name} ${stepTexts[step]}`;

function arbiterClause(world: World, machine: MachineWorld, state: StorageState, path: Leaf, value: LeafValue): string {
  const index = path[1] as number;
  const { arbiter, setup } = machine.migrations[index]!;
  switch (path[2]) {
    case 'up':
      return either('the arbiter', value, 'is up', 'is down');
    case 'step': {
      const step = arbiter?.steps[value as number];
      return step === undefined
        ? 'the arbiter has no step left'
        : `next, the arbiter ${arbiterStepText(world, index, step, 'asks', state)}`;
    }
    case 'call':
      return callTexts[value as keyof typeof callTexts];
    default:
      return `the arbiter has decided for ${value === 'none' ? 'nobody' : value === 'source' ? setup.source : setup.destination}`;
  }
}

const callTexts = {
  idle: 'the arbiter waits for no answer',
  requested: 'a request of the arbiter is on its way',
  running: 'a request of the arbiter is being carried out',
  ok: 'the answer "ok" is on its way to the arbiter',
  error: 'the answer "error" is on its way to the arbiter',
  lost: 'the arbiter will hear no answer',
} as const;

function guestClause(world: World, machine: MachineWorld, path: Leaf, value: LeafValue): string {
  const { guestSectors, guestSizes } = machine.setup;
  const sector = guestSectors[path[3] as number]?.name ?? '';
  const number = value as number;
  switch (path[2]) {
    case 'latest':
      return `the last write of the guest to ${sector} is ${valueText(world, number)}`;
    case 'flushed':
      return `the last flush of the guest has promised ${valueText(world, number)} in ${sector}`;
    case 'home':
      return number === 0
        ? `the guest has not written ${sector}`
        : `the last write to ${sector} went to cluster ${number - 1}`;
    case 'size':
      return `the disk of the guest has ${sectorsText(guestSizes[number])}`;
    case 'died':
      return either('the guest', value, 'died with what it ran on', 'did not die with what it ran on');
    case 'moved':
      return either('the guest', value, 'has run at a destination', 'has not run at a destination');
    case 'nextValue':
      return `the next write of the guest is ${valueText(world, number)}`;
    case 'request':
      return requestClause(world, machine, path, value);
    case 'event':
      return either(
        'the last step',
        value,
        eventTexts[path[3] as keyof typeof eventTexts],
        'did nothing wrong of this kind',
      );
    default:
      return `the guest may do ${number === 0 ? 'no more' : `${number} more`} ${String(path[3])}`;
  }
}

const eventTexts = {
  staleRead: 'returned something else than the guest wrote last',
  staleMapping: 'used tables that do not say where the data was put',
  staleSize: 'refused a sector that the disk has',
  oldMemory: 'let the guest run from memory that is older than its disk',
  notDurable: 'undid what a completed flush had promised',
} as const;

function requestClause(world: World, machine: MachineWorld, path: Leaf, value: LeafValue): string {
  switch (path[3]) {
    case 'status':
      return value === 'none'
        ? 'no request of the guest is under way'
        : value === 'in-flight'
          ? 'a request of the guest is in flight'
          : 'a request of the guest has failed and waits to be sent again';
    case 'process':
      return `the request of the guest is on ${machine.processes[value as number]?.name ?? 'no process'}`;
    case 'sector':
      return `the request of the guest is about ${machine.setup.guestSectors[value as number]?.name ?? 'no sector'}`;
    default:
      return `the request of the guest writes ${valueText(world, value as number)}`;
  }
}
