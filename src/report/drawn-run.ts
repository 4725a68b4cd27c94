import { worldOptionsOf } from './header.ts';
import { escapedHtml } from './html-page.ts';
import { counted } from './numbers.ts';
import { type ShownRun, spaceTimeOf } from './run-forms.ts';
import { drawSpaceTime } from './space-time/svg/draw.ts';

/** A longer run is no drawing that anybody reads. */
const DRAWN_STEPS_MOST = 120;

/**
 * A run as a space-time diagram within a page; where it is too long for one, a sentence that says so.
 *
 * @param name  tells the drawings of one page apart
 */
export function drawnRun(run: ShownRun, name: string): string {
  const { trace, header } = run;
  if (trace.length > DRAWN_STEPS_MOST)
    return `<p>It has ${escapedHtml(counted(trace.length, 'step'))}, too many for a drawing.</p>`;
  return `<figure>${drawSpaceTime(spaceTimeOf(run, worldOptionsOf(header)), { name })}</figure>`;
}
