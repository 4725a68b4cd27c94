/** What is on the table: one scenario, the session of its runs, and what the engine says about them. */
import { batch, computed, signal } from '@preact/signals';
import type { OpenedScenario, SafetyAnswer, ScenarioText, ShownError, ShownRun } from '../../engine/protocol.ts';
import {
  awaitedGuess,
  currentBranch,
  guessed,
  movedTo,
  newSession,
  predicting,
  type Session,
} from '../../session/session.ts';
import { ask } from '../engine-client.ts';
import { goTo } from '../routing.ts';
import { predictAsked } from '../settings.ts';

export const scenario = signal<OpenedScenario | null>(null);
export const session = signal<Session>(newSession({ name: 'Run 1', run: [] }));
export const branch = computed(() => currentBranch(session.value));
/** Of the branch that is shown, or of the one before while the next is on its way. */
export const shown = signal<ShownRun | null>(null);
/** What the search said about the whole scenario; null: not asked yet. */
export const verdict = signal<SafetyAnswer | null>(null);
/** What went wrong, in words. */
export const trouble = signal<string | null>(null);

export const question = computed(() => {
  const step = awaitedGuess(session.value, asks);
  return step === null ? null : (shown.value?.steps[step]?.question ?? null);
});

/** One sentence for each step, for who cannot see it. */
export const announcement = computed(() => {
  const { cursor } = branch.value;
  const told = cursor === 0 ? 'The start.' : (shown.value?.steps[cursor - 1]?.sentence ?? '');
  return question.value === null ? told : `${told} ${question.value.ask}`;
});

/** Is what comes after the moment that is shown a secret? */
export const secret = computed(
  () => session.value.predicting && branch.value.cursor < (shown.value?.steps.length ?? 0),
);

export function asks(step: number): boolean {
  return (shown.value?.steps[step]?.question ?? null) !== null;
}

export interface OpenAt {
  readonly run?: readonly string[];
  readonly property?: string | null;
  readonly cursor?: number;
  readonly predict?: boolean;
}

/** Puts a scenario on the table. @returns the errors of its text; none where it is there now */
export async function open(text: ScenarioText, at: OpenAt = {}): Promise<readonly ShownError[]> {
  const opened = await ask('open', text);
  if (opened.kind === 'refused') return opened.errors;
  const run = at.run ?? opened.scenario.run ?? [];
  const first = {
    name: 'Run 1',
    run,
    property: at.property ?? null,
    ...(at.cursor === undefined ? {} : { cursor: at.cursor }),
  };
  batch(() => {
    scenario.value = opened.scenario;
    session.value = newSession(first, at.predict ?? predictAsked);
    shown.value = null;
    verdict.value = null;
    trouble.value = opened.scenario.runRefused;
  });
  return [];
}

/** Opens and goes there. */
export async function openAndGo(text: ScenarioText, at: OpenAt = {}): Promise<void> {
  const errors = await open(text, at);
  if (errors.length > 0) trouble.value = errors.map((error) => error.text).join('\n\n');
  goTo('#run');
}

export function change(make: (session: Session) => Session): void {
  session.value = make(session.value);
}

export const moveTo = (moment: number): void => change((now) => movedTo(now, moment, asks));
export const step = (by: number): void => moveTo(branch.value.cursor + by);
export const guess = (answer: string): void => change((now) => guessed(now, answer));
export const predict = (on: boolean): void => change((now) => predicting(now, on));
