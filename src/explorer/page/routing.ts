/** Which view the address names. Every view has an address, so that a slide or a mail can point at it. */
import { computed, signal } from '@preact/signals';
import { parseRoute, type Route } from '../session/route.ts';

export const hash = signal(location.hash);
export const route = computed<Route>(() => parseRoute(hash.value));

addEventListener('hashchange', () => {
  hash.value = location.hash;
});

export function goTo(to: string): void {
  if (location.hash !== to) history.pushState(null, '', to);
  hash.value = to;
}

/** The same view under another address: of what it shows now. */
export function renameTo(to: string): void {
  history.replaceState(history.state, '', to);
}
