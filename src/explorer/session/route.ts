/** What the part of the address after `#` names. */

export type Route =
  | { readonly view: 'gallery'; readonly topic: string | null }
  | { readonly view: 'open' }
  /** The scenario that is on the table. */
  | { readonly view: 'run' }
  /** A link to a run, still to be read. */
  | { readonly view: 'link'; readonly link: string }
  | { readonly view: 'knobs' }
  | { readonly view: 'matrix' }
  | { readonly view: 'lessons' }
  | { readonly view: 'lesson'; readonly id: string; readonly step: number }
  | { readonly view: 'help' };

/** Anything that names nothing is the gallery. */
export function parseRoute(hash: string): Route {
  const path = hash.replace(/^#\/?/, '').replace(/\?.*$/s, '');
  if (/^v\d+\//.test(path)) return { view: 'link', link: hash };
  const [view, first, second] = path.split('/');
  switch (view) {
    case 'open':
    case 'run':
    case 'knobs':
    case 'matrix':
    case 'help':
      return { view };
    case 'lessons': {
      if (first === undefined || first === '') return { view: 'lessons' };
      const step = Number(second ?? 1);
      return { view: 'lesson', id: decoded(first), step: Number.isInteger(step) && step > 0 ? step - 1 : 0 };
    }
    default:
      return { view: 'gallery', topic: view === 'gallery' && first !== undefined ? decoded(first) : null };
  }
}

/** `embed=1` and the like, after a `?` in the address, before the `#` or behind it. */
export function optionsOf(search: string, hash: string): ReadonlyMap<string, string> {
  const behind = hash.includes('?') ? hash.slice(hash.indexOf('?') + 1) : '';
  return new Map([...new URLSearchParams(search), ...new URLSearchParams(behind)]);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
