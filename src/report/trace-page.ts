/**
 * One run as a page that needs nothing else: no network, no file beside it. Without scripts it is a report; with them the
 * explorer takes over and steps through the run. The command line and the page itself make the same.
 */
import type { SpaceTime } from './space-time/space-time.ts';
import { drawSpaceTime } from './space-time/svg/draw.ts';
import { escaped } from './space-time/svg/elements.ts';

export interface TracePage {
  readonly title: string;
  readonly path: string;
  readonly spaceTime: SpaceTime;
  /** Why it goes wrong, and what would prevent it, in sentences. */
  readonly story: readonly string[];
  readonly remedies: readonly string[];
  readonly steps: readonly { readonly actor: string; readonly text: string; readonly changes: readonly string[] }[];
  /** What somebody needs to get the same page again: the header of every report. */
  readonly origin: readonly string[];
  readonly explorer: ExplorerTexts;
  /** The run as `linkText` writes it, with the scenario inside. */
  readonly link: string;
}

/** The explorer as text: the style of its page, and two scripts that set `stalemateApp` and `stalemateEngine`. */
export interface ExplorerTexts {
  readonly style: string;
  readonly app: string;
  readonly engine: string;
}

export function tracePage(page: TracePage): string {
  const { title, path, spaceTime, story, remedies, steps, origin, explorer, link } = page;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<link rel="icon" href="data:,">
<style id="stalemate-style">${inStyle(explorer.style)}</style>
<style id="stalemate-report-style">${reportStyle}</style>
</head>
<body>
<div id="app"><main class="report">
<h1>${escaped(title)}</h1>
<p>${escaped(path)}</p>
<p><strong>${spaceTime.verdict.kind === 'bad' ? '✗' : '✓'} ${escaped(spaceTime.verdict.text)}</strong></p>
${story.map(paragraph).join('\n')}
<figure>${drawSpaceTime(spaceTime, { name: 'report' })}</figure>
${remedies.length === 0 ? '' : `<h2>What would prevent it</h2>\n${remedies.map(paragraph).join('\n')}`}
<h2>Step by step</h2>
<table>
<thead><tr><th scope="col">step</th><th scope="col">who</th><th scope="col">what</th><th scope="col">what changes</th></tr></thead>
<tbody>
${steps.map(row).join('\n')}
</tbody>
</table>
<footer>${origin.map(paragraph).join('')}</footer>
</main></div>
<script>${inScript(explorer.engine)}</script>
<script>${inScript(explorer.app)}</script>
<script>${startScript(link)}</script>
</body>
</html>
`;
}

/** What lies beside the explorer elsewhere is not here, and must not be looked for. */
function startScript(link: string): string {
  const text = JSON.stringify(link).replaceAll('<', '\\u003c');
  return `globalThis.stalemateGallery={topics:[]};globalThis.stalemateLessons=[];globalThis.stalemateScenarios={};
if(location.hash==='')location.replace(${text});
document.getElementById('stalemate-report-style').remove();
stalemateApp();`;
}

const paragraph = (text: string): string => `<p>${escaped(text)}</p>`;

function row({ actor, text, changes }: TracePage['steps'][number], index: number): string {
  return `<tr><th scope="row">${index + 1}</th><td>${escaped(actor)}</td><td>${escaped(text)}</td><td>${changes.map(escaped).join('<br>')}</td></tr>`;
}

/** @throws Error where a script would end early: the build writes such text another way */
function inScript(text: string): string {
  // Written so that this function, which is part of such a script, does not find itself.
  if (/<\/script|<!-{2}/i.test(text)) throw new Error('a script of the explorer cannot stand within a page');
  return text;
}

function inStyle(text: string): string {
  return text.replaceAll(/<\/style/gi, '<\\/style');
}

const reportStyle = `
.report { font: 14px/1.4 system-ui, sans-serif; margin: 2rem; max-width: 70rem; }
.report p { max-width: 60rem; }
.report figure { margin: 1rem 0; overflow-x: auto; }
.report table { border-collapse: collapse; }
.report th, .report td { border: 1px solid color-mix(in srgb, currentColor 30%, transparent); padding: .3rem .5rem; text-align: left; vertical-align: top; }
.report footer { opacity: .7; }
`;
