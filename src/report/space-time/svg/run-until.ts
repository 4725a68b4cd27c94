/** The beginning of a run, as if nobody knew how it goes on. */
import type { SpaceTime } from '../space-time.ts';

/** @param length  in steps */
export function runUntil(run: SpaceTime, length: number): SpaceTime {
  const moments = run.moments.slice(0, length + 1);
  const messages = run.messages
    .filter(({ sentIn }) => sentIn < length)
    .map((message) => ({ ...message, isUnderway: (message.receivedIn ?? 0) >= length }));
  const seen = [
    ...moments.flatMap(({ copies }) => copies),
    ...messages.flatMap(({ carries }) => (carries === null ? [] : [carries])),
  ];
  // Versions are numbered in the order in which the run brings them up.
  const knownOf = (item: number): number =>
    Math.max(-1, ...seen.filter((one) => one.item === item).map(({ version }) => version)) + 1;
  return {
    ...run,
    items: run.items.map(({ name, versions }, item) => ({ name, versions: versions.slice(0, knownOf(item)) })),
    events: run.events.slice(0, length),
    // Whether it arrives is not known yet.
    messages: messages.map(({ isUnderway, ...message }) => (isUnderway ? { ...message, receivedIn: length } : message)),
    moments,
    stale: null,
    verdict: { kind: 'none', text: '' },
  };
}
