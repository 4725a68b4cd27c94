import { arrayOf, bool, defineState, oneOf, record } from "../state.js";
export function twoPhaseCommit({ participants, sorted = false }) {
    const labels = Array.from({ length: participants }, (_, index) => `participant ${index}`);
    const of = (state, index) => state.participants[index];
    return {
        name: `two-phase commit ${participants} participants${sorted ? ' sorted' : ''}`,
        shape: twoPhaseCommitShape(participants),
        actions: [
            {
                name: 'manager.commit',
                actor: 'manager',
                choices: [''],
                enabled: (state) => state.manager === 'init' && state.participants.every((participant) => participant.heardPrepared),
                apply: (state) => {
                    state.manager = 'committed';
                    state.commitSent = true;
                },
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
            },
            {
                name: 'manager.hear-prepared',
                actor: 'manager',
                choices: labels,
                enabled: (state, index) => state.manager === 'init' && of(state, index).preparedSent,
                apply: (state, index) => {
                    of(state, index).heardPrepared = true;
                },
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
            },
            {
                name: 'participant.choose-to-abort',
                actor: 'participant',
                choices: labels,
                enabled: (state, index) => of(state, index).phase === 'working',
                apply: (state, index) => {
                    of(state, index).phase = 'aborted';
                },
            },
            {
                name: 'participant.hear-commit',
                actor: 'participant',
                choices: labels,
                enabled: (state) => state.commitSent,
                apply: (state, index) => {
                    of(state, index).phase = 'committed';
                },
            },
            {
                name: 'participant.hear-abort',
                actor: 'participant',
                choices: labels,
                enabled: (state) => state.abortSent,
                apply: (state, index) => {
                    of(state, index).phase = 'aborted';
                },
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
        ...(sorted ? { canonicalise: sortParticipants } : {}),
    };
}
function twoPhaseCommitShape(participants) {
    return defineState({
        manager: oneOf('init', 'committed', 'aborted'),
        commitSent: bool(),
        abortSent: bool(),
        participants: arrayOf(participants, record({
            phase: oneOf('working', 'prepared', 'committed', 'aborted'),
            preparedSent: bool(),
            heardPrepared: bool(),
        })),
    });
}
function isAborted({ phase }) {
    return phase === 'aborted';
}
function isCommitted({ phase }) {
    return phase === 'committed';
}
/** Insertion sort that swaps leaves: records must stay where they stand. */
function sortParticipants({ participants }) {
    for (let end = 1; end < participants.length; end++) {
        for (let index = end; index > 0; index--) {
            const left = participants[index - 1];
            const right = participants[index];
            if (rank(left) <= rank(right))
                break;
            swap(left, right);
        }
    }
}
function swap(left, right) {
    const { phase, preparedSent, heardPrepared } = left;
    left.phase = right.phase;
    left.preparedSent = right.preparedSent;
    left.heardPrepared = right.heardPrepared;
    right.phase = phase;
    right.preparedSent = preparedSent;
    right.heardPrepared = heardPrepared;
}
/** Any total order will do. */
function rank({ phase, preparedSent, heardPrepared }) {
    return PHASE_RANKS[phase] * 4 + (preparedSent ? 2 : 0) + (heardPrepared ? 1 : 0);
}
const PHASE_RANKS = { working: 0, prepared: 1, committed: 2, aborted: 3 };
