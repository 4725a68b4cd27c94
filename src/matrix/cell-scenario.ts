import { loadScenario } from '../scenario/load.ts';
import { noArbiter } from '../scenario/machine-names.ts';
import type { Scenario } from '../scenario/types.ts';
import { type Cell, ownHandoff, type Setting } from './axes.ts';
import { faultsYaml, noFaults } from './fault-choice.ts';
import { imageYaml, readImageChoice } from './image-choice.ts';
import { whyNotPossible } from './possible.ts';
import type { Scope } from './scope.ts';

/** A cell as a scenario that can be run, saved and replayed, or why there is no such thing. */
export type CellScenario =
  | { readonly possible: true; readonly scenario: Scenario; readonly text: string }
  | { readonly possible: false; readonly reason: string };

export const SOURCE = 'S';
export const DESTINATION = 'D';

/** 64 MiB: a disk that one L2 table covers. */
const DISK_SECTORS = 131_072;
const GROWN_SECTORS = 196_608;

/**
 * The sectors the guest uses: the first one, which a destination reads before it has anything else to do, one that lies
 * in a page of its own and has a cluster, and for image formats one that has none yet.
 */
const allocated = { x: 0 } as const;
const apart = { y: 2048 } as const;

export function cellScenario(cell: Cell, scope: Scope, setting: Setting = {}): CellScenario {
  if (scope.anyNumber) {
    const unbounded = scenarioOf(cell, scope, setting);
    if (unbounded !== 'needs-a-number') return unbounded;
  }
  const bounded = scenarioOf(cell, { ...scope, anyNumber: false }, setting);
  if (bounded === 'needs-a-number') throw new Error(`${titleOf(cell)} has a number`);
  return bounded;
}

function scenarioOf(cell: Cell, scope: Scope, setting: Setting): CellScenario | 'needs-a-number' {
  const text = cellText(cell, scope, setting);
  const loaded = loadScenario(text, `${cell.storage} ${cell.cache} ${cell.image}`);
  // What a scenario file could not say either, such as a server crash where there is no server.
  if (!loaded.ok && loaded.errors.some(({ code }) => code === 'V057')) return 'needs-a-number';
  if (!loaded.ok) return { possible: false, reason: loaded.errors.map(({ message }) => message).join('; ') };
  const reason = whyNotPossible(loaded.scenario.litmus);
  return reason === undefined ? { possible: true, scenario: loaded.scenario, text } : { possible: false, reason };
}

/** The scenario file. */
export function cellText(cell: Cell, scope: Scope, { arbiterHost, fencing }: Setting = {}): string {
  const { storage, cache, image, qemu, handoff, arbiter } = cell;
  const machine = `{qemu: '${qemu}', cache: ${cache}}`;
  const migration = [
    `from: ${SOURCE}, to: ${DESTINATION}`,
    ...(handoff === ownHandoff ? [] : [`handoff: '${handoff}'`]),
    ...(arbiter === noArbiter ? [] : [`arbiter: ${arbiter}`]),
    ...(arbiterHost === undefined ? [] : [`arbiter-host: ${arbiterHost}`]),
    ...(fencing === undefined ? [] : [`fencing: ${fencing}`]),
  ].join(', ');
  const faults = faultsYaml(cell.faults, [SOURCE, DESTINATION]);
  const { writes, reads, flushes, resizes, anyNumber } = scope;
  return [
    'stalemate: 1',
    `title: ${titleOf(cell)}`,
    `storage: ${storage}`,
    `image: ${imageYaml(image, Object.keys(allocated))}`,
    `disk: {size: ${DISK_SECTORS}, ${resizes > 0 ? `sizes: [${DISK_SECTORS}, ${GROWN_SECTORS}], ` : ''}sectors: {x: ${allocated.x}, y: ${apart.y}}}`,
    `initial: {x: aa${hasOwnPlaces(image) ? '' : ', y: aa'}}`,
    'machines:',
    `  ${SOURCE}: ${machine}`,
    `  ${DESTINATION}: ${machine}`,
    'migrations:',
    `  - {${migration}}`,
    `guest: {writes: ${writes}, reads: ${reads}, flushes: ${flushes}${resizes > 0 ? `, resizes: ${resizes}` : ''}${anyNumber ? ', any-number: true' : ''}}`,
    ...(faults === undefined ? [] : [`faults: ${faults}`]),
    '',
  ].join('\n');
}

/** Formats that give clusters out; what has none reads as zeros. */
function hasOwnPlaces(image: string): boolean {
  const words = readImageChoice(image);
  return 'format' in words && (words.format === 'qcow2' || words.format === 'qed');
}

function titleOf({ storage, cache, image, qemu, handoff, arbiter, faults }: Cell): string {
  return [
    `${image} over ${storage} with cache=${cache}`,
    `QEMU ${qemu}`,
    ...(handoff === ownHandoff ? [] : [`handoff ${handoff}`]),
    ...(arbiter === noArbiter ? [] : [`arbiter ${arbiter}`]),
    ...(faults === noFaults ? [] : [`faults ${faults}`]),
  ].join(', ');
}
