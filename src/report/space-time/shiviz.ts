/**
 * A run as a log for ShiViz (https://bestchai.bitbucket.io/shiviz/), which draws what happened before what from vector
 * clocks. The first line is the regular expression that ShiViz asks for, the second, which separates several runs, is
 * empty: so the file can be uploaded as it is, or the expression pasted beside the rest.
 */
import { localEvents } from './causality.ts';
import type { SpaceTime } from './space-time.ts';

/** Finds host, clock and event in the log. */
export const shivizExpression = '(?<host>\\S+) (?<clock>\\{.*\\})\\n(?<event>.*)';

export function shivizLog(run: SpaceTime): string {
  const hosts = hostNames(run);
  const entries = localEvents(run).map(({ lane, step, acts, receives, sends, clock }) => {
    const event = run.events[step]!;
    const own = acts
      ? [`${event.number}. ${event.actor}: ${event.text}`, ...event.results.map(({ text }) => text)]
      : [];
    const passed = [
      ...receives.map(
        (index) => `gets ${run.messages[index]!.label} from ${run.lanes[run.messages[index]!.from]!.name}`,
      ),
      ...sends.map((index) => `sends ${run.messages[index]!.label} to ${run.lanes[run.messages[index]!.to]!.name}`),
    ];
    const text = acts ? own : [`${event.number}. ${passed.join(', ')}`];
    const clocks = Object.fromEntries(clock.flatMap((count, at) => (count === 0 ? [] : [[hosts[at]!, count]])));
    return `${hosts[lane]} ${JSON.stringify(clocks)}\n${oneLine([...text, ...(acts ? passed : [])].join('; '))}`;
  });
  return `${[shivizExpression, '', ...entries].join('\n')}\n`;
}

/** A name without blanks for each lane, each another one. */
export function hostNames({ lanes }: SpaceTime): string[] {
  const names: string[] = [];
  for (const { name } of lanes) {
    const plain = name.replace(/[^\p{L}\p{N}_.-]+/gu, '-');
    const same = names.filter((one) => one === plain || one.startsWith(`${plain}~`)).length;
    names.push(same === 0 ? plain : `${plain}~${same + 1}`);
  }
  return names;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
