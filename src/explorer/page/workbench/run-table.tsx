import { versionMark } from '../../../report/space-time/glyphs.ts';
import type { Moment, SpaceTime } from '../../../report/space-time/space-time.ts';
import type { ShownRun } from '../../engine/protocol.ts';

export interface RunTableProps {
  readonly run: ShownRun;
  readonly cursor: number;
  readonly secret: boolean;
  readonly onMove: (moment: number) => void;
}

/** The diagram as a table: the same steps, and what lies in each lane after each of them. */
export function RunTable({ run: { spaceTime }, cursor, secret, onMove }: RunTableProps) {
  const { lanes, events, moments } = spaceTime;
  const holding = lanes.map((_, index) => index).filter((lane) => moments.some((moment) => holds(moment, lane)));
  const shown = secret ? moments.slice(0, cursor + 1) : moments;
  return (
    <div class="table-scroll">
      <table class="run-table">
        <caption>The run as a table: each step, and what lies where after it</caption>
        <thead>
          <tr>
            <th scope="col">Step</th>
            <th scope="col">Who</th>
            <th scope="col">What</th>
            <th scope="col">Result</th>
            {holding.map((lane) => (
              <th scope="col" key={lane}>
                {lanes[lane]!.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((moment, index) => {
            const event = events[index - 1];
            return (
              <tr
                key={index}
                class={index > cursor ? 'later' : undefined}
                aria-current={index === cursor ? 'step' : undefined}
              >
                <th scope="row">
                  <button type="button" class="plain" onClick={() => onMove(index)}>
                    {index === 0 ? 'start' : index}
                  </button>
                </th>
                <td>{event?.actor ?? ''}</td>
                <td>{event?.text ?? ''}</td>
                <td>
                  {event?.results.map(({ text, wrong }) => (
                    <span key={text} class={wrong ? 'wrong' : undefined}>
                      {text}
                    </span>
                  ))}
                </td>
                {holding.map((lane) => (
                  <td key={lane}>{contents(spaceTime, moment, lane)}</td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function holds({ copies, guestOn }: Moment, lane: number): boolean {
  return copies.some((copy) => copy.lane === lane) || guestOn.includes(lane);
}

function contents({ items }: SpaceTime, { copies, guestOn, absent }: Moment, lane: number): string {
  if (absent.includes(lane)) return 'not there';
  const own = copies
    .filter((copy) => copy.lane === lane)
    .map(({ item, version, dirty, old }) => {
      const { name, versions } = items[item]!;
      const how = dirty ? ', not written back' : old ? ', old' : '';
      return `${name} ${versionMark(version)} ${versions[version]}${how}`;
    });
  return [...(guestOn.includes(lane) ? ['the guest runs here'] : []), ...own].join('; ');
}
