/**
 * Scenarios that differ from one in a single setting of a machine, the storage or a migration, or in one step of a
 * handoff that is left out. Which settings there are, and their values, comes from the tables that scenario files are
 * read with. Not among them: what makes it another test (who runs where, image format, disk, guest, faults).
 */
import { arbiterTable } from '../../sim/machine/arbiter-table.ts';
import { assembleLitmus } from '../../sim/machine/assemble.ts';
import { cacheModes } from '../../sim/machine/cache-modes.ts';
import type { Handoff } from '../../sim/machine/handoffs.ts';
import type { MachineSetup, MigrationSetup, ProcessSetup } from '../../sim/machine/setup.ts';
import type { StorageOptions } from '../../sim/storage/options.ts';
import type { Litmus } from '../../sim/storage/scenario.ts';
import { cacheModeNames, devices, fencings } from '../scenario/machine-names.ts';
import { impliedByNoac, isPossibleStorage } from '../scenario/read-storage.ts';
import { optionsByKey } from '../scenario/storage-options.ts';
import { isMove } from './insert-step.ts';

/** Keys and values are those of a scenario file. */
export type SingleChange =
  | {
      readonly kind: 'machine';
      /** One that had another value, or all that had. */
      readonly processes: readonly string[];
      readonly key: string;
      readonly value: string;
    }
  | { readonly kind: 'storage'; readonly key: string; readonly value: string }
  | { readonly kind: 'migration'; readonly migration: number; readonly key: string; readonly value: string }
  | {
      readonly kind: 'step-left-out';
      readonly migration: number;
      readonly process: string;
      readonly side: HandoffList;
      /** Its place in the list. */
      readonly index: number;
      readonly step: string;
    };

export interface ChangedScenario {
  readonly change: SingleChange;
  readonly litmus: Litmus;
}

type HandoffList = 'source' | 'sourceFails' | 'launch' | 'destination';

/** In the order in which they are told. */
export function singleChanges(litmus: Litmus): ChangedScenario[] {
  const { machine } = litmus;
  if (machine === undefined) return [];
  return [
    ...machineChanges(litmus, machine),
    ...storageChanges(litmus),
    ...migrationChanges(litmus, machine),
    ...stepsLeftOut(litmus, machine),
  ];
}

/** Something that can be set, as a scenario file says it. */
interface Setting<Of> {
  readonly values: readonly string[];
  /** Undefined where there is nothing to set. */
  readonly of: (setup: Of) => string | undefined;
  readonly to: (setup: Of, value: string) => Of;
}

const yesNo = ['true', 'false'];

const machineSettings: Readonly<Record<string, Setting<ProcessSetup>>> = {
  cache: {
    // With cache=unsafe a flush does nothing: that is no remedy.
    values: cacheModeNames.filter((name) => !cacheModes[name].noFlush),
    of: ({ cache: { direct, writeback, noFlush } }) =>
      cacheModeNames.find((name) => {
        const mode = cacheModes[name];
        return mode.direct === direct && mode.writeback === writeback && mode.noFlush === noFlush;
      }) ?? '',
    to: (setup, value) => ({ ...setup, cache: cacheModes[cacheModeNames.find((name) => name === value)!] }),
  },
  locking: {
    values: ['auto', 'off'],
    of: ({ locking }) => (locking ? 'auto' : 'off'),
    to: (setup, value) => ({ ...setup, locking: value === 'auto' }),
  },
  'drop-cache': {
    values: yesNo,
    of: ({ dropCache }) => String(dropCache),
    to: (setup, value) => ({ ...setup, dropCache: value === 'true' }),
  },
  'auto-read-only': {
    values: yesNo,
    // Read-only for good excludes it.
    of: ({ autoReadOnly, readOnly }) => (readOnly ? undefined : String(autoReadOnly)),
    to: (setup, value) => ({ ...setup, autoReadOnly: value === 'true' }),
  },
  device: {
    values: devices,
    of: ({ program, device }) => (program === 'qemu' ? device : undefined),
    to: (setup, value) => ({ ...setup, device: devices.find((name) => name === value)! }),
  },
  werror: {
    values: ['stop', 'report'],
    of: ({ program, stopsOnError }) => (program === 'qemu' ? (stopsOnError ? 'stop' : 'report') : undefined),
    to: (setup, value) => ({ ...setup, stopsOnError: value === 'stop' }),
  },
};

function machineChanges(litmus: Litmus, machine: MachineSetup): ChangedScenario[] {
  return Object.entries(machineSettings).flatMap(([key, { values, of, to }]) =>
    values.flatMap((value) => {
      const others = machine.processes.filter((setup) => ![undefined, value].includes(of(setup)));
      const alone = others.map(({ name }) => [name]);
      return [...alone, ...(others.length > 1 ? [others.map(({ name }) => name)] : [])].map((names) => ({
        change: { kind: 'machine', processes: names, key, value } as const,
        litmus: assembledAgain(litmus, {
          ...machine,
          processes: machine.processes.map((setup) => (names.includes(setup.name) ? to(setup, value) : setup)),
        }),
      }));
    }),
  );
}

/** How a process opens the image follows from its settings. */
function assembledAgain(litmus: Litmus, machine: MachineSetup): Litmus {
  const isProcess = (name: string): boolean => machine.processes.some((one) => one.name === name);
  return assembleLitmus({ ...litmus, machine, handles: litmus.handles.filter(({ actor }) => !isProcess(actor)) });
}

function storageChanges(litmus: Litmus): ChangedScenario[] {
  const { storage } = litmus;
  const changed = (key: string, value: string, fields: object): ChangedScenario[] => {
    // The rules are typed after the options of their kind, so a field of theirs has a value of theirs.
    const options = { ...storage, ...fields } as StorageOptions;
    if (!isPossibleStorage(options)) return [];
    return [{ change: { kind: 'storage', key, value }, litmus: { ...litmus, storage: options } }];
  };
  const now = new Map<string, unknown>(Object.entries(storage));
  const single = [...optionsByKey(storage.kind)].flatMap(([key, { values, field }]) =>
    values
      .filter((value) => value !== now.get(field))
      .flatMap((value) => changed(key, String(value), { [field]: value })),
  );
  const lacksBoth = Object.entries(impliedByNoac).every(([field, value]) => now.get(field) === !value);
  return [...single, ...(storage.kind === 'nfs' && lacksBoth ? changed('noac', 'true', impliedByNoac) : [])];
}

const migrationSettings: Readonly<Record<string, Setting<MigrationSetup>>> = {
  arbiter: {
    values: Object.keys(arbiterTable),
    of: ({ arbiter }) => arbiter?.name,
    to: (setup, value) => ({ ...setup, arbiter: arbiterTable[value]! }),
  },
  'arbiter-host': {
    values: ['third', 'source'],
    of: ({ arbiter, arbiterHost }) => (arbiter === null ? undefined : arbiterHost),
    to: (setup, value) => ({ ...setup, arbiterHost: value === 'source' ? 'source' : 'third' }),
  },
  fencing: {
    values: fencings,
    of: ({ arbiter, fencing }) => (arbiter === null ? undefined : fencing),
    to: (setup, value) => ({ ...setup, fencing: fencings.find((name) => name === value)! }),
  },
  autostart: {
    values: yesNo,
    of: ({ arbiter, autostart }) => (arbiter === null ? String(autostart) : undefined),
    to: (setup, value) => ({ ...setup, autostart: value === 'true' }),
  },
};

function migrationChanges(litmus: Litmus, machine: MachineSetup): ChangedScenario[] {
  return machine.migrations.flatMap((setup, migration) =>
    Object.entries(migrationSettings).flatMap(([key, { values, of, to }]) =>
      values
        .filter((value) => ![undefined, value].includes(of(setup)))
        .map((value) => ({
          change: { kind: 'migration', migration, key, value } as const,
          litmus: withMigration(litmus, machine, migration, to(setup, value)),
        })),
    ),
  );
}

const lists = ['launch', 'source', 'destination', 'sourceFails'] as const satisfies readonly HandoffList[];

function stepsLeftOut(litmus: Litmus, machine: MachineSetup): ChangedScenario[] {
  return machine.migrations.flatMap((setup, migration) =>
    lists.flatMap((side) =>
      setup.handoff[side].flatMap((step, index): ChangedScenario[] => {
        // The image has to be opened once.
        if (isMove(step) || step === 'open') return [];
        const process = side === 'source' || side === 'sourceFails' ? setup.source : setup.destination;
        const handoff: Handoff = { ...setup.handoff, [side]: setup.handoff[side].filter((_, at) => at !== index) };
        return [
          {
            change: { kind: 'step-left-out', migration, process, side, index, step },
            litmus: withMigration(litmus, machine, migration, { ...setup, handoff }),
          },
        ];
      }),
    ),
  );
}

function withMigration(litmus: Litmus, machine: MachineSetup, migration: number, setup: MigrationSetup): Litmus {
  const migrations = machine.migrations.map((one, index) => (index === migration ? setup : one));
  return { ...litmus, machine: { ...machine, migrations } };
}
