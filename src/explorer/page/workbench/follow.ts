/** Keeps what the engine says in step with the session: the run that is shown, the pinned one, and what may happen next. */
import { effect, signal } from '@preact/signals';
import type { Offers, ShownRun } from '../../engine/protocol.ts';
import { type Branch, chosen, marked, pinnedBranch, sameRun } from '../../session/session.ts';
import { ask } from '../engine-client.ts';
import { branch, change, scenario, session, shown, trouble } from './bench.ts';

/** What may happen next, and after which run: for a moment that of the step before. */
export const offers = signal<{ readonly after: readonly string[]; readonly said: Offers } | null>(null);
export const pinnedRun = signal<ShownRun | null>(null);

const SHOWN_MOST = 40;
const shownRuns = new Map<string, ShownRun>();

/** The newest wish is granted, those before it are forgotten, and the engine has one at a time. */
function latest<Wish>(grant: (wish: Wish) => Promise<void>): (wish: Wish) => void {
  let waiting: { readonly wish: Wish } | undefined;
  let busy = false;
  const next = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    while (waiting !== undefined) {
      const { wish } = waiting;
      waiting = undefined;
      await grant(wish).catch((error: unknown) => {
        trouble.value = error instanceof Error ? error.message : String(error);
      });
    }
    busy = false;
  };
  return (wish) => {
    waiting = { wish };
    void next();
  };
}

type Wanted = Pick<Branch, 'id' | 'run' | 'property'>;

async function runOf({ run, property }: Wanted): Promise<ShownRun | null> {
  const opened = scenario.peek();
  if (opened === null) return null;
  const key = JSON.stringify([opened.hash, opened.path, run, property]);
  const known = shownRuns.get(key);
  if (known !== undefined) return known;
  const answer = await ask('show', { scenario: { text: opened.text, path: opened.path }, run, property });
  if (shownRuns.size >= SHOWN_MOST) shownRuns.delete(shownRuns.keys().next().value!);
  shownRuns.set(key, answer);
  return answer;
}

const showCurrent = latest<Wanted>(async (wanted) => {
  const answer = await runOf(wanted);
  const now = branch.peek();
  if (answer === null || now.id !== wanted.id || !sameRun(now.run, wanted.run)) return;
  shown.value = answer;
  // A run that was chosen by hand until something broke is traced like one that was searched for.
  const broken = answer.moments.at(-1)?.violated[0];
  const before = answer.moments.at(-2)?.violated.length ?? 0;
  if (wanted.property === null && broken !== undefined && before === 0)
    session.value = marked(session.peek(), wanted.id, broken.property);
});

const showPinned = latest<Wanted | null>(async (wanted) => {
  pinnedRun.value = wanted === null ? null : await runOf(wanted);
});

const offerNext = latest<readonly string[]>(async (run) => {
  const opened = scenario.peek();
  if (opened === null) return;
  const answer = await ask('offer', { scenario: { text: opened.text, path: opened.path }, run });
  if (scenario.peek() === opened) offers.value = { after: run, said: answer };
});

/** Lets something happen that was offered; not what was offered at another moment, as by a second click. */
export function choose(name: string): void {
  const { run, cursor } = branch.peek();
  if (offers.peek() !== null && sameRun(offers.peek()!.after, run.slice(0, cursor))) change((now) => chosen(now, name));
}

/** Called once, when the page starts. */
export function follow(): void {
  effect(() => {
    if (scenario.value === null) return;
    const { id, run, property } = branch.value;
    showCurrent({ id, run, property });
  });
  effect(() => {
    if (scenario.value !== null) showPinned(pinnedBranch(session.value));
  });
  effect(() => {
    if (scenario.value !== null) offers.value = null;
  });
  effect(() => {
    if (scenario.value === null) return;
    const { run, cursor } = branch.value;
    offerNext(run.slice(0, cursor));
  });
}
