import { type Configuration, plainMigration, plainProcess } from '../configuration/configuration.ts';
import { type ConfigurationScenario, scenarioOf } from '../configuration/scenario-of.ts';
import { configurationText, hasClusters } from '../configuration/text.ts';
import { isStorageName } from '../scenario/storage-options.ts';
import { type Cell, ownHandoff, type Setting } from './axes.ts';
import { faultsOfChoice } from './fault-choice.ts';
import { readImageChoice } from './image-choice.ts';
import type { Scope } from './scope.ts';

/** A cell as a scenario that can be run, saved and replayed, or why there is no such thing. */
export function cellScenario(cell: Cell, scope: Scope, setting: Setting = {}): ConfigurationScenario {
  return scenarioOf(configurationOfCell(cell, scope, setting));
}

/** The scenario file. */
export function cellText(cell: Cell, scope: Scope, setting: Setting = {}): string {
  return configurationText(configurationOfCell(cell, scope, setting));
}

/**
 * The same for both sides. The guest uses a sector at the start of its disk, which an image format has a cluster for,
 * and one elsewhere, which has none yet.
 */
export function configurationOfCell(cell: Cell, scope: Scope, { arbiterHost, fencing }: Setting = {}): Configuration {
  const { storage, cache, image, qemu, handoff, arbiter } = cell;
  if (!isStorageName(storage)) throw new Error(`there is no storage ${storage}`);
  const words = readImageChoice(image);
  if ('unknown' in words) throw new Error(`an image has no ${words.unknown.join(', ')}`);
  const process = { ...plainProcess, qemu, cache };
  return {
    storage: { name: storage, options: {} },
    image: { ...words, allocated: hasClusters(words) ? ['x'] : [] },
    source: process,
    destination: process,
    migration: {
      ...plainMigration,
      ...(handoff === ownHandoff ? {} : { handoff: { kind: 'named', name: handoff } }),
      arbiter,
      ...(arbiterHost === undefined ? {} : { arbiterHost }),
      ...(fencing === undefined ? {} : { fencing }),
    },
    guest: { ...scope, inFlight: false, sectors: ['x', 'y'] },
    faults: faultsOfChoice(cell.faults),
  };
}
