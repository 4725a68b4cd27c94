import { render } from 'preact';
import { App } from './app.tsx';

const place = document.getElementById('app')!;
// What a page shows before its script runs is not what Preact made, so it may not try to keep it.
place.replaceChildren();
render(<App />, place);
