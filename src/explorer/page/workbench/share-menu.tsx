import { useRef, useState } from 'preact/hooks';
import { drawSpaceTime } from '../../../report/space-time/svg/draw.ts';
import { branch, scenario, session, shown } from './bench.ts';
import { linkNow } from './links.ts';
import { runPage } from './run-page.ts';
import { copyPng, copyText, download } from './share.ts';

/** What can be taken away: the address, the drawing, the file. */
export function ShareMenu() {
  const [said, setSaid] = useState('');
  const menu = useRef<HTMLDetailsElement>(null);
  const run = shown.value;
  const svg = (): string => drawSpaceTime(run!.spaceTime, { origin: location.href });
  const name = scenario.value?.path.replace(/^.*\//, '').replace(/\.yaml$/, '') ?? 'run';
  const does = (what: string, act: () => Promise<void> | void) => async (): Promise<void> => {
    try {
      await act();
      setSaid(what);
    } catch (error) {
      setSaid(`Could not: ${error instanceof Error ? error.message : String(error)}`);
    }
    menu.current?.removeAttribute('open');
  };
  const items: readonly (readonly [string, string, () => Promise<void> | void])[] = [
    ['Copy the link', 'The link is copied.', () => copyText(linkNow())],
    ['Copy as SVG', 'The drawing is copied.', () => copyText(svg())],
    ['Copy as PNG', 'The picture is copied.', () => copyPng(svg())],
    ['Save as SVG', 'Saved.', () => download(`${name}.svg`, 'image/svg+xml', svg())],
    [
      'Save as a page of its own',
      'Saved: it needs nothing else.',
      async () => download(`${name}.html`, 'text/html', await runPage()),
    ],
    ['Save as YAML, with the run', 'Saved.', () => download(`${name}-run.yaml`, 'text/yaml', textWithRun())],
    ['Print', '', () => print()],
  ];
  return (
    <>
      <details class="menu" ref={menu}>
        <summary>Share</summary>
        <ul>
          {items.map(([label, done, act]) => (
            <li key={label}>
              <button type="button" disabled={run === null} onClick={does(done, act)}>
                {label}
              </button>
            </li>
          ))}
        </ul>
      </details>
      <span class="said" role="status">
        {said}
      </span>
    </>
  );
}

/** The scenario file as it was, and the run up to the moment that is shown, for `stalemate replay`. */
function textWithRun(): string {
  const { text, model } = scenario.peek()!;
  const { run, cursor } = branch.peek();
  const own = text.replace(/^trace:.*\n(?:[ \t-].*\n?|\n)*/m, '').trimEnd();
  const kept = session.peek().predicting ? run.slice(0, cursor) : run;
  if (kept.length === 0) return `${own}\n`;
  const digest = kept.length === run.length && shown.peek() !== null ? `  digest: ${word(shown.peek()!.digest)}\n` : '';
  const choices = kept.map((name) => `    - ${word(name)}\n`).join('');
  return `${own}\ntrace:\n  model: ${word(model)}\n${digest}  choices:\n${choices}`;
}

/** In quotes, since YAML takes a digest such as 12345e67 for a number. */
const word = (text: string): string => JSON.stringify(text);
