/** A run as a sequence diagram for Mermaid, which GitHub and many wikis draw. */
import { versionMark } from './glyphs.ts';
import type { Message, MessageKind, SpaceTime, SpaceTimeEvent } from './space-time.ts';

const arrows = {
  read: '-->>',
  write: '->>',
  'write-back': '->>',
  flush: '->>',
  state: '-)',
  acknowledgement: '-)',
  request: '-)',
  answer: '--)',
  duplicate: '-)',
} as const satisfies Readonly<Record<MessageKind, string>>;

/** @param origin  what somebody needs to get the same diagram again; it becomes a comment */
export function mermaidDiagram(run: SpaceTime, origin = ''): string {
  const { lanes, events, title, verdict } = run;
  const lines = [
    '---',
    `title: ${JSON.stringify(title.replace(/\s+/g, ' '))}`,
    '---',
    'sequenceDiagram',
    ...(origin === '' ? [] : [`  %% ${origin.replace(/\s+/g, ' ')}`]),
    ...lanes.map(({ name }, lane) => `  participant ${idOf(lane)} as ${written(name)}`),
    ...events.flatMap((event, step) => stepLines(run, event, step)),
    `  Note over ${idOf(0)}${lanes.length > 1 ? `,${idOf(lanes.length - 1)}` : ''}: ${written(verdict.text)}`,
  ];
  return `${lines.join('\n')}\n`;
}

const idOf = (lane: number): string => `lane${lane}`;

function stepLines(run: SpaceTime, event: SpaceTimeEvent, step: number): string[] {
  const { lane, number, actor, text, results, wrong } = event;
  const said = [`${number}. ${actor}: ${text}`, ...results.map((result) => result.text)].join('\n');
  const lines = [
    `Note over ${idOf(lane)}: ${written(said)}`,
    // Arrows have no length in time here: a message stands where it arrives, or, where it never does, where it is sent.
    ...run.messages
      .filter(({ receivedIn, sentIn }) => (receivedIn ?? sentIn) === step)
      .map((message) => messageLine(message)),
  ];
  if (!wrong) return lines.map((line) => `  ${line}`);
  return ['  rect rgb(253, 228, 225)', ...lines.map((line) => `    ${line}`), '  end'];
}

function messageLine({ kind, from, to, label, carries, sentIn, receivedIn }: Message): string {
  const version = carries === null ? '' : ` ${versionMark(carries.version)}`;
  const when = receivedIn === null ? ' (never arrives)' : receivedIn === sentIn ? '' : ` (sent in step ${sentIn + 1})`;
  return `${idOf(from)}${receivedIn === null ? '-x' : arrows[kind]}${idOf(to)}: ${written(`${label}${version}${when}`)}`;
}

/** Text that means nothing to Mermaid: what does is written as a character code. */
function written(text: string): string {
  return text
    .replaceAll('#', '#35;')
    .replace(/[;<>%{}[\]]/g, (sign) => `#${sign.charCodeAt(0)};`)
    .replace(/\bend\b/gi, (word) => `${word.slice(0, 2)}#${word.charCodeAt(2)};`)
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .join('<br/>')
    .replace(/#(?!\d+;)/g, '#35;');
}
