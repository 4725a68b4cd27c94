import { READ_AHEAD_PAGES_MAX } from './limits.ts';
import type { Litmus, Operation, Step } from './scenario.ts';
import type { Register, View, WorldHandle, WorldStep } from './world-types.ts';

export interface Resolver {
  readonly litmus: Litmus;
  readonly hosts: readonly string[];
  readonly views: readonly View[];
  readonly handles: readonly WorldHandle[];
  readonly sectorIndex: (name: string) => number;
  readonly pageNumberOf: (sector: number) => number;
  readonly viewOf: (actor: string) => number;
  readonly values: readonly string[];
  readonly sizes: readonly number[];
  readonly registers: readonly Register[];
}

/** A step of several sectors inside an interleaving block becomes one step per sector: no system promises more. */
export function resolveSteps(resolve: Resolver): WorldStep[] {
  const { litmus } = resolve;
  const last: number[] = [];
  const steps: WorldStep[] = [];
  for (const [source, step] of litmus.steps.entries()) {
    const parts = partsOf(step);
    const register =
      step.register === undefined ? -1 : resolve.registers.findIndex(({ name }) => name === step.register);
    for (const [part, names] of parts.entries()) {
      const byActor = step.actor !== 'storage' && step.actor !== 'cluster';
      const operation = step.operation;
      steps.push({
        source,
        actor: step.actor,
        host: byActor ? resolve.views[resolve.viewOf(step.actor)]!.host : -1,
        view: byActor ? resolve.viewOf(step.actor) : -1,
        operation,
        handle:
          'handle' in operation
            ? resolve.handles.findIndex(({ actor, name }) => actor === step.actor && name === operation.handle)
            : -1,
        sectors: names.map(resolve.sectorIndex),
        operand: operandOf(resolve, operation),
        register,
        firstCell: register < 0 ? -1 : resolve.registers[register]!.firstCell + (operation.kind === 'read' ? part : 0),
        continues: false,
        after: part > 0 ? [steps.length - 1] : step.after.map((index) => last[index]!),
        ofMachine: isOfMachine(litmus, step),
        text: parts.length > 1 ? `${step.text} (${names.join(' ')})` : step.text,
      });
    }
    last.push(steps.length - 1);
  }
  return steps.map((step, index) => ({ ...step, continues: continuesStream(resolve, steps.slice(0, index), step) }));
}

/** What happens to the host under a process is no step of the process. */
const hostOperations: readonly Operation['kind'][] = [
  'crash',
  'boot',
  'partition',
  'heal',
  'wait',
  'rescan',
  'drop-caches',
  'flsbuf',
];

function isOfMachine({ machine }: Litmus, { actor, operation }: Step): boolean {
  return machine?.processes.some(({ name }) => name === actor) === true && !hostOperations.includes(operation.kind);
}

function continuesStream(resolve: Resolver, earlier: readonly WorldStep[], step: WorldStep): boolean {
  const first = Math.min(...step.sectors.map((sector) => resolve.pageNumberOf(sector)));
  const near = (page: number): boolean => page <= first && page >= first - READ_AHEAD_PAGES_MAX - 1;
  return earlier.some(
    ({ view, sectors }) => view === step.view && sectors.some((sector) => near(resolve.pageNumberOf(sector))),
  );
}

function partsOf(step: Step): readonly (readonly string[])[] {
  const names = sectorsOf(step.operation);
  return step.concurrent && names.length > 1 ? names.map((name) => [name]) : [names];
}

function sectorsOf(operation: Operation): readonly string[] {
  switch (operation.kind) {
    case 'read':
    case 'write':
      return operation.sectors;
    case 'mmap':
    case 'munmap':
    case 'mread':
    case 'mwrite':
      return [operation.sector];
    default:
      return [];
  }
}

function operandOf(resolve: Resolver, operation: Operation): number {
  switch (operation.kind) {
    case 'write':
    case 'mwrite':
      return resolve.values.indexOf(operation.value);
    case 'vm-write':
    case 'vm-submit':
      return resolve.values.indexOf(operation.data);
    case 'truncate':
    case 'resize':
      return resolve.sizes.indexOf(operation.sizeSectors);
    case 'fence': {
      const fenced = resolve.litmus.actors.find(({ name }) => name === operation.host);
      return resolve.hosts.indexOf(fenced?.host ?? operation.host);
    }
    default:
      return 0;
  }
}
