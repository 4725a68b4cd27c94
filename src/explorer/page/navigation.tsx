import { keyMapOpen } from './help/key-map-state.ts';
import { route } from './routing.ts';
import { nextTheme, presenting, theme } from './settings.ts';
import { hasGallery, hasLessons } from './shipped.ts';
import { scenario } from './workbench/bench.ts';

const always = (): boolean => true;

const views = [
  { to: '#gallery', name: 'Gallery', views: ['gallery', 'open'], isThere: hasGallery },
  { to: '#lessons', name: 'Lessons', views: ['lessons', 'lesson'], isThere: hasLessons },
  { to: '#knobs', name: 'Knobs', views: ['knobs'], isThere: always },
  { to: '#matrix', name: 'Matrix', views: ['matrix'], isThere: always },
  { to: '#help', name: 'Help', views: ['help'], isThere: always },
] as const;

export function Navigation() {
  const { view } = route.value;
  const here = views.filter(({ isThere }) => isThere());
  const isHere = (names: readonly string[]): 'page' | undefined => (names.includes(view) ? 'page' : undefined);
  return (
    <nav class="navigation" aria-label="Views">
      <a class="brand" href={hasGallery() ? '#gallery' : '#run'}>
        Stalemate
      </a>
      <div class="views">
        {here.map(({ to, name, views: names }) => (
          <a key={to} href={to} aria-current={isHere(names)}>
            {name}
          </a>
        ))}
        {scenario.value !== null && (
          <a href="#run" aria-current={isHere(['run', 'link'])}>
            On the table
          </a>
        )}
      </div>
      <div class="tools">
        <button type="button" class="plain" title="Light, dark, or as the system" onClick={nextTheme}>
          {{ system: '◐', light: '☼', dark: '☾' }[theme.value]}
          <span class="unseen">Theme: {theme.value}</span>
        </button>
        <button
          type="button"
          class="plain"
          aria-pressed={presenting.value}
          title="Large type for a projector (f)"
          onClick={() => {
            presenting.value = !presenting.value;
          }}
        >
          Present
        </button>
        <button
          type="button"
          class="plain"
          title="Keys (?)"
          onClick={() => {
            keyMapOpen.value = true;
          }}
        >
          ?<span class="unseen"> Keys</span>
        </button>
      </div>
    </nav>
  );
}
