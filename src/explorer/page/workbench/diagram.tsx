import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { SpaceTime } from '../../../report/space-time/space-time.ts';
import { drawForPage } from '../../../report/space-time/svg/draw.ts';
import type { ShownRun } from '../../engine/protocol.ts';
import { narrow } from '../settings.ts';

export interface DiagramProps {
  readonly run: ShownRun;
  readonly cursor: number;
  /** What comes after the cursor must not be seen. */
  readonly secret: boolean;
  /** For each step whether it matters, so that the others are faded; null: none is. */
  readonly matters: readonly boolean[] | null;
  /** An identifier: tells the drawings of the page apart. */
  readonly name: string;
  readonly onMove: (moment: number) => void;
}

/** Between the step that is shown and the edge. */
const MARGIN_PX = 40;

/** The space-time diagram, drawn once for each run; stepping moves a veil over what is still to come. */
export function Diagram({ run, cursor, secret, matters, name, onMove }: DiagramProps) {
  const { spaceTime } = run;
  const until = secret ? cursor : null;
  const drawing = useMemo(
    () => drawForPage(visible(spaceTime, secret, matters), { name, numbersOnly: narrow.value, until }),
    [spaceTime, secret, matters, name, narrow.value, until],
  );
  const rows = useRef<HTMLOListElement>(null);
  const row = drawing.rows[Math.min(cursor, drawing.rows.length - 1)]!;
  const last = drawing.rows.at(-1)!;
  const share = (y: number): string => `${(100 * y) / drawing.height}%`;
  useLayoutEffect(() => {
    const button = rows.current?.querySelector<HTMLElement>('[aria-current]');
    if (button == null) return;
    if (rows.current?.contains(document.activeElement)) button.focus({ preventScroll: true });
    keepInSight(button, rows.current!.closest('.diagram-scroll')!);
  }, [cursor, drawing]);
  return (
    <div class="diagram-scroll">
      <div class="diagram" style={{ '--width': `${drawing.width}px` }}>
        <Markup class="heads drawing" markup={drawing.heads} />
        <Markup class="drawing" markup={drawing.svg} />
        <div
          class={secret ? 'veil secret' : 'veil'}
          style={{ top: share(row.top + row.height), height: share(last.top + last.height - row.top - row.height) }}
        />
        <ol class="rows" ref={rows} aria-label="Steps of the run">
          {drawing.rows.map(({ top, height }, moment) => (
            <li key={moment}>
              <button
                type="button"
                class="row"
                style={{ top: share(top), height: share(height) }}
                tabIndex={moment === cursor ? 0 : -1}
                aria-current={moment === cursor ? 'step' : undefined}
                aria-label={labelOf(spaceTime, moment, secret && moment > cursor)}
                onClick={() => onMove(moment)}
              />
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}

/** SVG that was made from data, where every text is escaped. */
export function Markup({ markup, class: className }: { readonly markup: string; readonly class: string }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    place.current!.innerHTML = markup;
  }, [markup]);
  return <div class={className} ref={place} />;
}

/** Scrolls the diagram and nothing else, so that the controls stay where they are. */
function keepInSight(row: HTMLElement, around: HTMLElement): void {
  const one = row.getBoundingClientRect();
  const all = around.getBoundingClientRect();
  const heads = around.querySelector('.heads svg')?.getBoundingClientRect().height ?? 0;
  const above = one.top - (all.top + heads + MARGIN_PX);
  const below = one.bottom - (all.bottom - MARGIN_PX);
  if (above < 0) around.scrollTop += above;
  else if (below > 0) around.scrollTop += Math.min(below, above);
}

/** What somebody is to guess must not show in what led up to it either. */
function visible(run: SpaceTime, secret: boolean, matters: readonly boolean[] | null): SpaceTime {
  if (secret) return { ...run, stale: null };
  if (matters === null) return run;
  return { ...run, events: run.events.map((event, index) => ({ ...event, matters: matters[index] ?? true })) };
}

function labelOf({ events }: SpaceTime, moment: number, secret: boolean): string {
  if (moment === 0) return 'The start';
  const { number, actor, text, results } = events[moment - 1]!;
  const told = secret ? [] : results.map((result) => result.text);
  return [`Step ${number}: ${actor} ${text}`, ...told].join(', ');
}
