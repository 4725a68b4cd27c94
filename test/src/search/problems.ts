import { type MigOptions, type MigState, mig } from '../../../sim/models/mig.ts';
import { type TwoPhaseCommitOptions, twoPhaseCommit } from '../../../sim/models/two-phase-commit.ts';
import { defineState, int, type StateOf } from '../../../sim/state.ts';
import type { Problem, Task } from '../../../src/search/problem.ts';

/** Problems that a thread can build for itself, because they have a name and arguments. */
export const migTask = (options: MigOptions): Task => task('migProblem', options);
export const twoPhaseCommitTask = (options: TwoPhaseCommitOptions): Task => task('twoPhaseCommitProblem', options);
/** Breaks its declared bounds at `count`. */
export const brokenTask = (count: number): Task => task('brokenProblem', count);

/** Ends tell apart what the disk holds at last. */
export function migProblem(options: MigOptions): Problem<MigState, string> {
  const model = mig(options);
  return {
    model: {
      ...model,
      properties: [
        ...model.properties,
        {
          name: 'target-keeps-something',
          kind: 'sometimes',
          at: 'quiescent',
          holds: ({ targetCache }) => targetCache.some((held) => held > 1),
          explain: () => '',
        },
        { name: 'ends-full', kind: 'always', at: 'quiescent', holds: ({ disk }) => disk[0] === 0, explain: () => '' },
      ],
      finished: ({ phase, disk }) => phase === 'moved' && disk.every((held) => held === options.versions),
    },
    endOf: ({ targetCache }) => ({ key: targetCache.join(), value: targetCache.join(' ') }),
  };
}

export function twoPhaseCommitProblem(options: TwoPhaseCommitOptions) {
  return { model: twoPhaseCommit(options) };
}

const broad = defineState({ left: int(200), right: int(200) });
type Broad = StateOf<typeof broad>;

export function brokenProblem(limit: number): Problem<Broad> {
  const up = (name: 'left' | 'right') => ({
    name,
    actor: name,
    choices: [''],
    enabled: () => true,
    apply: (state: Broad) => {
      state[name] = state.left + state.right === limit ? 201 : state[name] + 1;
    },
  });
  return { model: { name: 'broken', shape: broad, actions: [up('left'), up('right')], properties: [] } };
}

function task(factory: string, ...args: unknown[]): Task {
  return { module: import.meta.url, factory, args };
}
