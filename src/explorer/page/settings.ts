/** How the page looks: what the address asks for, then what the viewer chose, then what the system says. */
import { effect, signal } from '@preact/signals';
import { optionsOf } from '../session/route.ts';
import { hash } from './routing.ts';

export type Theme = 'system' | 'light' | 'dark';

const asked = optionsOf(location.search, location.hash);
const isOn = (name: string, options = asked): boolean => options.has(name) && options.get(name) !== '0';

/** Inside another page: the run alone. */
export const embedded = signal(isOn('embed'));
/** For a projector: large type, and nothing but the run. */
export const presenting = signal(isOn('present'));
export const predictAsked: boolean = isOn('predict');
export const theme = signal<Theme>(themeOf(asked.get('theme') ?? remembered('theme')));

/** Too narrow for the steps in words beside the lanes. */
const narrowScreen = matchMedia('(max-width: 720px)');
export const narrow = signal(narrowScreen.matches);
narrowScreen.addEventListener('change', ({ matches }) => {
  narrow.value = matches;
});

effect(() => {
  document.documentElement.dataset.theme = theme.value;
  remember('theme', theme.value);
});
effect(() => {
  document.documentElement.classList.toggle('presenting', presenting.value);
  document.documentElement.classList.toggle('embedded', embedded.value);
});
// Another link in a page that is open. What it does not mention stays as the viewer has it.
hash.subscribe((now) => {
  const options = optionsOf('', now);
  if (options.has('embed')) embedded.value = isOn('embed', options);
  if (options.has('present')) presenting.value = isOn('present', options);
  if (options.has('theme')) theme.value = themeOf(options.get('theme'));
});

export function nextTheme(): void {
  const order: readonly Theme[] = ['system', 'light', 'dark'];
  theme.value = order[(order.indexOf(theme.value) + 1) % order.length]!;
}

function themeOf(name: string | null | undefined): Theme {
  return name === 'light' || name === 'dark' ? name : 'system';
}

/** A page that was opened from a disk may have no storage at all. */
function remembered(name: string): string | null {
  try {
    return localStorage.getItem(`stalemate-${name}`);
  } catch {
    return null;
  }
}

function remember(name: string, value: string): void {
  try {
    localStorage.setItem(`stalemate-${name}`, value);
  } catch {
    // It looks as it does until it is closed.
  }
}
