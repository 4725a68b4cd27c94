import { assembleLitmus } from '../../sim/machine/assemble.ts';
import { handoffTable } from '../../sim/machine/handoff-table.ts';
import { type QemuVersion, qemuVersions } from '../../sim/machine/qemu-version-table.ts';
import type { Litmus } from '../../sim/storage/scenario.ts';
import { isVacuous } from '../check/safety.ts';
import { qemuNames } from '../scenario/machine-names.ts';
import type { Decision } from './decide.ts';
import { decideAll, type PoolOptions } from './pool.ts';

/** One configuration under one version of QEMU. */
export interface HistoryEntry {
  readonly qemu: string;
  readonly version: QemuVersion;
  /** Absent where nobody got to it before Ctrl-C. */
  readonly decision?: Decision;
}

/** From the oldest version to the latest. */
export type History = readonly HistoryEntry[];

/** Decides a virtual machine under every version of QEMU; versions that do the same are searched once. */
export async function history(litmus: Litmus, options: PoolOptions): Promise<History> {
  const tests = qemuNames.map((name) => withQemu(litmus, name));
  const keys = tests.map((test) => JSON.stringify(test));
  const distinct = [...new Set(keys)];
  const decisions = await decideAll(
    distinct.map((key) => tests[keys.indexOf(key)]!),
    options,
  );
  return qemuNames.map((qemu, index): HistoryEntry => {
    const decision = decisions[distinct.indexOf(keys[index]!)];
    return { qemu, version: versionOf(qemu), ...(decision === undefined ? {} : { decision }) };
  });
}

/** The same machines with another QEMU: what it does by itself, and how it hands the guest over. */
export function withQemu(litmus: Litmus, qemu: string): Litmus {
  const { machine, handles, title, storage, actors, steps, faults, registers } = litmus;
  if (machine === undefined) throw new Error(`${title} has no virtual machine`);
  const { behaviour, handoff: name } = versionOf(qemu);
  const handoff = handoffTable[name];
  if (handoff === undefined) throw new Error(`there is no handoff ${name}`);
  const processes = machine.processes.map((one) => (one.program === 'qemu' ? { ...one, behaviour } : one));
  const migrations = machine.migrations.map((one) => ({ ...one, handoff }));
  return assembleLitmus({
    title,
    storage,
    machine: { ...machine, processes, migrations },
    actors,
    // How a process opens its image depends on its version, so these are made anew.
    handles: handles.filter(({ actor }) => !machine.processes.some((one) => one.name === actor)),
    steps,
    faults,
    registers,
  });
}

/** The first version from which on everything is safe, and really tried; undefined where the latest one is not. */
export function safeSince(entries: History): HistoryEntry | undefined {
  return entries.find((_, index) => entries.slice(index).every(({ decision }) => isSafe(decision)));
}

export interface PropertyHistory {
  readonly property: string;
  /** Stretches of versions that violate it; `gone` is the first version after a stretch, absent where none is known. */
  readonly spans: readonly { readonly first: string; readonly last: string; readonly gone?: HistoryEntry }[];
}

/** Every property that some version violates, and when. */
export function propertyHistories(entries: History): PropertyHistory[] {
  const violated = entries.map(({ decision }) => decision?.violations.map(({ property }) => property) ?? []);
  return [...new Set(violated.flat())].map((property) => {
    const spans: { first: string; last: string; gone?: HistoryEntry }[] = [];
    for (const [index, entry] of entries.entries()) {
      const before = index > 0 && violated[index - 1]!.includes(property);
      const span = spans.at(-1);
      if (violated[index]!.includes(property)) {
        if (before && span !== undefined) span.last = entry.qemu;
        else spans.push({ first: entry.qemu, last: entry.qemu });
      } else if (before && span !== undefined && entry.decision?.figures.complete === true) span.gone = entry;
    }
    return { property, spans };
  });
}

function isSafe(decision: Decision | undefined): boolean {
  return decision?.verdict === 'safe' && !isVacuous(decision);
}

function versionOf(qemu: string): QemuVersion {
  const version = qemuVersions[qemu];
  if (version === undefined) throw new Error(`there is no version ${qemu}; there are ${qemuNames.join(', ')}`);
  return version;
}
