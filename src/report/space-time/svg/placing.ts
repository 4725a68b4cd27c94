/** Where everything stands in a drawing: lanes from left to right, steps from top to bottom. */
import type { Message, SpaceTime, SpaceTimeEvent } from '../space-time.ts';
import { textWidth, wrapped } from './elements.ts';
import { type Frame, size } from './style.ts';

export interface Placing {
  readonly frame: Frame;
  readonly width: number;
  readonly height: number;
  readonly lanes: readonly PlacedLane[];
  readonly rows: readonly Row[];
  /** Of the box with the names of the lanes. */
  readonly headerTop: number;
  /** Of the row that shows what lies where before the first step. */
  readonly startY: number;
  readonly bottom: number;
  readonly titleLines: readonly string[];
  readonly verdictLines: readonly string[];
  readonly itemLabelHeight: number;
}

export interface PlacedLane {
  readonly left: number;
  readonly right: number;
  /** Where its line is, at which it acts, sends and receives. */
  readonly spine: number;
  /** False where nothing but copies is there: the line is left out then. */
  readonly hasSpine: boolean;
  /** By item: where its copies stand; undefined where it never has one. */
  readonly copyX: readonly (number | undefined)[];
}

export interface Row {
  readonly top: number;
  readonly height: number;
  /** Where the step itself stands. */
  readonly y: number;
  readonly lines: readonly string[];
  readonly notes: readonly Note[];
  /** Where each message that is sent or received in this step stands, by index of the message. */
  readonly messageY: ReadonlyMap<number, number>;
}

export interface Note {
  readonly text: string;
  readonly bad: boolean;
}

export function placed(run: SpaceTime, frame: Frame): Placing {
  const { margin, titled } = frame;
  const lanes = placeLanes(run, frame);
  const right = Math.max(lanes.at(-1)?.right ?? 0, titled ? 760 : 0);
  const width = right + margin;
  const room = width - 2 * margin;
  const titleLines = titled ? wrapped(run.title, room, size.title * 1.08, 2) : [];
  const verdictLines = titled ? wrapped(run.verdict.text, room - 34, 16 * 1.08, 3) : [];
  const titleBottom = margin + titleLines.length * 27 + 22;
  const headerTop = titled ? titleBottom + verdictLines.length * 21 + 24 : 0;
  const itemLabelHeight = labelHeight(run);
  const startY = headerTop + size.headerHeight + itemLabelHeight + 26;
  const rows: Row[] = [];
  let top = startY + 26;
  for (const [index, event] of run.events.entries()) {
    const row = placeRow(run, event, index, top, frame);
    rows.push(row);
    top += row.height;
  }
  const bottom = top + 10;
  return {
    frame,
    width,
    height: bottom,
    lanes,
    rows,
    headerTop,
    startY,
    bottom,
    titleLines,
    verdictLines,
    itemLabelHeight,
  };
}

function placeLanes(run: SpaceTime, { margin, textColumn }: Frame): PlacedLane[] {
  const { lanes, items, moments } = run;
  let left = margin + textColumn;
  return lanes.map(({ heading }, lane) => {
    const held = items.map((_, item) =>
      moments.some(({ copies }) => copies.some((one) => one.lane === lane && one.item === item)),
    );
    const count = held.filter((one) => one).length;
    const hasSpine = count === 0 || actsItself(run, lane);
    const places = count + (hasSpine ? 1 : 0);
    const names = Math.max(textWidth(heading[0], size.body, true), textWidth(heading[1], size.small)) + 16;
    // The last name may lean beyond its copies.
    const over = items.map(({ name }, item) => (held[item] && leans(name) ? textWidth(name, size.small) * 0.55 : 0));
    const width = Math.max(size.laneMin, names, places * size.copyStep + Math.max(18, ...over));
    let x = left + (width - (places - 1) * size.copyStep) / 2;
    const spine = x;
    if (hasSpine) x += size.copyStep;
    const copyX = held.map((holds) => {
      if (!holds) return undefined;
      x += size.copyStep;
      return x - size.copyStep;
    });
    const placedLane = { left: left + 3, right: left + width - 3, spine, hasSpine, copyX };
    left += width;
    return placedLane;
  });
}

/** Has it anything to draw beside its copies? A cache or the storage mostly has not. */
function actsItself({ lanes, events, messages, moments }: SpaceTime, lane: number): boolean {
  if (lanes[lane]!.place.kind === 'process' || events.some((event) => event.lane === lane)) return true;
  const holds = (moment: number, { carries }: Message): boolean =>
    moments[moment]!.copies.some(
      (one) => one.lane === lane && one.item === carries?.item && one.version === carries.version,
    );
  return messages.some(
    (message) =>
      (message.from === lane && !holds(message.sentIn, message) && !holds(message.sentIn + 1, message)) ||
      (message.to === lane && message.receivedIn !== null && !holds(message.receivedIn + 1, message)),
  );
}

/** The name of an item stands upright over its copies while it is short, else it leans. */
export const leans = (name: string): boolean => textWidth(name, size.small) > size.copyStep - 4;

function labelHeight(run: SpaceTime): number {
  if (run.items.length === 0) return 0;
  const leaning = run.items.filter(({ name }) => leans(name));
  return Math.max(16, ...leaning.map(({ name }) => Math.min(80, textWidth(name, size.small) * 0.7 + 12)));
}

function placeRow(run: SpaceTime, event: SpaceTimeEvent, index: number, top: number, { textColumn }: Frame): Row {
  const room = textColumn - 48;
  const notes = room > 0 ? notesOf(run, event, index) : [];
  const lines = room <= 0 ? [] : wrapped(`${event.actor}  ${event.text}`, room, size.body, event.matters ? 3 : 1);
  const noteLines = notes.flatMap(({ text, bad }) =>
    wrapped(text, room, size.small * 1.08, 2).map((line) => ({ text: line, bad })),
  );
  const layers = layersOf(run.messages, index);
  const textHeight = lines.length * size.lineHeight + noteLines.length * 16 + 12;
  const drawn = layers.length > 1 ? layers.length * size.subRow + 8 : 0;
  const height = Math.max(event.matters ? size.rowMin : size.quietRow, textHeight, drawn);
  // Text and drawing begin at the same height.
  const y = top + (event.matters ? 18 : 13);
  const messageY = new Map(
    layers.flatMap((layer, at) => layer.map((message) => [message, y + at * size.subRow] as const)),
  );
  return { top, height, y, lines, notes: noteLines, messageY };
}

/** Which messages of a step may share a height: those that do not overlap and go on where another ends. */
function layersOf(messages: readonly Message[], event: number): number[][] {
  const layers: number[][] = [];
  const add = (index: number): void => {
    const last = layers.at(-1);
    const { from, to } = messages[index]!;
    const overlaps = (other: number): boolean => {
      const { from: start, to: end } = messages[other]!;
      return Math.max(Math.min(from, to), Math.min(start, end)) < Math.min(Math.max(from, to), Math.max(start, end));
    };
    const goesOn = (other: number): boolean =>
      Math.sign(messages[other]!.to - messages[other]!.from) === Math.sign(to - from);
    if (last?.every((other) => !overlaps(other) && goesOn(other))) last.push(index);
    else layers.push([index]);
  };
  // What arrives from an earlier step comes first, alone: it does not end where another begins.
  for (const [index, { sentIn, receivedIn }] of messages.entries())
    if (receivedIn === event && sentIn !== event) layers.push([index]);
  for (const [index, { sentIn }] of messages.entries()) if (sentIn === event) add(index);
  return layers;
}

function notesOf({ stale }: SpaceTime, { results }: SpaceTimeEvent, index: number): Note[] {
  const told = results.map(({ text, wrong }) => ({ text, bad: wrong }));
  if (stale === null) return told;
  const notes: Note[] = [...told];
  if (index === stale.madeIn) notes.push({ text: `the copy is made that will be old: ${stale.place}`, bad: true });
  if (index === stale.missedIn) notes.push({ text: 'the copy misses this write', bad: true });
  if (index === stale.hurtsIn) {
    const truth = stale.truth === null ? '' : `, true is ${stale.truth}`;
    notes.push({ text: `the old copy is used: it says ${stale.says}${truth}`, bad: true });
  }
  return notes;
}
