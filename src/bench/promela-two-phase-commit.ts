import type { TwoPhaseCommitOptions } from '../../sim/models/two-phase-commit.ts';

/** `twoPhaseCommit` in Promela: one process that repeats one atomic step, as in `promela-mig.ts`. */
export function twoPhaseCommitPromela({ participants }: TwoPhaseCommitOptions): string {
  const indices = Array.from({ length: participants }, (_, index) => index);
  const step = (guard: string, ...effects: string[]): string => `  :: d_step { ${guard} -> ${effects.join('; ')} }`;
  const some = (phase: string): string => indices.map((index) => `phase[${index}] == ${phase}`).join(' || ');
  const consistent = `assert(!((${some('COMMITTED')}) && (${some('ABORTED')})))`;
  return [
    '#define INIT 0',
    '#define WORKING 0',
    '#define PREPARED 1',
    '#define COMMITTED 2',
    '#define ABORTED 3',
    'byte manager;',
    'bit commitSent;',
    'bit abortSent;',
    `byte phase[${participants}];`,
    `bit preparedSent[${participants}];`,
    `bit heardPrepared[${participants}];`,
    'active proctype commit() {',
    'end: do',
    step(
      `manager == INIT && ${indices.map((index) => `heardPrepared[${index}]`).join(' && ')}`,
      'manager = COMMITTED',
      'commitSent = 1',
    ),
    step('manager == INIT', 'manager = ABORTED', 'abortSent = 1'),
    ...indices.flatMap((index) => [
      step(`manager == INIT && preparedSent[${index}]`, `heardPrepared[${index}] = 1`),
      step(`phase[${index}] == WORKING`, `phase[${index}] = PREPARED`, `preparedSent[${index}] = 1`),
      step(`phase[${index}] == WORKING`, `phase[${index}] = ABORTED`, consistent),
      step('commitSent', `phase[${index}] = COMMITTED`, consistent),
      step('abortSent', `phase[${index}] = ABORTED`, consistent),
    ]),
    '  od',
    '}',
    '',
  ].join('\n');
}
