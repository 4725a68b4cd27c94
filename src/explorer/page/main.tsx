import { render } from 'preact';
import { App } from './app.tsx';
import { warmUp } from './engine-client.ts';

const place = document.getElementById('app')!;
// What a page shows before its script runs is not what Preact made, so it may not try to keep it.
place.replaceChildren();
render(<App />, place);
// Only what is drawn counts as seen: the second frame begins when the first has been painted.
requestAnimationFrame(() => requestAnimationFrame(warmUp));
