/** Searches from the table: each in the other worker, with progress, until somebody gives it up. */
import { effect, signal } from '@preact/signals';
import type { Explained, Found, SearchProgress } from '../../engine/protocol.ts';
import { type Branch, sameRun, withBranch } from '../../session/session.ts';
import { ask } from '../engine-client.ts';
import { branch, change, scenario, session, shown, trouble, verdict } from './bench.ts';

/** Small enough that nobody waits long, large enough for every shipped scenario but a few. */
const LIMITS = { maxStates: 2_000_000 };

export interface Search {
  readonly what: 'Break it' | 'Is it safe?' | 'Another way' | 'Explain';
  readonly progress: SearchProgress | null;
  readonly cancel: () => void;
}

export const search = signal<Search | null>(null);
/** What the last search said, in words. */
export const finding = signal<{ readonly good: boolean | null; readonly text: string } | null>(null);
export const explanation = signal<{ readonly branch: Branch; readonly said: Explained } | null>(null);

/** What was asked about one scenario says nothing about the next. */
effect(() => {
  if (scenario.value === null) return;
  search.peek()?.cancel();
  finding.value = null;
  explanation.value = null;
});

export const breakIt = (): Promise<void> =>
  searching('Break it', async (options) => {
    const { run, cursor } = branch.value;
    const from = run.slice(0, cursor);
    const found = await ask('break-it', { scenario: textOf(), run: from, limits: LIMITS }, options);
    show(found, from.length === 0 ? 'Nothing can go wrong' : 'From here nothing can go wrong');
  });

export const anotherWay = (): Promise<void> =>
  searching('Another way', async (options) => {
    const { property } = branch.value;
    const known = session.value.branches.filter((one) => one.property === property && isBroken(one));
    const request = { scenario: textOf(), limits: LIMITS, property, known: known.map(({ run }) => run) };
    show(await ask('another-way', request, options), 'There is no other cause');
  });

export const isItSafe = (): Promise<void> =>
  searching('Is it safe?', async (options) => {
    const answer = await ask('is-it-safe', { scenario: textOf(), limits: LIMITS }, options);
    verdict.value = answer;
    finding.value = null;
  });

export const explain = (): Promise<void> =>
  searching('Explain', async (options) => {
    const about = branch.value;
    const request = { scenario: textOf(), run: about.run, property: about.property, limits: LIMITS };
    explanation.value = { branch: about, said: await ask('explain', request, options) };
  });

/** The explanation of the run that is shown; null where there is none yet. */
export function explainedNow(): Explained | null {
  const known = explanation.value;
  const { run, property } = branch.value;
  if (known === null || known.branch.property !== property || !sameRun(known.branch.run, run)) return null;
  return known.said;
}

/** Does the run that is shown end with something that can be explained? */
export function canExplain(): boolean {
  return branch.value.property !== null || (shown.value?.spaceTime.events.at(-1)?.wrong ?? false);
}

export function showRun(name: string, run: readonly string[], property: string | null): void {
  change((now) => withBranch(now, { name, run, property, ...(now.predicting ? { cursor: 0 } : {}) }));
}

function show(found: Found, nothing: string): void {
  const states = `${found.states.toLocaleString('en')} states visited`;
  switch (found.kind) {
    case 'found':
      showRun(found.property ?? 'old data', found.run, found.property);
      finding.value = { good: false, text: `${found.explanation} (${states})` };
      return;
    case 'none':
      finding.value = { good: true, text: `${nothing}: every state that can follow was visited (${states}).` };
      return;
    case 'undecided':
      finding.value = { good: null, text: `Undecided: ${found.why} (${states}).` };
      return;
  }
}

const isBroken = ({ property, run }: Branch): boolean => property !== null || run.length > 0;

function textOf(): { text: string; path: string } {
  const { text, path } = scenario.value!;
  return { text, path };
}

interface SearchOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: SearchProgress) => void;
}

async function searching(what: Search['what'], go: (options: SearchOptions) => Promise<void>): Promise<void> {
  const about = scenario.peek();
  if (about === null) return;
  search.value?.cancel();
  const controller = new AbortController();
  const mine: Search = { what, progress: null, cancel: () => controller.abort() };
  const set = (next: Search | null): void => {
    if (search.value?.cancel === mine.cancel) search.value = next;
  };
  search.value = mine;
  finding.value = null;
  try {
    await go({ signal: controller.signal, onProgress: (progress) => set({ ...mine, progress }) });
  } catch (error) {
    if (scenario.peek() !== about) return;
    if (controller.signal.aborted) finding.value = { good: null, text: `${what} was given up.` };
    else trouble.value = error instanceof Error ? error.message : String(error);
  } finally {
    set(null);
  }
}
