/** The steps in words, beside the lanes. */
import type { SpaceTime } from '../space-time.ts';
import { element, escaped, text } from './elements.ts';
import type { Placing } from './placing.ts';
import { size } from './style.ts';

export function drawRows(run: SpaceTime, placing: Placing): string[] {
  const { rows, startY, width, frame } = placing;
  const left = frame.margin;
  const start = run.items.length === 0 || rows[0]?.lines.length === 0 ? '' : 'what lies where at the start';
  const line = (y: number): string => element('line', { class: 'rule', x1: left, y1: y, x2: width - left, y2: y });
  return [
    text(left + 34, startY + 5, 'subtitle', start),
    ...rows.flatMap((row, index) => {
      const event = run.events[index]!;
      const top = row.y + 5;
      const parts = [
        text(left + 22, top, `step${event.wrong ? ' bad' : ''}`, String(event.number)),
        ...row.lines.map((words, at) =>
          rowLine(words, at === 0 ? event.actor : '', left + 34, top + at * size.lineHeight),
        ),
        ...row.notes.map((note, at) =>
          text(
            left + 34,
            top + (row.lines.length - 1) * size.lineHeight + 16 * (at + 1),
            `caption${note.bad ? ' bad' : ''}`,
            note.text,
          ),
        ),
      ];
      return [
        line(row.top),
        element('g', { class: event.matters ? undefined : 'quiet', 'data-event': index }, parts.join('')),
      ];
    }),
    line(placing.bottom - 2),
  ];
}

/** The actor in bold, then what it does. */
function rowLine(words: string, actor: string, x: number, y: number): string {
  if (actor === '' || !words.startsWith(actor)) return text(x, y, 'words', words);
  const rest = words.slice(actor.length);
  return element(
    'text',
    { x, y },
    element('tspan', { class: 'actor' }, escaped(actor)) + escaped(` ${rest.trimStart()}`),
  );
}
