/**
 * Which step of the handoff should have kept a violation from happening, and is not there. Found by trying: each known
 * step is added alone, then in pairs, and an exhaustive search says whether the property then holds.
 */
import { handoffTable } from '../../sim/machine/handoff-table.ts';
import { qemuVersions } from '../../sim/machine/qemu-version-table.ts';
import type { Litmus } from '../../sim/storage/scenario.ts';
import { storageModel } from '../../sim/storage/storage-model.ts';
import { buildWorld } from '../../sim/storage/world.ts';
import { type Attempt, COUNTERFACTUAL_STATES_MAX, searchMended } from './attempt.ts';
import { type AddedStep, candidateSteps, withHandoff, withSteps } from './insert-step.ts';
import { rerun } from './same-run.ts';

/** So many searches are made for steps alone, and as many for pairs. */
const SEARCHES_MAX = 24;

export interface MissingSteps {
  /** Each remedy is a smallest set of steps after which the property holds; none where no set of that size helps. */
  readonly remedies: readonly Remedy[];
  /** Single steps that would have kept this run from going wrong, but not every other. */
  readonly partial: readonly MissingStep[];
  /** Sets of steps that might help, but whose search hit its limit. */
  readonly undecided: number;
}

export interface Remedy {
  readonly migration: number;
  readonly steps: readonly MissingStep[];
  /** States of the search that verified it. */
  readonly states: number;
}

export type MissingStep = AddedStep & {
  /** Name of the process that would take it. */
  readonly process: string;
  /** The first QEMU whose handoff has the step, or, where none has, a proposal with it. */
  readonly since?: { readonly kind: 'version' | 'proposal'; readonly name: string; readonly cites: readonly string[] };
};

/** @returns null where there is no handoff to mend */
export function missingSteps(attempt: Attempt): MissingSteps | null {
  const { machine } = attempt.litmus;
  if (machine === undefined || machine.migrations.length === 0) return null;
  const alone = machine.migrations.flatMap(({ handoff }, migration) =>
    candidateSteps(handoff).map((added): Trial => ({ migration, added })),
  );
  const found = tried(attempt, alone);
  if (found.remedies.length > 0) return found;
  const pairs = alone.flatMap((one, index) =>
    alone
      .slice(index + 1)
      .filter(({ migration }) => migration === one.migration)
      .map(({ added }): Trial => ({ migration: one.migration, added: [...one.added, ...added] })),
  );
  const inPairs = tried(attempt, pairs);
  return { remedies: inPairs.remedies, partial: found.partial, undecided: found.undecided + inPairs.undecided };
}

interface Trial {
  readonly migration: number;
  readonly added: readonly AddedStep[];
}

function tried(attempt: Attempt, trials: readonly Trial[]): MissingSteps {
  const { litmus, violation, options, badRuns } = attempt;
  const remedies: Remedy[] = [];
  const partial: MissingStep[] = [];
  let undecided = 0;
  let searches = 0;
  for (const trial of trials) {
    const changed = changedBy(litmus, trial);
    const model = storageModel(buildWorld(changed, options));
    const labels = labelsOf(changed, trial);
    const steps = trial.added.map((one) => named(litmus, trial, one));
    const outcomes = badRuns.map((run) => rerun(model, run, labels));
    const helpsHere = outcomes[0] === 'harmless' && steps.length === 1;
    if (outcomes.includes('violates')) {
      if (helpsHere) partial.push(...steps);
      continue;
    }
    if (searches === SEARCHES_MAX) {
      undecided += 1;
      continue;
    }
    searches += 1;
    const result = searchMended(model, violation, options.maxStates ?? COUNTERFACTUAL_STATES_MAX);
    switch (result.kind) {
      case 'mended':
        remedies.push({ migration: trial.migration, steps, states: result.states });
        break;
      case 'bad-run':
        if (helpsHere) partial.push(...steps);
        badRuns.push({ ...result.run, names: result.run.names.filter((name) => !labels.includes(name)) });
        break;
      case 'undecided':
        undecided += 1;
        break;
      case 'idle':
    }
  }
  return { remedies, partial, undecided };
}

function changedBy(litmus: Litmus, { migration, added }: Trial): Litmus {
  const { handoff } = litmus.machine!.migrations[migration]!;
  return withHandoff(litmus, migration, withSteps(handoff, added));
}

const processOf = (litmus: Litmus, migration: number, { side }: AddedStep): string => {
  const { source, destination } = litmus.machine!.migrations[migration]!;
  return side === 'destination' ? destination : source;
};

/** As the model may name the added steps: with the migration where their process takes part in several. */
function labelsOf(litmus: Litmus, { migration, added }: Trial): string[] {
  const { source, destination } = litmus.machine!.migrations[migration]!;
  return added.flatMap((one) => {
    const label = `${processOf(litmus, migration, one)}.${one.step}`;
    return [label, `${label}, ${source} to ${destination}`];
  });
}

function named(litmus: Litmus, { migration }: Trial, added: AddedStep): MissingStep {
  const since = sinceWhen(added);
  return { ...added, process: processOf(litmus, migration, added), ...(since === undefined ? {} : { since }) };
}

function sinceWhen({ side, step }: AddedStep): MissingStep['since'] {
  const has = (name: string): boolean => {
    const { source, sourceFails, destination } = handoffTable[name]!;
    const list: readonly string[] = side === 'source' ? source : side === 'destination' ? destination : sourceFails;
    return list.includes(step);
  };
  const version = Object.entries(qemuVersions).find(([, { handoff }]) => has(handoff));
  if (version !== undefined) return { kind: 'version', name: version[0], cites: version[1].cites };
  const proposal = Object.values(handoffTable).find(({ name }) => has(name));
  return proposal === undefined ? undefined : { kind: 'proposal', name: proposal.name, cites: proposal.cites };
}
