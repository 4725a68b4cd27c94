/** What each key does, in one table: the page listens by it and shows it. */
import { pinned } from '../session/session.ts';
import { keyMapOpen } from './help/key-map-state.ts';
import { route } from './routing.ts';
import { presenting } from './settings.ts';
import { branch, change, moveTo, step } from './workbench/bench.ts';
import { anotherWay, breakIt, canExplain, explain, isItSafe, search } from './workbench/finding.ts';
import { togglePlaying, togglePredicting } from './workbench/playback.tsx';
import { asTable } from './workbench/view.ts';

export interface KeyUse {
  /** As `KeyboardEvent.key` says. */
  readonly keys: readonly string[];
  readonly does: string;
  readonly act: () => void;
  /** Everywhere, not only beside a run. */
  readonly everywhere?: boolean;
}

export const keyUses: readonly KeyUse[] = [
  { keys: ['j', 'ArrowDown', 'ArrowRight', 'PageDown', '.'], does: 'one step on', act: () => step(1) },
  { keys: ['k', 'ArrowUp', 'ArrowLeft', 'PageUp', ','], does: 'one step back', act: () => step(-1) },
  { keys: ['Home'], does: 'to the start', act: () => moveTo(0) },
  { keys: ['End'], does: 'to the end of the run', act: () => moveTo(branch.peek().run.length) },
  { keys: [' '], does: 'play, pause', act: togglePlaying },
  { keys: ['b'], does: 'break it: the shortest run from here to something that goes wrong', act: () => void breakIt() },
  { keys: ['s'], does: 'is it safe? Every interleaving', act: () => void isItSafe() },
  { keys: ['w'], does: 'another way: a run with another cause', act: () => canExplain() && void anotherWay() },
  { keys: ['e'], does: 'explain what went wrong', act: () => canExplain() && void explain() },
  { keys: ['Escape'], does: 'give the search up', act: () => search.peek()?.cancel() },
  { keys: ['p'], does: 'predict: guess each read before it is shown', act: togglePredicting },
  {
    keys: ['t'],
    does: 'the run as a table, as a drawing',
    act: () => {
      asTable.value = !asTable.peek();
    },
  },
  { keys: ['c'], does: 'keep this run beside, to compare', act: () => change((now) => pinned(now, now.current)) },
  {
    keys: ['n'],
    does: 'to the list of what may happen next',
    act: () => document.querySelector<HTMLElement>('.next button')?.focus(),
  },
  {
    keys: ['f'],
    does: 'large type for a projector, and back',
    everywhere: true,
    act: () => {
      presenting.value = !presenting.peek();
    },
  },
  {
    keys: ['?'],
    does: 'this list',
    everywhere: true,
    act: () => {
      keyMapOpen.value = true;
    },
  },
];

/** @returns what ends it */
export function listenToKeys(): () => void {
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const { view } = route.peek();
    const atRun = view === 'run' || view === 'link' || view === 'lesson';
    const use = keyUses.find(({ keys, everywhere }) => keys.includes(event.key) && (atRun || everywhere === true));
    if (use === undefined || keyMapOpen.peek() || belongsElsewhere(event)) return;
    event.preventDefault();
    use.act();
  };
  addEventListener('keydown', onKey);
  return () => removeEventListener('keydown', onKey);
}

/** Somebody types, or a control has a use for the key itself. */
function belongsElsewhere({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('input, textarea, select, dialog') !== null) return true;
  const presses = key === ' ' && target.closest('button, summary, a') !== null;
  return presses && !target.classList.contains('row');
}
