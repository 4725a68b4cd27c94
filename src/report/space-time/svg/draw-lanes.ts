/** The lanes: their heads, their backgrounds, and the line of each. */
import type { SpaceTime } from '../space-time.ts';
import { element, text } from './elements.ts';
import { leans, type PlacedLane, type Placing } from './placing.ts';
import { printColours, size } from './style.ts';

const HOST_TINTS = printColours.hosts.length;

export function drawLanes(run: SpaceTime, placing: Placing): string[] {
  return [...drawBackgrounds(run, placing, placing.bottom - placing.headerTop), ...drawHeads(run, placing)];
}

/** Of the lanes, from their heads down. */
export function drawBackgrounds({ lanes }: SpaceTime, placing: Placing, height: number): string[] {
  return lanes.map(({ host }, index) => {
    const { left, right } = placing.lanes[index]!;
    const own = host === null || host < 0 ? '' : ` host-${host % HOST_TINTS}`;
    const place = { x: left, y: placing.headerTop, width: right - left, height, rx: 6 };
    return element('rect', { class: `lane${own}`, ...place });
  });
}

/** The names of the lanes, and what is kept in each. */
export function drawHeads(run: SpaceTime, placing: Placing): string[] {
  const { headerTop, itemLabelHeight } = placing;
  return run.lanes.flatMap(({ heading }, index) => {
    const lane = placing.lanes[index]!;
    const middle = (lane.left + lane.right) / 2;
    const alone = heading[1] === '';
    return [
      text(middle, headerTop + (alone ? 29 : 21), 'heading', heading[0]),
      ...(alone ? [] : [text(middle, headerTop + 38, 'under', heading[1])]),
      ...itemLabels(run, lane, headerTop + size.headerHeight + itemLabelHeight),
    ];
  });
}

function itemLabels(run: SpaceTime, { copyX }: PlacedLane, y: number): string[] {
  return copyX.flatMap((x, item) => {
    if (x === undefined) return [];
    const { name } = run.items[item]!;
    if (!leans(name)) return [text(x, y, 'item', name, { 'text-anchor': 'middle' })];
    return [text(0, 0, 'item', name, { transform: `translate(${Math.round(x - 2)} ${Math.round(y)}) rotate(-42)` })];
  });
}

/** The line of each lane, dotted while nobody is there, and a box on it while the guest runs there. */
export function drawSpines(run: SpaceTime, placing: Placing): string[] {
  const { rows, startY, bottom } = placing;
  const yAt = (moment: number): number => (moment === 0 ? startY - 14 : (rows[moment - 1]?.y ?? bottom - 6));
  const end = (moment: number): number => (moment < run.moments.length ? yAt(moment) : bottom - 6);
  return run.lanes.flatMap((_, index) => {
    const { spine: x, hasSpine } = placing.lanes[index]!;
    if (!hasSpine) return [];
    const spans = (is: (moment: number) => boolean): [number, number][] => {
      const found: [number, number][] = [];
      for (let at = 0; at < run.moments.length; at++) {
        if (!is(at)) continue;
        const last = found.at(-1);
        if (last?.[1] === at) last[1] = at + 1;
        else found.push([at, at + 1]);
      }
      return found;
    };
    const absent = (moment: number): boolean => run.moments[moment]!.absent.includes(index);
    const line = ([from, to]: [number, number], more: string): string =>
      element('line', { class: `spine${more}`, x1: x, y1: yAt(from), x2: x, y2: end(to) });
    return [
      ...spans((moment) => !absent(moment)).map((span) => line(span, '')),
      ...spans(absent).map((span) => line(span, ' away')),
      ...spans((moment) => run.moments[moment]!.guestOn.includes(index)).map(([from, to]) =>
        element('rect', { class: 'runs', x: x - 5, y: yAt(from), width: 10, height: end(to) - yAt(from) }),
      ),
    ];
  });
}
