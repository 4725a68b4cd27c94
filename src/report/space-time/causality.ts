/**
 * What happened before what: each lane has a sequence of events, and a message orders the event that sends it before the
 * one that receives it (Lamport 1978). Clocks as Fidge and Mattern 1988.
 */
import type { SpaceTime } from './space-time.ts';

/** Something that one lane does or that is done to it in one step. */
export interface LocalEvent {
  readonly lane: number;
  /** Index into the events of the run. */
  readonly step: number;
  /** Is this who takes the step? */
  readonly acts: boolean;
  /** Indices of messages. */
  readonly receives: readonly number[];
  readonly sends: readonly number[];
  /** By lane: how many events there happened before or are this one. */
  readonly clock: readonly number[];
}

/** In an order in which no event stands before one that happened before it. */
export function localEvents(run: SpaceTime): LocalEvent[] {
  const drafts = run.events.flatMap((_, step) => eventsOfStep(run, step));
  const clocks = run.lanes.map(() => run.lanes.map(() => 0));
  const sent = new Map<number, readonly number[]>();
  return drafts.map((draft) => {
    const clock = clocks[draft.lane]!;
    for (const message of draft.receives)
      for (const [lane, count] of (sent.get(message) ?? []).entries()) clock[lane] = Math.max(clock[lane]!, count);
    clock[draft.lane] = clock[draft.lane]! + 1;
    for (const message of draft.sends) sent.set(message, [...clock]);
    return { ...draft, clock: [...clock] };
  });
}

interface Draft {
  readonly lane: number;
  readonly step: number;
  acts: boolean;
  readonly receives: number[];
  readonly sends: number[];
}

/** A lane passes on in one event what it received in it; after it has sent something, what it receives is a new event. */
function eventsOfStep({ events, messages }: SpaceTime, step: number): Draft[] {
  const drafts: Draft[] = [];
  const lastOf = (lane: number): Draft | undefined => drafts.filter((draft) => draft.lane === lane).at(-1);
  const begin = (lane: number): Draft => {
    const draft: Draft = { lane, step, acts: false, receives: [], sends: [] };
    drafts.push(draft);
    return draft;
  };
  const sending = (lane: number): Draft => lastOf(lane) ?? begin(lane);
  const receiving = (lane: number): Draft => {
    const last = lastOf(lane);
    return last === undefined || last.sends.length > 0 ? begin(lane) : last;
  };
  const { lane: actor } = events[step]!;
  for (const [index, { to, sentIn, receivedIn }] of messages.entries())
    if (receivedIn === step && sentIn !== step) receiving(to).receives.push(index);
  for (const [index, { from, to, sentIn, receivedIn }] of messages.entries()) {
    if (sentIn !== step) continue;
    sending(from).sends.push(index);
    if (receivedIn === step) receiving(to).receives.push(index);
  }
  const own = drafts.find(({ lane }) => lane === actor) ?? begin(actor);
  own.acts = true;
  return inOrder(drafts);
}

/** An event that only receives may have been begun before the one that sends to it: senders first. */
function inOrder(drafts: readonly Draft[]): Draft[] {
  const left = [...drafts];
  const ordered: Draft[] = [];
  while (left.length > 0) {
    const sentLater = new Set(left.flatMap(({ sends }) => sends));
    const next = left.findIndex(
      (draft, at) =>
        draft.receives.every((message) => !sentLater.has(message)) &&
        left.slice(0, at).every(({ lane }) => lane !== draft.lane),
    );
    ordered.push(...left.splice(Math.max(0, next), 1));
  }
  return ordered;
}
