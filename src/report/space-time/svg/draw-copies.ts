/** The life of each copy: a bar from where it is made to where it is replaced or dropped, marked with its version. */
import type { Copy, SpaceTime } from '../space-time.ts';
import { element } from './elements.ts';
import type { Placing } from './placing.ts';
import { token } from './shapes.ts';

const WIDTH = 9;

/** One version of one item in one lane, from moment to moment. */
interface Life {
  readonly lane: number;
  readonly item: number;
  /** The copy at each moment, the first being `from`. */
  readonly from: number;
  readonly copies: readonly Copy[];
  /** Something else takes its place, or it ends there; the last moment of the run where it does neither. */
  readonly replaced: boolean;
}

export function drawCopies(run: SpaceTime, placing: Placing): { readonly bars: string[]; readonly tokens: string[] } {
  const lives = livesOf(run);
  return {
    bars: lives.map((life) => bar(run, placing, life)),
    tokens: lives.map((life) => {
      const y = heightOf(run, placing, life, life.from);
      const quiet = life.from > 0 && !run.events[life.from - 1]!.matters;
      const wrong = isTraced(run, life) ? 'wrong' : '';
      return token(copyX(placing, life), y, life.copies[0]!.version, `${wrong}${quiet ? ' quiet' : ''}`.trim());
    }),
  };
}

export function livesOf({ lanes, items, moments }: SpaceTime): Life[] {
  return lanes.flatMap((_, lane) =>
    items.flatMap((_, item) => {
      const lives: Life[] = [];
      let current: { from: number; copies: Copy[] } | undefined;
      const end = (replaced: boolean): void => {
        if (current !== undefined) lives.push({ lane, item, ...current, replaced });
        current = undefined;
      };
      for (const [at, { copies }] of moments.entries()) {
        const copy = copies.find((one) => one.lane === lane && one.item === item);
        if (copy === undefined) end(false);
        else if (current !== undefined && current.copies[0]!.version === copy.version) current.copies.push(copy);
        else {
          end(true);
          current = { from: at, copies: [copy] };
        }
      }
      end(true);
      return lives;
    }),
  );
}

/** Is this the copy that misled somebody? */
function isTraced({ stale }: SpaceTime, { lane, item, from, copies }: Life): boolean {
  if (stale === null || stale.lane !== lane || stale.item !== item) return false;
  return from <= stale.hurtsIn && stale.hurtsIn < from + copies.length;
}

const copyX = ({ lanes }: Placing, { lane, item }: Pick<Life, 'lane' | 'item'>): number => lanes[lane]!.copyX[item]!;

/** Where a copy is at the moment after a step: beside the message that brings it, if one does. */
export function heightOf(
  run: SpaceTime,
  placing: Placing,
  { lane, item }: Pick<Life, 'lane' | 'item'>,
  moment: number,
): number {
  if (moment === 0) return placing.startY;
  const row = placing.rows[moment - 1]!;
  const brought = [...row.messageY].filter(([index]) => {
    const { to, carries, receivedIn } = run.messages[index]!;
    return to === lane && carries?.item === item && receivedIn === moment - 1;
  });
  return brought.at(-1)?.[1] ?? row.y;
}

function bar(run: SpaceTime, placing: Placing, life: Life): string {
  const { from, copies, replaced } = life;
  const x = copyX(placing, life);
  const yAt = (moment: number): number =>
    moment < run.moments.length ? heightOf(run, placing, life, moment) : placing.bottom - 6;
  const traced = isTraced(run, life);
  const parts: string[] = [];
  let start = 0;
  for (let at = 1; at <= copies.length; at++) {
    if (at < copies.length && lookOf(copies[at]!) === lookOf(copies[start]!)) continue;
    const top = yAt(from + start);
    const bottom = yAt(from + at);
    const look = lookOf(copies[start]!);
    parts.push(
      element('rect', { class: `strip ${look}`, x: x - WIDTH / 2, y: top, width: WIDTH, height: bottom - top }),
    );
    start = at;
  }
  if (traced && run.stale !== null) {
    const top = yAt(Math.max(from, (run.stale.madeIn ?? -1) + 1));
    const bottom = yAt(run.stale.hurtsIn + 1);
    parts.push(element('rect', { class: 'strip traced', x: x - 6.5, y: top, width: 13, height: bottom - top, rx: 3 }));
  }
  const end = from + copies.length;
  if (!replaced && end < run.moments.length) {
    const y = yAt(end);
    parts.push(element('line', { class: 'end', x1: x - 8, y1: y, x2: x + 8, y2: y }));
  }
  return element('g', { class: 'copy' }, parts.join(''));
}

function lookOf({ dirty, old }: Copy): 'dirty' | 'old' | 'clean' {
  if (dirty) return 'dirty';
  return old ? 'old' : 'clean';
}
