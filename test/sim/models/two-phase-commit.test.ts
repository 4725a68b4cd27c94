import { describe, expect, it } from 'vitest';
import { twoPhaseCommit } from '../../../sim/models/two-phase-commit.ts';
import { choiceLabel, enabledChoices, initialState, step } from '../../../sim/step.ts';

const model = twoPhaseCommit({ participants: 2 });

/** Two participants after these choices: where they are, what may happen next, and which properties hold. */
function played(...choices: readonly string[]) {
  const state = initialState(model);
  const possible = () => enabledChoices(model, state).map((choice) => choiceLabel(model, choice));
  for (const wanted of choices) {
    const found = enabledChoices(model, state).find((choice) => choiceLabel(model, choice) === wanted);
    if (found === undefined) throw new Error(`${wanted} is not possible; possible: ${possible().join(', ')}`);
    step(model, state, found);
  }
  const holding = model.properties.filter(({ holds }) => holds(state)).map(({ name }) => name);
  return { phases: state.participants.map(({ phase }) => phase), possible: possible(), holding, state };
}

const each = (text: string): string[] => [`${text} participant 0`, `${text} participant 1`];
const prepare = each('participant.prepare');
const heard = each('manager.hear-prepared');

describe('two-phase commit', () => {
  it('begins with everybody free to abort', () => {
    expect(played().possible).toEqual(['manager.abort', ...prepare, ...each('participant.choose-to-abort')]);
  });

  it('commits only when the manager has heard of everybody', () => {
    expect(played(...prepare).possible).toEqual(['manager.abort', ...heard]);
    expect(played(...prepare, heard[0]!).possible).not.toContain('manager.commit');
    expect(played(...prepare, ...heard).possible).toContain('manager.commit');
  });

  it('tells everybody what was decided', () => {
    const committed = [...prepare, ...heard, 'manager.commit'];
    expect(played(...committed).possible).toEqual(each('participant.hear-commit'));
    expect(played(...committed, ...each('participant.hear-commit'))).toMatchObject({
      phases: ['committed', 'committed'],
      holding: ['consistent', 'all-commit'],
    });
    expect(played('manager.abort').possible).toEqual([
      ...prepare,
      ...each('participant.choose-to-abort'),
      ...each('participant.hear-abort'),
    ]);
    expect(played('manager.abort', ...each('participant.hear-abort'))).toMatchObject({
      phases: ['aborted', 'aborted'],
      holding: ['consistent', 'all-abort'],
    });
  });

  it('has neither outcome while one is still to hear of it', () => {
    const half = played('manager.abort', 'participant.hear-abort participant 0');
    expect([half.phases, half.holding]).toEqual([['aborted', 'working'], ['consistent']]);
  });

  it('is inconsistent where one committed and another aborted, and says so', () => {
    const { state } = played();
    state.participants[0]!.phase = 'committed';
    const [consistent] = model.properties;
    expect(consistent?.holds(state)).toBe(true);
    state.participants[1]!.phase = 'aborted';
    expect(consistent?.holds(state)).toBe(false);
    expect(consistent?.explain(state)).toBe('participants: committed, aborted');
  });
});

it('sorts participants by all that is known of them', () => {
  const sorted = twoPhaseCommit({ participants: 3, sorted: true });
  const state = initialState(sorted);
  Object.assign(state.participants[0]!, { phase: 'aborted' });
  Object.assign(state.participants[1]!, { phase: 'prepared', preparedSent: true, heardPrepared: true });
  Object.assign(state.participants[2]!, { phase: 'prepared', preparedSent: true });
  sorted.canonicalise?.(state);
  expect(state.participants).toEqual([
    { phase: 'prepared', preparedSent: true, heardPrepared: false },
    { phase: 'prepared', preparedSent: true, heardPrepared: true },
    { phase: 'aborted', preparedSent: false, heardPrepared: false },
  ]);
});
