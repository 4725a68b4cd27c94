/** How far each migration has come, and what the arbiter is about to do. */
import { arbiterStepText, stepTexts } from '../../../sim/machine/describe-action.ts';
import { statusTexts, streamTexts } from '../../../sim/machine/describe-change.ts';
import { nextDestinationStep, nextSourceStep } from '../../../sim/machine/handoff-actions.ts';
import {
  absentCell,
  type DraftCell,
  type DraftPanel,
  type DraftRow,
  fact,
  factTable,
  type PanelMoment,
  plainCell,
} from './panel-cells.ts';

export function migrationPanels(moment: PanelMoment): DraftPanel[] {
  return (moment.world.machine?.migrations ?? []).map(
    ({ setup }, migration): DraftPanel => ({
      id: `migration ${migration}`,
      title: `migration ${setup.source} to ${setup.destination}`,
      host: null,
      tables: factTable('handoff', handoffRows(moment, migration)),
    }),
  );
}

function handoffRows({ world, state }: PanelMoment, migration: number): DraftRow[] {
  const { setup, handoff, destinationSteps } = world.machine!.migrations[migration]!;
  const { source, destination } = setup;
  const its = state.migrations[migration]!;
  const failed = ['failed', 'cancelled', 'refused', 'postcopy-paused'].includes(its.status);
  const ownSteps = its.failing ? handoff.sourceFails : handoff.source;
  return [
    fact('migration', plainCell(statusTexts[its.status], failed ? 'bad' : 'plain', [its.status])),
    fact(`${source} has done`, doneCell(ownSteps.slice(0, its.source))),
    fact(`${source} does next`, nextCell(nextSourceStep(world, state, migration))),
    fact(`${destination} has done`, doneCell(destinationSteps.slice(0, its.destination))),
    fact(`${destination} does next`, nextCell(nextDestinationStep(world, state, migration))),
    fact(
      'state of the guest',
      plainCell(
        its.overtaken ? `${streamTexts[its.stream]}, older than the disk` : streamTexts[its.stream],
        its.stream === 'lost' ? 'bad' : its.overtaken ? 'old' : its.stream === 'none' ? 'absent' : 'plain',
      ),
    ),
    ...(handoff.source.includes('await-acknowledgement')
      ? [
          fact(
            'acknowledgement',
            plainCell(streamTexts[its.acknowledgement], its.acknowledgement === 'lost' ? 'bad' : 'plain'),
          ),
        ]
      : []),
    ...(handoff.postcopy && its.pagesMissing
      ? [fact('memory of the guest', plainCell(`partly still on ${source}`, 'dirty'))]
      : []),
    ...(its.stalled ? [fact(destination, plainCell('has failed in a step and waits', 'bad'))] : []),
  ];
}

type StepName = keyof typeof stepTexts;

const doneCell = (steps: readonly StepName[]): DraftCell =>
  steps.length === 0 ? absentCell('nothing yet') : plainCell(steps.join(', '));

const nextCell = (step: StepName | null): DraftCell =>
  step === null ? absentCell('nothing') : plainCell(stepTexts[step]);

export function arbiterPanels({ world, state }: PanelMoment): DraftPanel[] {
  return (world.machine?.migrations ?? []).flatMap(({ arbiter, setup }, migration): DraftPanel[] => {
    if (arbiter === null) return [];
    const { up, step: at, call, decided } = state.arbiters[migration]!;
    const step = arbiter.steps[at];
    const next =
      step === undefined
        ? absentCell('nothing')
        : plainCell(arbiterStepText(world, migration, step, 'asks', state), 'plain', [at]);
    const several = world.machine!.migrations.length > 1 ? ` of ${setup.source} to ${setup.destination}` : '';
    const rows = [
      ...(up ? [] : [fact('arbiter', plainCell('down', 'bad'))]),
      fact(call === 'idle' ? 'does next' : 'has asked', next),
      fact('call', plainCell(callTexts[call], call === 'lost' ? 'bad' : call === 'idle' ? 'absent' : 'plain')),
      fact(
        'has decided for',
        decided === 'none' ? absentCell('nobody') : plainCell(decided === 'source' ? setup.source : setup.destination),
      ),
    ];
    return [{ id: `arbiter ${migration}`, title: `arbiter${several}`, host: null, tables: factTable('program', rows) }];
  });
}

const callTexts = {
  idle: 'none',
  requested: 'request on its way',
  running: 'being carried out',
  ok: 'answer ok on its way',
  error: 'answer error on its way',
  lost: 'nothing will be heard',
} as const;
