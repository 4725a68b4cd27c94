/**
 * The model's choices, grouped by the clock they wait on. Choices that chance decides between within one step (the page
 * is found dropped, more is read ahead) share a clock and are drawn when it rings; what may happen to each page, sector,
 * link or process by itself has a clock for each.
 */
import type { MachineWorld } from '../../sim/machine/world-types.ts';
import type { Action, ChanceKind } from '../../sim/model.ts';
import { type ActionKind, actionKinds } from '../../sim/storage/action-kinds.ts';
import type { StorageState } from '../../sim/storage/state.ts';
import type { World } from '../../sim/storage/world.ts';
import { actionClocks, type ClockRule } from './action-clocks.ts';

export interface Activity {
  /** Its number in the list, and its event. */
  readonly index: number;
  readonly kind: ActionKind;
  readonly rule: ClockRule;
  /** Index into `model.actions`. */
  readonly action: number;
  /** Of the action, in model order; they race on this clock. */
  readonly choices: readonly number[];
  /** By choice of the action: what chance decides in it. */
  readonly chances: readonly (readonly ChanceKind[])[];
  /** By choice of the action: the guest sector that its label names first. */
  readonly sectors: readonly string[];
  readonly enabled: (state: StorageState, choice: number) => boolean;
  /** Whose cache it goes through; -1 for none. */
  readonly view: number;
  /** Page or sector it is about; -1 for none. */
  readonly cell: number;
  /** -1 where it belongs to none. */
  readonly process: number;
  readonly migration: number;
}

export type TimedAction = Action<StorageState>;

export function activitiesOf(world: World, actions: readonly TimedAction[]): Activity[] {
  const activities: Activity[] = [];
  for (const [action, { name, kind, choices, chances: chancesOf, enabled }] of actions.entries()) {
    const known = kindOf(name, kind);
    const rule = actionClocks[known];
    const alone =
      rule.kind === 'each' || rule.kind === 'flusher' || (rule.kind === 'keeps' && rule.what !== 'unstable');
    const place = placeOf(world, actions[action]!);
    const chances = choices.map((_, choice) => chancesOf?.(choice) ?? []);
    const sectors = choices.map((label) => label.split(', ')[0]!);
    const add = (own: readonly number[], cell: number): void => {
      activities.push({
        index: activities.length,
        kind: known,
        rule,
        action,
        choices: own,
        chances,
        sectors,
        enabled,
        cell,
        ...place,
      });
    };
    if (alone) for (const choice of choices.keys()) add([choice], choice);
    else add([...choices.keys()], -1);
  }
  return activities;
}

function kindOf(name: string, kind: string | undefined): ActionKind {
  const known = actionKinds.find((one) => one === kind);
  if (known === undefined) throw new Error(`action ${name} has no kind that has a clock`);
  return known;
}

type Placed = Pick<Activity, 'view' | 'process' | 'migration'>;

const nowhere: Placed = { view: -1, process: -1, migration: -1 };

function placeOf(world: World, action: TimedAction): Placed {
  const { machine } = world;
  const { name, actor, kind = '' } = action;
  if (/^(page-cache|client-cache|nfs)/.test(kind))
    return { ...nowhere, view: world.views.findIndex((view) => name.startsWith(`${view.name}.`)) };
  const step = /^step (\d+)$/.exec(name)?.[1];
  if (step !== undefined) return { ...nowhere, view: world.steps[Number(step) - 1]!.view };
  if (machine === null) return nowhere;
  const process = machine.processes.findIndex((one) => actor === one.name || actor === `guest on ${one.name}`);
  if (process < 0) return nowhere;
  const { view } = machine.processes[process]!;
  return { view, process, migration: migrationOf(machine, process, action) };
}

/** By the end of its name, `S.stop, S to D`, where a process takes part in several; -1 for what belongs to none. */
function migrationOf({ migrations }: MachineWorld, process: number, { name, kind = '' }: TimedAction): number {
  const role = /^(source|destination)\./.exec(kind)?.[1];
  if (role !== 'source' && role !== 'destination') return -1;
  const own = [...migrations.keys()].filter((one) => migrations[one]![role] === process);
  const named = own.find((one) => {
    const { source, destination } = migrations[one]!.setup;
    return name.endsWith(`, ${source} to ${destination}`);
  });
  return named ?? own[0] ?? -1;
}
