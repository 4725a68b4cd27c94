/** What goes from lane to lane, and who acts in each step. */
import type { Message, MessageKind, SpaceTime } from '../space-time.ts';
import { element, rounded, text } from './elements.ts';
import type { Placing } from './placing.ts';
import { TOKEN_RADIUS, token } from './shapes.ts';

const looks = {
  read: 'arrow',
  write: 'arrow',
  'write-back': 'arrow',
  duplicate: 'arrow',
  flush: 'arrow flush',
  state: 'arrow message',
  acknowledgement: 'arrow message',
  request: 'arrow request',
  answer: 'arrow request',
} as const satisfies Readonly<Record<MessageKind, string>>;

export function drawMessages(run: SpaceTime, placing: Placing): string[] {
  return run.messages.map((message, index) => drawMessage(run, placing, message, index));
}

function drawMessage(run: SpaceTime, placing: Placing, message: Message, index: number): string {
  const { kind, from, to, carries, sentIn, receivedIn, label } = message;
  const start = placing.rows[sentIn]!;
  const y1 = start.messageY.get(index) ?? start.y;
  const wrong = isWrong(run, message);
  const quiet = !run.events[sentIn]!.matters;
  const className = `${looks[kind]}${wrong ? ' wrong' : ''}`;
  const direction = to > from ? 1 : -1;
  const x1 = leavesAt(run, placing, message) + direction * 6;
  const group = (children: string[]): string =>
    element(
      'g',
      { class: `message-${kind}${quiet ? ' quiet' : ''}`, 'data-message': index },
      [
        element('title', {}, escapedLabel(`${run.lanes[from]!.name} to ${run.lanes[to]!.name}: ${label}`)),
        ...children,
      ].join(''),
    );
  if (receivedIn === null) {
    const x2 = x1 + (placing.lanes[to]!.spine - x1) * 0.55;
    const y2 = y1 + 14;
    const cross = `M${rounded(x2 - 5)} ${rounded(y2 - 5)}l10 10m0 -10l-10 10`;
    return group([
      element('path', { class: className, d: `M${rounded(x1)} ${rounded(y1)}L${rounded(x2)} ${rounded(y2)}` }),
      element('path', { class: 'cross', d: cross }),
    ]);
  }
  const y2 =
    receivedIn === sentIn ? y1 : (placing.rows[receivedIn]!.messageY.get(index) ?? placing.rows[receivedIn]!.y);
  const kept = carries === null ? undefined : keptAt(run, placing, message, receivedIn);
  const target = kept ?? placing.lanes[to]!.spine;
  const isToken = carries !== null && (kept === undefined || isNew(run, message, receivedIn));
  const x2 = target - direction * (isToken ? TOKEN_RADIUS + 3 : kept === undefined ? 6 : 8);
  const arrow = element('path', {
    class: className,
    d: `M${rounded(x1)} ${rounded(y1)}L${rounded(x2)} ${rounded(y2)}`,
    'marker-end': `url(#${wrong ? 'bad-head' : 'head'})`,
  });
  // What is kept has its mark where its copy begins.
  const mark = carries !== null && kept === undefined ? [token(target, y2, carries.version, wrong ? 'wrong' : '')] : [];
  const name =
    carries !== null && kept === undefined && run.items.length > 1
      ? [
          text(target + direction * -TOKEN_RADIUS, y2 - 13, 'item', run.items[carries.item]!.name, {
            'text-anchor': 'middle',
          }),
        ]
      : [];
  return group([arrow, ...mark, ...name]);
}

const escapedLabel = (label: string): string =>
  label.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The read that returns what the old copy says. */
function isWrong({ stale, events }: SpaceTime, { kind, sentIn }: Message): boolean {
  return stale !== null && kind === 'read' && sentIn === stale.hurtsIn && events[sentIn]!.wrong;
}

function leavesAt(run: SpaceTime, { lanes }: Placing, { from, carries, sentIn }: Message): number {
  const lane = lanes[from]!;
  if (carries === null) return lane.spine;
  const holds = [run.moments[sentIn]!, run.moments[sentIn + 1]!].some(({ copies }) =>
    copies.some((one) => one.lane === from && one.item === carries.item && one.version === carries.version),
  );
  return holds ? (lane.copyX[carries.item] ?? lane.spine) : lane.spine;
}

/** Where the receiver keeps what arrives; undefined where it does not. */
function keptAt(run: SpaceTime, { lanes }: Placing, { to, carries }: Message, receivedIn: number): number | undefined {
  const keeps = run.moments[receivedIn + 1]!.copies.some(
    (one) => one.lane === to && one.item === carries!.item && one.version === carries!.version,
  );
  return keeps ? lanes[to]!.copyX[carries!.item] : undefined;
}

/** Did the receiver have another version, or none, before? */
function isNew({ moments }: SpaceTime, { to, carries }: Message, receivedIn: number): boolean {
  return !moments[receivedIn]!.copies.some(
    (one) => one.lane === to && one.item === carries!.item && one.version === carries!.version,
  );
}

/** A dot at the lane of whoever acts. */
export function drawActors(run: SpaceTime, placing: Placing): string[] {
  return run.events.map(({ lane, kind, wrong, matters }, index) => {
    const x = placing.lanes[lane]!.spine;
    const { y, messageY } = placing.rows[index]!;
    const own = [...messageY].find(
      ([message]) => run.messages[message]!.from === lane && run.messages[message]!.sentIn === index,
    );
    const at = own?.[1] ?? y;
    const quiet = matters ? '' : ' quiet';
    if (kind === 'fault')
      return element('path', { class: `cross${quiet}`, d: `M${rounded(x - 6)} ${rounded(at - 6)}l12 12m0 -12l-12 12` });
    const taken = run.messages.some(
      ({ to, carries, receivedIn }, message) =>
        to === lane && carries !== null && receivedIn === index && messageY.get(message) === at,
    );
    // There the mark of a version stands already.
    if (taken) return '';
    return element('circle', { class: `dot${wrong ? ' wrong' : ''}${quiet}`, cx: x, cy: at, r: wrong ? 5.5 : 4 });
  });
}
