/** The run that is shown, as a page that needs nothing else: the same as `stalemate explain --html` writes. */
import type { Verdict } from '../../../report/space-time/space-time.ts';
import { tracePage } from '../../../report/trace-page.ts';
import { linkText } from '../../../share/link.ts';
import type { ShownRun } from '../../engine/protocol.ts';
import { engineProgram } from '../engine-client.ts';
import { branch, scenario, shown } from './bench.ts';
import { canExplain, explain, explainedNow } from './finding.ts';

/** Put here by the build. */
declare const STALEMATE_VERSION: string;
/** Null where it was not built from a repository. */
declare const STALEMATE_COMMIT: string | null;

declare global {
  /** This page as one function without arguments, from `app.js`. */
  var stalemateApp: () => void;
}

/** Asks first why it goes wrong, where it does and nobody has asked yet. */
export async function runPage(): Promise<string> {
  if (canExplain() && explainedNow() === null) await explain();
  const opened = scenario.peek()!;
  const run = shown.peek()!;
  const { property } = branch.peek();
  const { story = [], remedies = [] } = explainedNow() ?? {};
  const [engine, style] = [await engineProgram(), document.getElementById('stalemate-style')?.textContent ?? ''];
  return tracePage({
    title: opened.title,
    path: opened.path,
    spaceTime: property === null ? run.spaceTime : { ...run.spaceTime, verdict: verdictOf(run, property, story) },
    story,
    remedies,
    steps: run.spaceTime.events,
    origin: [
      `stalemate ${STALEMATE_VERSION}${STALEMATE_COMMIT === null ? '' : ` (${STALEMATE_COMMIT})`}, from its page in a browser`,
      `1 scenario, hash ${opened.hash}; run ${run.digest}`,
    ],
    explorer: {
      style,
      app: scriptOf('stalemateApp', globalThis.stalemateApp),
      engine: scriptOf('stalemateEngine', engine),
    },
    link: linkText({
      scenario: { kind: 'packed', text: opened.text, name: opened.path.replace(/^.*\//, '') },
      choices: run.numbers,
      cursor: 0,
      hash: opened.hash,
      digest: run.digest,
      options: property === null ? {} : { property },
    }),
  });
}

/** The first sentence of the story says it of this run, where there is one. */
function verdictOf({ spaceTime }: ShownRun, property: string, [first]: readonly string[]): Verdict {
  return first === undefined ? spaceTime.verdict : { kind: 'bad', text: `${property}: ${first}` };
}

/** What the function came from. */
const scriptOf = (name: string, made: () => void): string => `globalThis.${name}=${made.toString()};\n`;
