import { useEffect } from 'preact/hooks';
import { DrawingStyle } from './drawing-style.tsx';
import { Gallery } from './gallery/gallery.tsx';
import { OpenFile } from './gallery/open-file.tsx';
import { Help, KeyMap } from './help/help.tsx';
import { listenToKeys } from './keys.ts';
import { Knobs } from './knobs/knobs.tsx';
import { Lessons } from './lessons/lessons.tsx';
import { Walk } from './lessons/walk.tsx';
import { Matrix } from './matrix/matrix.tsx';
import { Navigation } from './navigation.tsx';
import { route } from './routing.ts';
import { embedded } from './settings.ts';
import { trouble } from './workbench/bench.ts';
import { follow } from './workbench/follow.ts';
import { followLinks } from './workbench/links.ts';
import { Workbench } from './workbench/workbench.tsx';

export function App() {
  useEffect(() => {
    follow();
    followLinks();
    return listenToKeys();
  }, []);
  return (
    <>
      <DrawingStyle />
      {!embedded.value && <Navigation />}
      <Trouble />
      <View />
      <KeyMap />
    </>
  );
}

function View() {
  const now = route.value;
  switch (now.view) {
    case 'gallery':
      return <Gallery topic={now.topic} />;
    case 'open':
      return <OpenFile />;
    case 'run':
    case 'link':
      return <Workbench />;
    case 'knobs':
      return <Knobs />;
    case 'matrix':
      return <Matrix />;
    case 'lessons':
      return <Lessons />;
    case 'lesson':
      return <Walk id={now.id} step={now.step} />;
    case 'help':
      return <Help />;
  }
}

/** What went wrong stays until somebody has read it. */
function Trouble() {
  if (trouble.value === null) return null;
  const close = (): void => {
    trouble.value = null;
  };
  return (
    <div class="trouble" role="alert">
      <pre>{trouble.value}</pre>
      <button type="button" onClick={close}>
        Close
      </button>
    </div>
  );
}
