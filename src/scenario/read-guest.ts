/** What the guest does by itself, which faults of the machine layer may strike, and which properties may break. */
import { ANY_NUMBER_VALUES } from '../../sim/machine/dead-values.ts';
import type { MachineFaults, MigrationSetup, Workload } from '../../sim/machine/setup.ts';
import type { Disk } from './disk.ts';
import { problem, quote } from './problems.ts';
import type { Reading } from './reading.ts';
import type { Scenario } from './types.ts';

/** Null where the guest does nothing that the steps do not say. Naming a sector here may declare it. */
export function readWorkload({ document, tree, problems }: Reading, disk: Disk): Workload | null {
  const { guest } = document;
  if (guest === undefined) return null;
  const { writes = 0, reads = 0, flushes = 0, resizes = 0, sectors = [] } = guest;
  if (writes + reads + flushes + resizes === 0) {
    const hint =
      'say what it does: {writes: 1, reads: 1}, and "any-number: true" beside it where it may do so as often as it likes';
    problems.push(problem('V052', tree.key(['guest']), 'the guest does nothing', { hint }));
  }
  for (const [index, name] of sectors.entries()) {
    const span = tree.value(['guest', 'sectors', index]);
    if (sectors.indexOf(name) === index) disk.use(name, span);
    else problems.push(problem('V034', span, `guest.sectors: ${name} is named twice`));
  }
  const anyNumber = guest['any-number'] ?? false;
  return {
    writes: anyNumber && writes > 0 ? ANY_NUMBER_VALUES : writes,
    reads,
    flushes,
    resizes,
    anyNumber,
    sectors,
    inFlight: guest['in-flight'] ?? false,
  };
}

/** A workload that reads or writes needs a sector, one that resizes needs a second size. */
export function checkWorkload(
  { tree, problems }: Reading,
  { writes, reads, resizes }: Workload,
  sectors: readonly unknown[],
  sizes: readonly number[],
): void {
  if (writes + reads > 0 && sectors.length === 0) {
    const hint = 'add "sectors: [x]" to the guest, or declare some under disk.sectors';
    problems.push(problem('V052', tree.key(['guest']), 'the guest has no sector to read or write', { hint }));
  }
  if (resizes > 0 && sizes.length < 2) {
    const hint = 'name every size that the disk may have: disk: {sizes: [131072, 196608]}';
    problems.push(
      problem('V052', tree.key(['guest', 'resizes']), 'guest: there is no other size to change to', { hint }),
    );
  }
}

export interface MachineFaultRule {
  /** What has to be there for the fault to hit. */
  readonly needs: 'machines' | 'migration' | 'arbiter' | 'link-cut';
  readonly meaning: string;
}

export const machineFaultRules = {
  'message-loss': {
    needs: 'migration',
    meaning: 'a message between two nodes is lost: migration stream, acknowledgement, request or reply of the arbiter',
  },
  'link-cut': { needs: 'migration', meaning: 'a link between two nodes is cut, and heals later' },
  'cuts-are-for-good': { needs: 'link-cut', meaning: '`true`: a link that was cut never heals' },
  'arbiter-crash': { needs: 'arbiter', meaning: 'the arbiter crashes and comes back' },
  'load-failure': {
    needs: 'migration',
    meaning: 'loading the state, opening the image or reading it again fails at the destination',
  },
  cancel: { needs: 'migration', meaning: 'the management cancels the migration' },
  'process-kill': { needs: 'machines', meaning: 'a QEMU process dies (SIGKILL) while its host lives' },
} as const satisfies Readonly<Record<string, MachineFaultRule>>;

export type MachineFaultName = keyof typeof machineFaultRules;
export const machineFaultNames = Object.keys(machineFaultRules) as readonly MachineFaultName[];

export function readMachineFaults(reading: Reading, migrations: readonly MigrationSetup[]): MachineFaults {
  const { document, tree, problems } = reading;
  const faults = document.faults ?? {};
  const available: Readonly<Record<MachineFaultRule['needs'], boolean>> = {
    machines: true,
    migration: migrations.length > 0,
    arbiter: migrations.some(({ arbiter }) => arbiter !== null),
    'link-cut': (faults['link-cut'] ?? 0) > 0,
  };
  for (const name of machineFaultNames) {
    const { needs } = machineFaultRules[name];
    if (faults[name] === undefined || faults[name] === false || faults[name] === 0 || available[needs]) continue;
    const message = `faults: there is no ${needs === 'link-cut' ? '"link-cut"' : needs} that ${quote(name)} could hit`;
    problems.push(problem('V055', tree.key(['faults', name]), message, { hint: additions[needs] }));
  }
  return {
    messageLoss: faults['message-loss'] ?? 0,
    linkCut: faults['link-cut'] ?? 0,
    cutsAreForGood: faults['cuts-are-for-good'] ?? false,
    arbiterCrash: faults['arbiter-crash'] ?? 0,
    loadFailure: faults['load-failure'] ?? 0,
    cancel: faults.cancel ?? 0,
    processKill: faults['process-kill'] ?? 0,
  };
}

const additions: Readonly<Record<MachineFaultRule['needs'], string>> = {
  machines: 'add "machines"',
  migration: 'add an entry to "migrations"',
  arbiter: 'give a migration an arbiter, such as "arbiter: libvirt-v3"',
  'link-cut': 'add "link-cut: 1"',
};

export function readProperties(
  { document, tree, problems }: Reading,
  lineOf: (offset: number) => number,
): Pick<Scenario, 'properties'> {
  if (document.properties === undefined) return {};
  const { violated } = document.properties;
  for (const [index, name] of violated.entries()) {
    if (violated.indexOf(name) === index) continue;
    const span = tree.value(['properties', 'violated', index]);
    problems.push(problem('V034', span, `properties.violated: ${quote(name)} is named twice`));
  }
  return { properties: { violated, line: lineOf(tree.key(['properties']).offset) } };
}
