/**
 * Steps of machines that cannot make sense in the order they stand in: a process that is never started, or started
 * while it runs. As with other steps only what is certain is an error.
 */
import type { MachineSetup, ProcessSetup } from '../../sim/machine/setup.ts';
import type { Operation, Step } from '../../sim/storage/scenario.ts';
import { type Before, hostOf, lastEvent, lifeOf, type OrderedSteps, predecessors, spanOf } from './check-order.ts';
import { type Problem, problem, quote } from './problems.ts';

export function checkMachineOrder(ordered: OrderedSteps, machine: MachineSetup, problems: Problem[]): void {
  const before = predecessors(ordered.steps);
  for (const [index, step] of ordered.steps.entries()) {
    const found =
      neverStarted(ordered, machine, before, index, step) ??
      neverReceived(ordered, machine, index, step) ??
      startedAlready(ordered, machine, before, index, step);
    if (found !== undefined) problems.push(found);
  }
}

/** Operations that need a process; the others ask the host about it, or are about starting and ending it. */
const needProcess: ReadonlySet<Operation['kind']> = new Set<Operation['kind']>([
  'vm-read',
  'vm-write',
  'vm-submit',
  'vm-flush',
  'vm-size',
  'vm-geometry',
  'vm-reopen',
  'vm-wait',
  'block-resize',
  'snapshot',
  'snapshot-read',
  'commit',
  'migrate',
]);

function neverStarted(
  ordered: OrderedSteps,
  machine: MachineSetup,
  before: Before,
  index: number,
  { actor, operation, text }: Step,
): Problem | undefined {
  const one = processOf(machine, actor);
  if (one === undefined || one.starts === 'running' || !needProcess.has(operation.kind)) return undefined;
  if (isStartedByItself(ordered, machine, one)) return undefined;
  const starts = ordered.steps.some(
    (other, at) => other.actor === actor && other.operation.kind === 'launch' && !(before[at]?.has(index) ?? false),
  );
  if (starts) return undefined;
  const message = `${quote(text)} can never run: ${actor} is not started before it`;
  return problem('V056', spanOf(ordered, index), message, { hint: `put "- ${actor}: launch" before it` });
}

/** A guest that is sent to a process which nobody starts never arrives, unless it may never leave. */
function neverReceived(
  ordered: OrderedSteps,
  machine: MachineSetup,
  index: number,
  { actor, operation }: Step,
): Problem | undefined {
  if (operation.kind !== 'migrate' || mayStay(ordered, machine, actor)) return undefined;
  const absent = machine.migrations
    .filter(({ source }) => source === actor)
    .flatMap(({ destination }) => processOf(machine, destination) ?? [])
    .filter((one) => one.starts !== 'running' && !isStartedByItself(ordered, machine, one))
    .find(({ name }) => !ordered.steps.some((other) => other.actor === name && other.operation.kind === 'launch'));
  if (absent === undefined) return undefined;
  const message = `the guest can never arrive: ${absent.name} is not started`;
  return problem('V056', spanOf(ordered, index), message, { hint: `put "- ${absent.name}: launch" before it` });
}

/** Where the format refuses to migrate, or somebody may cancel. */
function mayStay({ steps }: OrderedSteps, { images, faults, processes }: MachineSetup, actor: string): boolean {
  const blocks: readonly string[] = processes.find(({ name }) => name === actor)?.behaviour.blocks ?? [];
  const isBlocked = images.some(({ format }) => format === 'blocked' || (format === 'qed' && blocks.includes('qed')));
  return isBlocked || faults.cancel > 0 || steps.some(({ operation }) => operation.kind === 'migrate-cancel');
}

function startedAlready(
  ordered: OrderedSteps,
  machine: MachineSetup,
  before: Before,
  index: number,
  { actor, operation }: Step,
): Problem | undefined {
  const one = processOf(machine, actor);
  if (one === undefined || operation.kind !== 'launch' || mayEndByItself(ordered, machine, one)) return undefined;
  const own = ordered.steps.flatMap((step, at) =>
    step.actor === actor && startsOrEnds.has(step.operation.kind) ? [at] : [],
  );
  const events = [...own, ...lifeOf(ordered, hostOf(ordered, actor) ?? actor)].sort((a, b) => a - b);
  const last = lastEvent(before, index, events);
  const runs = last === 'none' ? one.starts === 'running' : kindAt(ordered, last) === 'launch';
  if (!runs) return undefined;
  const message = last === 'none' ? `${actor} runs from the start` : `${actor} is started already`;
  const hint = last === 'none' ? `remove this step, or write "starts: absent" under machines.${actor}` : 'end it first';
  return problem('V056', spanOf(ordered, index), message, { hint });
}

const startsOrEnds: ReadonlySet<Operation['kind']> = new Set<Operation['kind']>(['launch', 'quit', 'kill']);

const kindAt = ({ steps }: OrderedSteps, index: number | undefined): Operation['kind'] | undefined =>
  index === undefined ? undefined : steps[index]?.operation.kind;

const processOf = ({ processes }: MachineSetup, name: string): ProcessSetup | undefined =>
  processes.find((one) => one.name === name);

/** An arbiter starts the destination; without one and without a script the management does. */
function isStartedByItself({ steps }: OrderedSteps, { migrations }: MachineSetup, { name }: ProcessSetup): boolean {
  const scripted = steps.some(({ operation }) => operation.kind === 'launch' || operation.kind === 'migrate');
  return migrations.some(({ destination, arbiter }) => destination === name && (arbiter !== null || !scripted));
}

/** Faults and arbiters end a process at any moment, and so does a failed hand-over. */
function mayEndByItself({ faults, actors }: OrderedSteps, machine: MachineSetup, { name }: ProcessSetup): boolean {
  const host = actors.find((actor) => actor.name === name)?.host;
  const mayCrash = actors.some((actor) => actor.host === host && (faults.hostCrash[actor.name] ?? 0) > 0);
  const moves = machine.migrations.some(({ source, destination }) => source === name || destination === name);
  return mayCrash || moves || machine.faults.processKill > 0;
}
