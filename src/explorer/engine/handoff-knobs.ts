/** How the guest is handed over, step by step, and who decides. */
import { arbiterTable } from '../../../sim/machine/arbiter-table.ts';
import { handoffTable } from '../../../sim/machine/handoff-table.ts';
import { destinationSteps, type Handoff, sourceSteps } from '../../../sim/machine/handoffs.ts';
import { qemuVersions } from '../../../sim/machine/qemu-version-table.ts';
import type { Fencing } from '../../../sim/machine/setup.ts';
import {
  type HandoffConfiguration,
  type MigrationConfiguration,
  plainMigration,
} from '../../configuration/configuration.ts';
import { ownHandoff } from '../../matrix/axes.ts';
import { arbiterNames, fencings, noArbiter } from '../../scenario/machine-names.ts';
import type { KnobBoard } from './knob-board.ts';

const group = 'handoff';

/** The lists of a handoff by the names that scenario files give them. */
const lists = {
  source: { of: ({ source }: Handoff): readonly string[] => source, who: 'source', texts: sourceSteps },
  'source-fails': {
    of: ({ sourceFails }: Handoff): readonly string[] => sourceFails,
    who: 'source, after a failure',
    texts: sourceSteps,
  },
  launch: {
    of: ({ launch }: Handoff): readonly string[] => launch,
    who: 'destination, when it is launched',
    texts: destinationSteps,
  },
  destination: {
    of: ({ destination }: Handoff): readonly string[] => destination,
    who: 'destination',
    texts: destinationSteps,
  },
} as const;
type ListName = keyof typeof lists;
const listNames = Object.keys(lists) as readonly ListName[];

const stepId = (list: ListName, step: string): string => `step.${list}.${step}`;

export const isKnobOfSomeHandoff = (id: string): boolean =>
  listNames.some((list) => Object.keys(lists[list].texts).some((step) => id === stepId(list, step)));

export interface Migration {
  readonly configuration: MigrationConfiguration;
  /** Which steps are left, by list. */
  readonly steps: Readonly<Record<ListName, readonly string[]>>;
}

/** @param qemu  version of the source, whose handoff it is unless another is chosen */
export function migrationKnobs(board: KnobBoard, qemu: string): Migration {
  const name = board.choose({
    id: 'handoff',
    name: 'handoff',
    group,
    help: 'The steps of both sides, and their order',
    options: [
      { value: ownHandoff, label: 'that of the QEMU of the source' },
      ...Object.values(handoffTable).map((one) => ({ value: one.name, help: one.summary })),
    ],
    first: ownHandoff,
  });
  const base = name === ownHandoff ? qemuVersions[qemu]!.handoff : name;
  const handoff = handoffTable[base]!;
  const without: string[] = [];
  const steps = (list: ListName): string[] =>
    lists[list].of(handoff).filter((step) => {
      const stays = stepKnob(board, list, step);
      if (!stays) without.push(`${list}.${step}`);
      return stays;
    });
  const left = {
    launch: steps('launch'),
    source: steps('source'),
    destination: steps('destination'),
    'source-fails': steps('source-fails'),
  };
  return { configuration: { handoff: handoffWithout(name, base, without), ...deciding(board) }, steps: left };
}

function stepKnob(board: KnobBoard, list: ListName, step: string): boolean {
  const { who, texts } = lists[list];
  const help = new Map<string, string>(Object.entries(texts)).get(step) ?? '';
  return board.turn({
    id: stepId(list, step),
    name: `${who}: ${step}`,
    group,
    help,
    first: true,
    idle: step === 'open' ? 'the image has to be opened once' : null,
  });
}

function handoffWithout(name: string, base: string, without: readonly string[]): HandoffConfiguration {
  if (without.length > 0) return { kind: 'without', name: base, without };
  return name === ownHandoff ? { kind: 'own' } : { kind: 'named', name };
}

function deciding(board: KnobBoard): Omit<MigrationConfiguration, 'handoff'> {
  const arbiter = board.choose({
    id: 'arbiter',
    name: 'arbiter',
    group,
    help: 'Who decides where the guest runs',
    options: arbiterNames.map((value) => ({ value, help: arbiterTable[value]?.summary ?? 'nobody' })),
    first: plainMigration.arbiter,
  });
  const idle = arbiter === noArbiter ? 'there is no arbiter' : null;
  return {
    arbiter,
    arbiterHost: board.choose<MigrationConfiguration['arbiterHost']>({
      id: 'arbiter-host',
      name: 'place of the arbiter',
      group,
      help: 'Where the arbiter runs',
      options: [
        { value: 'own', label: 'where it runs by itself' },
        { value: 'third', label: 'a machine of its own' },
        { value: 'source', label: 'the host of the source' },
      ],
      first: plainMigration.arbiterHost,
      idle,
    }),
    fencing: board.choose<Fencing>({
      id: 'fencing',
      name: 'fencing',
      group,
      help: 'How the arbiter makes sure of a host that does not answer',
      options: fencings.map((value) => ({ value })),
      first: plainMigration.fencing,
      idle,
    }),
  };
}
