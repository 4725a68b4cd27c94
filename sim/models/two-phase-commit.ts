import type { Model } from '../model.ts';
import { arrayOf, bool, defineState, oneOf, record, type StateOf } from '../state.ts';

/**
 * Two-phase commit with one transaction manager and N participants.
 *
 * Known counts: 288 states with 3 participants, 8,832 with 5.
 *
 * @source  J. Gray and L. Lamport, Consensus on Transaction Commit, 2006, section 3 and appendix A.1; the counts are
 *          those of stateright's example 2pc
 * @param sorted  keep interchangeable participants in sorted order (665 states with 5)
 */
export interface TwoPhaseCommitOptions {
  readonly participants: number;
  readonly sorted?: boolean;
}

export type TwoPhaseCommitState = StateOf<ReturnType<typeof twoPhaseCommitShape>>;

type Participant = TwoPhaseCommitState['participants'][number];

export function twoPhaseCommit({ participants, sorted = false }: TwoPhaseCommitOptions): Model<TwoPhaseCommitState> {
  const labels = Array.from({ length: participants }, (_, index) => `participant ${index}`);
  const of = (state: TwoPhaseCommitState, index: number): Participant => state.participants[index] as Participant;
  const leafOf = (index: number, leaf: keyof Participant): string => `participants[${index}].${leaf}`;
  const every = (leaf: keyof Participant): string[] => labels.map((_, index) => leafOf(index, leaf));

  return {
    name: `two-phase commit ${participants} participants${sorted ? ' sorted' : ''}`,
    shape: twoPhaseCommitShape(participants),
    actions: [
      {
        name: 'manager.commit',
        actor: 'manager',
        choices: [''],
        enabled: (state) =>
          state.manager === 'init' && state.participants.every((participant) => participant.heardPrepared),
        apply: (state) => {
          state.manager = 'committed';
          state.commitSent = true;
        },
        footprint: () => ({ reads: ['manager', ...every('heardPrepared')], writes: ['manager', 'commitSent'] }),
      },
      {
        name: 'manager.abort',
        actor: 'manager',
        choices: [''],
        enabled: (state) => state.manager === 'init',
        apply: (state) => {
          state.manager = 'aborted';
          state.abortSent = true;
        },
        footprint: () => ({ reads: ['manager'], writes: ['manager', 'abortSent'] }),
      },
      {
        name: 'manager.hear-prepared',
        actor: 'manager',
        choices: labels,
        enabled: (state, index) => state.manager === 'init' && of(state, index).preparedSent,
        apply: (state, index) => {
          of(state, index).heardPrepared = true;
        },
        footprint: (index) => ({
          reads: ['manager', leafOf(index, 'preparedSent')],
          writes: [leafOf(index, 'heardPrepared')],
        }),
      },
      {
        name: 'participant.prepare',
        actor: 'participant',
        choices: labels,
        enabled: (state, index) => of(state, index).phase === 'working',
        apply: (state, index) => {
          of(state, index).phase = 'prepared';
          of(state, index).preparedSent = true;
        },
        footprint: (index) => ({
          reads: [leafOf(index, 'phase')],
          writes: [leafOf(index, 'phase'), leafOf(index, 'preparedSent')],
        }),
      },
      {
        name: 'participant.choose-to-abort',
        actor: 'participant',
        choices: labels,
        enabled: (state, index) => of(state, index).phase === 'working',
        apply: (state, index) => {
          of(state, index).phase = 'aborted';
        },
        footprint: (index) => ({ reads: [leafOf(index, 'phase')], writes: [leafOf(index, 'phase')] }),
      },
      {
        name: 'participant.hear-commit',
        actor: 'participant',
        choices: labels,
        enabled: (state) => state.commitSent,
        apply: (state, index) => {
          of(state, index).phase = 'committed';
        },
        footprint: (index) => ({ reads: ['commitSent'], writes: [leafOf(index, 'phase')] }),
      },
      {
        name: 'participant.hear-abort',
        actor: 'participant',
        choices: labels,
        enabled: (state) => state.abortSent,
        apply: (state, index) => {
          of(state, index).phase = 'aborted';
        },
        footprint: (index) => ({ reads: ['abortSent'], writes: [leafOf(index, 'phase')] }),
      },
    ],
    properties: [
      {
        name: 'consistent',
        kind: 'always',
        holds: (state) => !(state.participants.some(isAborted) && state.participants.some(isCommitted)),
        explain: (state) => `participants: ${state.participants.map(({ phase }) => phase).join(', ')}`,
      },
      {
        name: 'all-commit',
        kind: 'sometimes',
        holds: (state) => state.participants.every(isCommitted),
        explain: () => 'every participant committed',
      },
      {
        name: 'all-abort',
        kind: 'sometimes',
        holds: (state) => state.participants.every(isAborted),
        explain: () => 'every participant aborted',
      },
    ],
    ...(sorted
      ? {
          canonicalise: sortParticipants,
          canonicaliseFootprint: { reads: ['participants'], writes: ['participants'] },
        }
      : {}),
  };
}

function twoPhaseCommitShape(participants: number) {
  return defineState({
    manager: oneOf('init', 'committed', 'aborted'),
    commitSent: bool(),
    abortSent: bool(),
    participants: arrayOf(
      participants,
      record({
        phase: oneOf('working', 'prepared', 'committed', 'aborted'),
        preparedSent: bool(),
        heardPrepared: bool(),
      }),
    ),
  });
}

function isAborted({ phase }: Participant): boolean {
  return phase === 'aborted';
}

function isCommitted({ phase }: Participant): boolean {
  return phase === 'committed';
}

/** Insertion sort that swaps leaves: records must stay where they stand. */
function sortParticipants({ participants }: TwoPhaseCommitState): void {
  for (let end = 1; end < participants.length; end++) {
    for (let index = end; index > 0; index--) {
      const left = participants[index - 1] as Participant;
      const right = participants[index] as Participant;
      if (rank(left) <= rank(right)) break;
      swap(left, right);
    }
  }
}

function swap(left: Participant, right: Participant): void {
  const { phase, preparedSent, heardPrepared } = left;
  left.phase = right.phase;
  left.preparedSent = right.preparedSent;
  left.heardPrepared = right.heardPrepared;
  right.phase = phase;
  right.preparedSent = preparedSent;
  right.heardPrepared = heardPrepared;
}

/** Any total order will do. */
function rank({ phase, preparedSent, heardPrepared }: Participant): number {
  return PHASE_RANKS[phase] * 4 + (preparedSent ? 2 : 0) + (heardPrepared ? 1 : 0);
}

const PHASE_RANKS = { working: 0, prepared: 1, committed: 2, aborted: 3 } as const;
